/** Attachments side by side, each with its letter; below each other or to be swiped on a phone. */
import type { ReactNode, RefObject } from 'react';
import { ToggleButton } from 'react-aria-components';
import { texts } from '../texts/texts.ts';
import { Look } from '../viewing/Look.tsx';
import type { Glances } from '../viewing/use-glances.ts';
import { useInStep } from './use-in-step.ts';
import './comparing.css';

export interface Pane {
  /** Of the attachment in the params. */
  index: number;
  attachment: unknown;
  letter: string;
  /** Where it can be chosen. */
  isChosen?: boolean | undefined;
  /** Where it can be ranked: its rank from 1, null for none yet. */
  rank?: number | null | undefined;
  /** What it is called in the list of choices. */
  shown?: string | undefined;
}

interface PanesProps {
  stage: RefObject<HTMLDivElement | null>;
  panes: readonly Pane[];
  type: unknown;
  glances: Glances;
  inStep: boolean;
  /** The one that is shown alone, larger. */
  alone: number | undefined;
  active: boolean;
  onTake?: ((index: number) => void) | undefined;
}

export function Panes({ stage, panes, type, glances, inStep, alone, active, onTake }: PanesProps): ReactNode {
  useInStep(stage, inStep);
  return (
    <div className={`panes of-${Math.min(panes.length, 5)}${alone === undefined ? '' : ' one-alone'}`} ref={stage}>
      {panes.map(({ index, attachment, letter, isChosen, rank, shown }) => (
        <section
          className={isChosen ? 'pane taken-one' : 'pane'}
          key={index}
          hidden={alone !== undefined && alone !== index}
          aria-label={texts.compare.pane(letter)}
        >
          {onTake ? (
            <ToggleButton
              className="pane-head"
              isSelected={isChosen ?? typeof rank === 'number'}
              isDisabled={!active}
              onChange={() => onTake(index)}
            >
              <span className="pane-letter" aria-hidden="true">
                <kbd>{letter}</kbd>
              </span>
              <span aria-hidden="true">{rank === undefined ? (shown ?? texts.compare.thisOne) : rankWords(rank)}</span>
              <span className="unseen">
                {rank === undefined ? texts.compare.choose(letter) : texts.compare.rank(letter, rank)}
              </span>
            </ToggleButton>
          ) : (
            <p className="pane-head">
              <strong>{letter}</strong>
            </p>
          )}
          <Look
            attachment={attachment}
            type={type}
            name={texts.compare.pane(letter)}
            glance={glances.at(index)}
            onGlance={(next) => glances.change(index, next)}
          />
        </section>
      ))}
    </div>
  );
}

const rankWords = (rank: number | null): string => (rank === null ? texts.compare.noRank : texts.compare.rankOf(rank));
