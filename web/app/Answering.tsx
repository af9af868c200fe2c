/** The editor of a task with all that the workbench does for it: undo, drafts, submit and skip. */
import { type ReactNode, useMemo, useState } from 'react';
import type { JsonObject } from '../../task-types/kit.ts';
import { Streams } from '../kit/addresses.ts';
import type { Refusal } from '../kit/editor.ts';
import { change, redo, undo } from '../kit/history.ts';
import { useActions } from '../kit/keymap.ts';
import { Actions } from './Actions.tsx';
import { DraftNotice } from './DraftNotice.tsx';
import type { Place } from './draft/one-tab.ts';
import type { Opening } from './draft/reconcile.ts';
import { useDraft } from './draft/use-draft.ts';
import type { EditorModule } from './editors.ts';
import { Guard } from './Guard.tsx';
import { LeaseTime } from './LeaseTime.tsx';
import { isLost, refusalOf } from './labeling.ts';
import { readLastGiven } from './previous/last-given.ts';
import { SavedState } from './SavedState.tsx';
import { SkipDialog } from './SkipDialog.tsx';
import { TaskTitle } from './TaskTitle.tsx';
import type { TaskWorkProps } from './TaskWork.tsx';
import { TopBar } from './TopBar.tsx';
import { TASK_KEYS } from './task-keys.ts';

interface AnsweringProps extends TaskWorkProps {
  editor: EditorModule;
  opening: Opening;
  place: Place;
  /** Unix milliseconds. */
  heldUntil: number;
  take(): Promise<void>;
  onHandOver(save: () => Promise<void>): void;
}

export function Answering(props: AnsweringProps): ReactNode {
  const { claimed, flow, bar, editor, opening, place, take, onHandOver, isInFront, isCovered } = props;
  const { lease_id: leaseId, task, response_schema, attachments } = claimed;
  const streams = useMemo(
    () => new Map((attachments ?? []).map(({ attachment, url }) => [attachment, url])),
    [attachments],
  );
  const draft = useDraft({ leaseId, taskId: task.task_id, person: flow.person, opening, onLost: flow.lose });
  const { history, setHistory, saved, keeper, theirs } = draft;
  const [refusal, setRefusal] = useState<Refusal>();
  const [dialog, setDialog] = useState<'skip'>();
  const [blocked, setBlocked] = useState<string>();
  const { submitting, skipping, releasing, takingBack } = flow;
  const isLeaving = [submitting, skipping, releasing, takingBack].some(({ isPending }) => isPending);
  const isReadOnly = place !== 'here' || theirs !== undefined;
  const active = !isLeaving && !isReadOnly && isInFront && dialog === undefined;
  flow.saveNow.current = () => keeper.save();
  onHandOver(async () => {
    await keeper.save();
    keeper.pause();
  });

  const update = (next: (before: typeof history) => typeof history) => {
    if (isReadOnly) return;
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
    return leave(() => submitting.mutateAsync({ claimed, response: history.present }));
  };
  const skip = (reason: string) => {
    setDialog(undefined);
    return leave(() => skipping.mutateAsync({ claimed, reason }));
  };
  const release = async () => {
    await keeper.save();
    return leave(() => releasing.mutateAsync(claimed));
  };
  const takeStepBack = () => update(undo);
  const doAgain = () => update(redo);

  useActions(
    TASK_KEYS,
    {
      submit,
      skip: () => setDialog('skip'),
      undo: takeStepBack,
      redo: doAgain,
      save: () => void keeper.save(),
      sheet: bar.onKeys,
    },
    active,
  );

  const Editor = editor.default;
  return (
    <div className="page working" inert={isCovered}>
      <TopBar {...bar}>
        <TaskTitle task={task} />
        <SavedState saved={saved} />
        <LeaseTime until={props.heldUntil} />
        <Actions
          canUndo={history.past.length > 0 && !isReadOnly}
          canRedo={history.future.length > 0 && !isReadOnly}
          undo={takeStepBack}
          redo={doAgain}
          submit={submit}
          skip={() => setDialog('skip')}
          release={release}
          help={bar.onKeys}
          isSubmitting={submitting.isPending}
          isLeaving={isLeaving || isReadOnly}
        />
      </TopBar>
      <DraftNotice place={place} take={take} theirs={theirs} choose={draft.choose} />
      <Guard>
        <main className="editing" inert={isReadOnly}>
          <Streams.Provider value={streams}>
            <Editor
              task={task}
              responseSchema={response_schema}
              value={history.present}
              onChange={onChange}
              onSubmit={submit}
              onBlock={setBlocked}
              refusal={refusal}
              previous={() => readLastGiven(task, flow.lastGiven.current)}
              active={active}
            />
          </Streams.Provider>
        </main>
      </Guard>
      <SkipDialog isOpen={dialog === 'skip'} close={() => setDialog(undefined)} skip={skip} />
    </div>
  );
}
