/** One claimed task from its opening to its end: the editor, undo, drafts, submit and skip. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { JsonObject } from '../../task-types/kit.ts';
import { Streams } from '../kit/addresses.ts';
import type { Refusal } from '../kit/editor.ts';
import { change, redo, startHistory, undo } from '../kit/history.ts';
import { useKeys } from '../kit/keys.ts';
import { Loading, Trouble } from '../kit/Trouble.tsx';
import { Actions } from './Actions.tsx';
import { type EditorModule, loadEditor } from './editors.ts';
import { Guard } from './Guard.tsx';
import { KeysDialog } from './KeysDialog.tsx';
import { type Claimed, isLost, refusalOf } from './labeling.ts';
import { SavedState } from './SavedState.tsx';
import { SkipDialog } from './SkipDialog.tsx';
import { type BarProps, TopBar } from './TopBar.tsx';
import { useDraft } from './use-draft.ts';
import { useHeartbeat } from './use-lease.ts';
import type { useWork } from './use-work.ts';

interface TaskWorkProps {
  claimed: Claimed;
  flow: ReturnType<typeof useWork>;
  bar: BarProps;
}

/** Loads the editor first; the task is held meanwhile. */
export function TaskWork(props: TaskWorkProps): ReactNode {
  const { claimed, flow, bar } = props;
  const { type } = claimed.task;
  useHeartbeat(claimed.lease_id, flow.lose);
  const editor = useQuery({
    queryKey: ['editor', type],
    queryFn: () => loadEditor(type),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (editor.data) return <Answering {...props} editor={editor.data} />;
  return (
    <div className="page">
      <TopBar {...bar} />
      <main className="rest">
        {editor.isPending ? (
          <Loading what="Opening the task" />
        ) : (
          <Trouble title="The editor could not be loaded" action={['Try again', () => void editor.refetch()]} />
        )}
      </main>
    </div>
  );
}

function Answering({ claimed, flow, bar, editor }: TaskWorkProps & { editor: EditorModule }): ReactNode {
  const { lease_id, task, response_schema, draft: draftBefore, attachments } = claimed;
  const streams = useMemo(
    () => new Map((attachments ?? []).map(({ attachment, url }) => [attachment, url])),
    [attachments],
  );
  const [history, setHistory] = useState(() =>
    startHistory(draftBefore ?? editor.start?.(task.params, response_schema) ?? {}),
  );
  const [refusal, setRefusal] = useState<Refusal>();
  const [dialog, setDialog] = useState<'skip' | 'keys'>();
  const [blocked, setBlocked] = useState<string>();
  const { saved, keeper } = useDraft(lease_id, history.present, flow.lose);
  const { submitting, skipping, releasing } = flow;
  const isLeaving = submitting.isPending || skipping.isPending || releasing.isPending;
  const active = !isLeaving && dialog === undefined;

  const update = (next: (before: typeof history) => typeof history) => {
    setRefusal(undefined);
    setHistory(next);
  };
  const onChange = (value: JsonObject, together?: string) => update((before) => change(before, value, together));

  /** Nothing is saved while a verb is under way; if the task stays with us, saving goes on. */
  const leave = async (verb: () => Promise<unknown>) => {
    keeper.pause();
    setRefusal(undefined);
    try {
      await verb();
    } catch (error) {
      if (isLost(error)) return;
      setRefusal(refusalOf(error as Error));
      keeper.resume();
    }
  };
  const submit = async () => {
    if (blocked !== undefined) return setRefusal({ message: blocked, path: '' });
    return leave(() => submitting.mutateAsync({ leaseId: lease_id, response: history.present }));
  };
  const skip = (reason: string) => {
    setDialog(undefined);
    return leave(() => skipping.mutateAsync({ leaseId: lease_id, reason }));
  };
  const release = async () => {
    await keeper.save();
    return leave(() => releasing.mutateAsync(lease_id));
  };
  const takeBack = () => update(undo);
  const doAgain = () => update(redo);

  useKeys(
    {
      'mod+enter': submit,
      'mod+space': () => setDialog('skip'),
      'mod+z': takeBack,
      'mod+shift+z': doAgain,
      'mod+y': doAgain,
      'mod+s': () => void keeper.save(),
      '?': () => setDialog('keys'),
    },
    active,
  );

  const Editor = editor.default;
  return (
    <div className="page working">
      <TopBar {...bar}>
        <TaskTitle claimed={claimed} />
        <SavedState saved={saved} />
        <Actions
          canUndo={history.past.length > 0}
          canRedo={history.future.length > 0}
          undo={takeBack}
          redo={doAgain}
          submit={submit}
          skip={() => setDialog('skip')}
          release={release}
          help={() => setDialog('keys')}
          isSubmitting={submitting.isPending}
          isLeaving={isLeaving}
        />
      </TopBar>
      <Guard>
        <Streams.Provider value={streams}>
          <Editor
            task={task}
            responseSchema={response_schema}
            value={history.present}
            onChange={onChange}
            onBlock={setBlocked}
            refusal={refusal}
            active={active}
          />
        </Streams.Provider>
      </Guard>
      <SkipDialog isOpen={dialog === 'skip'} close={() => setDialog(undefined)} skip={skip} />
      <KeysDialog isOpen={dialog === 'keys'} close={() => setDialog(undefined)} />
    </div>
  );
}

function TaskTitle({ claimed: { task } }: { claimed: Claimed }): ReactNode {
  return (
    <h1 className="task-title">
      {task.project && <span>{task.project}</span>}
      <span>{task.type}</span>
      <Button
        className="task-id"
        aria-label={`Copy the task id ${task.task_id}`}
        onPress={() => void navigator.clipboard?.writeText(task.task_id)}
      >
        {task.task_id}
      </Button>
    </h1>
  );
}
