/** What a question is told, and what stands above its choices. */
import type { ReactNode } from 'react';
import type { Json } from '../../../task-types/kit.ts';
import { texts } from '../texts/texts.ts';
import type { Branch } from './tree.ts';

export interface QuestionProps {
  title: string;
  note?: ReactNode;
  branches: readonly Branch[];
  chosen: readonly Json[];
  /** What a model said before. */
  suggested?: readonly Json[];
  /** How many may be chosen; with one, another choice takes its place. */
  most: number;
  required: boolean;
  /** Figures and the search key are for this one. */
  keyed: boolean;
  active: boolean;
  /** What stands above it says the title already. */
  isTitled?: boolean;
  problem?: string | undefined;
  /** Of the answer, as refusals name it. */
  place: string;
  onChoose(values: Json[]): void;
}

export type ShownProps = QuestionProps & { leaves: readonly Branch[] };

export function QuestionTitle({ title, note, required, isTitled, most }: Partial<QuestionProps>): ReactNode {
  return (
    <>
      <span className={isTitled ? 'unseen' : undefined}>{title}</span>
      {required ? (
        <span className="need">
          <span aria-hidden="true"> *</span>
          <span className="unseen"> {texts.choices.required}</span>
        </span>
      ) : (
        <span className="note"> {texts.choices.optional}</span>
      )}
      {!isTitled && (most ?? 1) > 1 && <span className="note"> · {texts.choices.several}</span>}
      {note}
    </>
  );
}
