/** When a task that has its answers waits for a reviewer before it completes (settings of its project). */
import { hash } from 'node:crypto';

/** What a project says of reviews and corrections, in its settings. */
export interface WorkRules {
  /** Of all its tasks, 0 to 1. */
  reviewShare: number;
  /** Tasks whose answers agree less than this, 0 to 1, are reviewed. */
  reviewBelow: number;
  /** How long after submitting a labeler may correct an answer; 0 is not at all. */
  correctionSeconds: number;
}

export const NO_RULES: WorkRules = { reviewShare: 0, reviewBelow: 0, correctionSeconds: 0 };

const numberOf = (value: unknown): number => (typeof value === 'number' && value > 0 ? value : 0);

/** @param settings the JSON of a project; what it does not say is zero. */
export function workRules(settings: { [key: string]: unknown }): WorkRules {
  const review = (settings.review ?? {}) as { [key: string]: unknown };
  return {
    reviewShare: numberOf(review.share),
    reviewBelow: numberOf(review.below_agreement),
    correctionSeconds: numberOf(settings.correction_seconds),
  };
}

const STEPS = 2 ** 32;

/** Whether the task is in the share: the same for the same id, and evenly spread over ids. */
export function isInShare(taskId: string, share: number): boolean {
  return hash('sha256', taskId, 'buffer').readUInt32BE(0) / STEPS < share;
}

export interface Verdict {
  /** 0 to 1; null with one answer. */
  agreement: number | null;
  /** No answer is ahead of the others. */
  tie: boolean;
}

/** A tie is always reviewed: there is no answer to give. */
export function needsReview(taskId: string, { agreement, tie }: Verdict, rules: WorkRules): boolean {
  return tie || (agreement !== null && agreement < rules.reviewBelow) || isInShare(taskId, rules.reviewShare);
}
