import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import type { JsonObject } from '../../../../task-types/kit.ts';
import type { History } from '../../../kit/history.ts';
import { texts } from '../../../kit/texts/texts.ts';
import type { Saved } from '../../draft/keeper.ts';
import { LeaseTime } from '../../LeaseTime.tsx';
import { SavedState } from '../../SavedState.tsx';
import { TaskTitle } from '../../TaskTitle.tsx';
import type { ClaimedReview } from './reviews.ts';

interface BarProps {
  task: ClaimedReview['task'];
  /** Decided since the page was opened. */
  done: number;
  saved: Saved;
  /** Unix milliseconds. */
  heldUntil: number;
  isFixing: boolean;
  history: History<JsonObject>;
  isLeaving: boolean;
  undo(): void;
  redo(): void;
  help(): void;
  skip(): void;
  release(): void;
}

export function ReviewBar(props: BarProps): ReactNode {
  const { task, done, saved, isFixing, history, isLeaving, undo, redo, help, skip, release } = props;
  return (
    <div className="review-bar">
      <TaskTitle task={task} />
      <SavedState saved={saved} />
      <LeaseTime until={props.heldUntil} />
      {done > 0 && <span className="note done">{texts.review.done(done)}</span>}
      <div className="review-tools" role="toolbar" aria-label={texts.review.tools}>
        {isFixing && (
          <>
            <Button
              className="tool"
              aria-label={texts.review.undo}
              isDisabled={history.past.length === 0 || isLeaving}
              onPress={undo}
            >
              ↶
            </Button>
            <Button
              className="tool"
              aria-label={texts.review.redo}
              isDisabled={history.future.length === 0 || isLeaving}
              onPress={redo}
            >
              ↷
            </Button>
          </>
        )}
        <Button className="tool" aria-label={texts.review.keys} onPress={help}>
          ?
        </Button>
        <Button className="button quiet" isDisabled={isLeaving} onPress={release}>
          {texts.review.putBack}
        </Button>
        <Button className="button quiet" isDisabled={isLeaving} onPress={skip}>
          {texts.review.skip}
        </Button>
      </div>
    </div>
  );
}
