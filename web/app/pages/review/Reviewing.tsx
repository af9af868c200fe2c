/** An answer in its editor, to accept, to fix or to reject. */
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { JsonObject } from '../../../../task-types/kit.ts';
import { Streams } from '../../../kit/addresses.ts';
import type { Refusal } from '../../../kit/editor.ts';
import { change, redo, undo } from '../../../kit/history.ts';
import { useActions } from '../../../kit/keymap.ts';
import { texts } from '../../../kit/texts/texts.ts';
import { DraftNotice } from '../../DraftNotice.tsx';
import type { Place } from '../../draft/one-tab.ts';
import { useDraft } from '../../draft/use-draft.ts';
import { Guard } from '../../Guard.tsx';
import { KeysDialog } from '../../keys/KeysDialog.tsx';
import { isLost, refusalOf } from '../../labeling.ts';
import { SkipDialog } from '../../SkipDialog.tsx';
import { TASK_KEYS } from '../../task-keys.ts';
import { useComment } from './comment.ts';
import { ReviewBar } from './ReviewBar.tsx';
import type { OpenedReview, ReviewTaskProps } from './ReviewTask.tsx';
import { REVIEW_KEYS } from './review-keys.ts';
import type { Decision } from './reviews.ts';
import { VerdictBar } from './VerdictBar.tsx';

interface ReviewingProps extends ReviewTaskProps, OpenedReview {
  place: Place;
  /** Unix milliseconds. */
  heldUntil: number;
  take(): Promise<void>;
  onHandOver(save: () => Promise<void>): void;
}

/** The frame has dialogs of its own: what is pressed in one is not for the task behind it. */
const onPage =
  (run: (event: KeyboardEvent) => unknown) =>
  (event: KeyboardEvent): unknown =>
    event.target instanceof Element && event.target.closest('[role="dialog"], [role="menu"]') ? false : run(event);

const isSame = (a: JsonObject, b: JsonObject): boolean => JSON.stringify(a) === JSON.stringify(b);

export function Reviewing(props: ReviewingProps): ReactNode {
  const { claimed, flow, editor, opening, place, take, onHandOver } = props;
  const { lease_id: leaseId, task, response_schema, attachments, answers, response } = claimed;
  const streams = useMemo(
    () => new Map((attachments ?? []).map(({ attachment, url }) => [attachment, url])),
    [attachments],
  );
  const draft = useDraft({ leaseId, taskId: task.task_id, person: flow.person, opening, onLost: flow.lose });
  const { history, setHistory, keeper, theirs } = draft;
  const [isFixing, setFixing] = useState(!isSame(opening.history.present, response));
  /** Which of several answers is looked at; -1 for what accepting gives. */
  const [shown, setShown] = useState(-1);
  const [comment, setComment] = useComment(task.task_id);
  const [refusal, setRefusal] = useState<Refusal>();
  const [blocked, setBlocked] = useState<string>();
  const [hint, setHint] = useState<string>();
  const [dialog, setDialog] = useState<'skip' | 'keys'>();
  const field = useRef<HTMLTextAreaElement>(null);
  const { deciding, skipping, releasing } = flow;
  const isLeaving = [deciding, skipping, releasing, flow.next].some(({ isPending }) => isPending);
  const isReadOnly = place !== 'here' || theirs !== undefined;
  const active = !isLeaving && !isReadOnly && dialog === undefined;
  onHandOver(async () => {
    await keeper.save();
    keeper.pause();
  });

  const looked = answers[shown]?.response ?? response;
  const update = (next: (before: typeof history) => typeof history) => {
    if (isReadOnly) return;
    if (!isFixing) return setHint(texts.review.switchOn);
    setRefusal(undefined);
    setHistory(next);
  };
  const switchFix = (on: boolean) => {
    if (isReadOnly) return;
    setFixing(on);
    setHint(undefined);
    setRefusal(undefined);
    // Whoever fixes while he looks at one of several answers goes on from that one.
    if (on && shown >= 0 && isSame(history.present, response)) setHistory((before) => change(before, looked));
  };
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
  const give = (decision: Decision) => {
    const comments = comment.trim();
    const fixed = decision === 'fix' ? { response: history.present } : {};
    const verdict = { decision, ...fixed, ...(comments && { comments }) };
    return leave(() => deciding.mutateAsync({ claimed, verdict }));
  };
  const accept = () => {
    if (!isFixing || isSame(history.present, response)) return give('accept');
    if (blocked !== undefined) return setRefusal({ message: blocked, path: '' });
    return give('fix');
  };
  const reject = () => {
    if (comment.trim() !== '') return give('reject');
    setHint(texts.review.sayWhy);
    field.current?.focus();
  };
  const step = (by: -1 | 1) => setShown((at) => Math.min(answers.length - 1, Math.max(-1, at + by)));
  useActions(
    TASK_KEYS,
    {
      submit: onPage(accept),
      skip: onPage(() => setDialog('skip')),
      undo: onPage(() => update(undo)),
      redo: onPage(() => update(redo)),
      save: onPage(() => void keeper.save()),
      sheet: onPage(() => setDialog('keys')),
    },
    active,
  );
  const unlessLetter = (run: () => unknown) => onPage((event) => (isFixing && !event.altKey ? false : run()));
  useActions(
    REVIEW_KEYS,
    {
      accept: unlessLetter(accept),
      fix: unlessLetter(() => switchFix(!isFixing)),
      reject: unlessLetter(reject),
      comment: unlessLetter(() => field.current?.focus()),
      before: unlessLetter(() => step(-1)),
      after: unlessLetter(() => step(1)),
    },
    active,
  );

  const Editor = editor.default;
  return (
    <div className="review">
      <ReviewBar
        task={task}
        done={flow.done}
        heldUntil={props.heldUntil}
        saved={isFixing ? draft.saved : 'untouched'}
        isFixing={isFixing}
        history={history}
        isLeaving={isLeaving || isReadOnly}
        undo={() => update(undo)}
        redo={() => update(redo)}
        help={() => setDialog('keys')}
        skip={() => setDialog('skip')}
        release={async () => {
          await keeper.save();
          return leave(() => releasing.mutateAsync(claimed));
        }}
      />
      <DraftNotice place={place} take={take} theirs={theirs} choose={draft.choose} />
      <Guard>
        <div className="editing" inert={isReadOnly}>
          <Streams.Provider value={streams}>
            <Editor
              key={shown}
              task={task}
              responseSchema={response_schema}
              value={isFixing ? history.present : looked}
              onChange={(value, together) => update((before) => change(before, value, together))}
              onBlock={setBlocked}
              refusal={refusal}
              active={active && isFixing}
            />
          </Streams.Provider>
        </div>
      </Guard>
      <VerdictBar
        claimed={claimed}
        shown={shown}
        onShow={setShown}
        isFixing={isFixing}
        onFix={switchFix}
        isChanged={isFixing && !isSame(history.present, response)}
        comment={comment}
        onComment={(text) => {
          setComment(text);
          setHint(undefined);
        }}
        field={field}
        problem={hint ?? (refusal && refusal.path === '' ? refusal.message : undefined)}
        isLeaving={isLeaving || isReadOnly}
        isDeciding={deciding.isPending}
        accept={accept}
        reject={reject}
      />
      <SkipDialog
        isOpen={dialog === 'skip'}
        close={() => setDialog(undefined)}
        skip={(reason) => {
          setDialog(undefined);
          return leave(() => skipping.mutateAsync({ claimed, reason }));
        }}
      />
      <KeysDialog isOpen={dialog === 'keys'} close={() => setDialog(undefined)} />
    </div>
  );
}
