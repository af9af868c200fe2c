/** Who answered what is shown, what the reviewer says of it, and the three ways it can go. */
import type { ReactNode, RefObject } from 'react';
import { Button, Switch, TextArea, TextField, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { ago } from '../../time.ts';
import type { ClaimedReview, Judged } from './reviews.ts';

interface VerdictProps {
  claimed: ClaimedReview;
  shown: number;
  onShow(shown: number): void;
  isFixing: boolean;
  onFix(on: boolean): void;
  /** What is fixed is another answer than that of the labelers. */
  isChanged: boolean;
  comment: string;
  onComment(text: string): void;
  field: RefObject<HTMLTextAreaElement | null>;
  problem: string | undefined;
  isLeaving: boolean;
  isDeciding: boolean;
  accept(): unknown;
  reject(): unknown;
}

export function VerdictBar(props: VerdictProps): ReactNode {
  const { claimed, shown, onShow, isFixing, onFix, isChanged, comment, onComment, field, problem } = props;
  const { isLeaving, isDeciding, accept, reject } = props;
  const { answers, agreement } = claimed;
  const one = answers[Math.max(shown, 0)];
  return (
    <section className="verdict" aria-label={texts.review.verdict}>
      <div className="verdict-about">
        {answers.length > 1 && (
          <ToggleButtonGroup
            className="segments"
            aria-label={texts.review.whichAnswer}
            selectionMode="single"
            disallowEmptySelection
            isDisabled={isFixing}
            selectedKeys={[String(shown)]}
            onSelectionChange={(keys) => onShow(Number([...keys][0] ?? -1))}
          >
            <ToggleButton id="-1">{texts.review.result}</ToggleButton>
            {answers.map((_, index) => (
              <ToggleButton key={index} id={String(index)}>
                {texts.review.answer(index + 1)}
              </ToggleButton>
            ))}
          </ToggleButtonGroup>
        )}
        <span className="note">
          {[
            (answers.length === 1 || shown >= 0) && one && whoOf(one),
            agreement !== undefined && texts.review.agree(Math.round(agreement * 100)),
            one?.comment && texts.review.flagged(one.comment),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="verdict-problem" role="status">
          {problem}
        </span>
      </div>
      <div className="verdict-row">
        <TextField className="verdict-comment" aria-label={texts.review.comment} value={comment} onChange={onComment}>
          <TextArea
            ref={field}
            rows={1}
            maxLength={10_000}
            placeholder={texts.review.commentHint}
            className="react-aria-TextArea growing"
            onKeyDown={(event) => {
              if (event.key === 'Escape') event.currentTarget.blur();
            }}
          />
        </TextField>
        <Switch className="switch" isSelected={isFixing} onChange={onFix} isDisabled={isLeaving}>
          <span className="switch-mark" aria-hidden="true" />
          {texts.review.fix} <kbd>F</kbd>
        </Switch>
        <Button className="button alarm" isDisabled={isLeaving} onPress={reject}>
          {texts.review.reject} <kbd>R</kbd>
        </Button>
        <Button className="button primary" isDisabled={isLeaving} isPending={isDeciding} onPress={accept}>
          {isChanged ? texts.review.giveFix : texts.review.accept} <kbd>{isFixing ? '⏎' : 'A'}</kbd>
        </Button>
      </div>
    </section>
  );
}

function whoOf({ labeler, labeler_email, submitted_at, time_spent_secs }: Judged): string {
  const who = labeler_email ?? labeler ?? texts.review.hidden;
  const when = submitted_at && ago(submitted_at);
  const long = time_spent_secs && texts.review.took(Math.max(1, Math.round(time_spent_secs)));
  return [who, when, long].filter(Boolean).join(', ');
}
