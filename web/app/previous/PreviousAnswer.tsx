/** One of my answers in its editor: to look at, and, for as long as its project allows it, to correct. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import type { JsonObject } from '../../../task-types/kit.ts';
import { Streams } from '../../kit/addresses.ts';
import { change, redo, startHistory, undo } from '../../kit/history.ts';
import { KeyCaps } from '../../kit/KeyCaps.tsx';
import { useActions } from '../../kit/keymap.ts';
import { Loading, Trouble } from '../../kit/Trouble.tsx';
import { texts } from '../../kit/texts/texts.ts';
import { CopyWriter, readCopy, removeCopy } from '../draft/local-copy.ts';
import { type EditorModule, loadEditor } from '../editors.ts';
import { Guard } from '../Guard.tsx';
import { refusalOf } from '../labeling.ts';
import { TaskTitle } from '../TaskTitle.tsx';
import { ANSWER_KEYS, READING_KEYS } from '../task-keys.ts';
import { ago } from '../time.ts';
import { correct, PREVIOUS, readAnswer, type WholeAnswer } from './answers.ts';

interface PreviousProps {
  taskId: string;
  /** The e-mail address of who is signed in. */
  person: string;
  close(): void;
  /** To the one answered before (-1) or after (1). */
  step(by: -1 | 1): void;
}

/** Beside the draft of the same task, which may have been recalled. */
const copyOf = (taskId: string): string => `correction ${taskId}`;

export function PreviousAnswer(props: PreviousProps): ReactNode {
  const { taskId, person, close, step } = props;
  useActions(ANSWER_KEYS, { older: () => step(-1), newer: () => step(1) });
  const opened = useQuery({
    queryKey: ['answer', taskId],
    queryFn: async () => {
      const [answer, copy] = await Promise.all([readAnswer(taskId), readCopy(person, copyOf(taskId))]);
      const editor = await loadEditor(answer.task.type);
      const isOpen = answer.correctable_until !== undefined;
      return { answer, editor, history: (isOpen && copy?.history) || startHistory(answer.response ?? {}) };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (opened.data) return <Opened {...props} {...opened.data} />;
  return (
    <div className="page front">
      <header className="bar">
        <Button className="button" onPress={close}>
          {texts.answers.back}
        </Button>
      </header>
      <main className="rest">
        {opened.isPending ? (
          <Loading what={texts.answers.opening} />
        ) : (
          <Trouble title={texts.answers.notOpened} action={[texts.work.tryAgain, () => void opened.refetch()]}>
            <p>{opened.error.message}</p>
          </Trouble>
        )}
      </main>
    </div>
  );
}

interface OpenedProps extends PreviousProps {
  answer: WholeAnswer;
  editor: EditorModule;
  history: ReturnType<typeof startHistory<JsonObject>>;
}

function Opened({ answer, editor, history: start, taskId, person, close, step }: OpenedProps): ReactNode {
  const cache = useQueryClient();
  const { task, response_schema, attachments, correctable_until, submitted_at, state, review_comments } = answer;
  const [history, setHistory] = useState(start);
  const [blocked, setBlocked] = useState<string>();
  const [kept, setKept] = useState<JsonObject>(answer.response ?? {});
  const [copies] = useState(() => new CopyWriter(person, copyOf(taskId)));
  const isOpen = correctable_until !== undefined;
  const isChanged = history.present !== kept && JSON.stringify(history.present) !== JSON.stringify(kept);
  const streams = useMemo(
    () => new Map((attachments ?? []).map(({ attachment, url }) => [attachment, url])),
    [attachments],
  );
  useEffect(() => {
    if (history !== start) copies.write(history, 0, false);
  }, [copies, history, start]);

  const correcting = useMutation({
    mutationFn: async (response: JsonObject) => {
      if (blocked !== undefined) throw new Error(blocked);
      await correct(taskId, response);
      return response;
    },
    onSuccess: async (response) => {
      setKept(response);
      await removeCopy(person, copyOf(taskId));
      await cache.invalidateQueries({ queryKey: PREVIOUS });
    },
  });
  const save = () => {
    if (isChanged && !correcting.isPending) correcting.mutate(history.present);
  };
  const update = (next: (before: typeof history) => typeof history) => {
    if (!isOpen) return;
    correcting.reset();
    setHistory(next);
  };
  // Where one may draw, it is the editor's.
  useActions(READING_KEYS, { close }, !isOpen);
  useActions(ANSWER_KEYS, { save, undo: () => update(undo), redo: () => update(redo) }, isOpen);

  const Editor = editor.default;
  return (
    <div className="page working front">
      <header className="bar">
        <Button className="button" onPress={close} autoFocus>
          {texts.answers.back} {!isOpen && <KeyCaps group={READING_KEYS} action="close" />}
        </Button>
        <TaskTitle task={task} />
        <span className="saved" role="status">
          {wordsOf(correcting.isSuccess && !isChanged, isChanged)}
        </span>
        <div className="actions" role="toolbar" aria-label={texts.answers.answer}>
          <Button className="tool" aria-label={texts.answers.older} onPress={() => step(-1)}>
            ←
          </Button>
          <Button className="tool" aria-label={texts.answers.newer} onPress={() => step(1)}>
            →
          </Button>
          {isOpen && (
            <Button className="button primary" isDisabled={!isChanged} isPending={correcting.isPending} onPress={save}>
              {texts.answers.saveCorrection}
            </Button>
          )}
        </div>
      </header>
      <div className="task-notice">
        <p>
          <span>
            {state === 'rejected' ? `${texts.answers.rejectedBecause(review_comments ?? '')} ` : ''}
            {state !== 'rejected' && review_comments ? `${texts.review.says(review_comments)} ` : ''}
            {texts.answers.answered(ago(submitted_at))}{' '}
            {isOpen ? texts.answers.correctUntil(correctable_until) : texts.answers.readOnly}
          </span>
        </p>
      </div>
      <Guard>
        <main className="editing" inert={!isOpen}>
          <Streams.Provider value={streams}>
            <Editor
              task={task}
              responseSchema={response_schema}
              value={history.present}
              onChange={(value, together) => update((before) => change(before, value, together))}
              onBlock={setBlocked}
              refusal={correcting.error ? refusalOf(correcting.error) : undefined}
              active={isOpen && !correcting.isPending}
            />
          </Streams.Provider>
        </main>
      </Guard>
    </div>
  );
}

function wordsOf(isSaved: boolean, isChanged: boolean): string {
  if (isSaved) return texts.answers.correctionSaved;
  return isChanged ? texts.answers.notSavedYet : '';
}
