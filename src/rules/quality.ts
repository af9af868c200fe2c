/** Evaluation and training tasks: when one is handed out, and when a labeler is below the bar (api-facts D.12; the rest is ours). */
import { hash } from 'node:crypto';
import type { ProjectSettings } from './project-settings.ts';

export type QualityKind = 'evaluation' | 'training';

/** Tasks that quality tasks are hidden among: those of a project, or of a type where there is no project. */
export interface PoolName {
  project: string | null;
  type: string;
}

/** No type has a colon in its name. */
export const poolKey = ({ project, type }: PoolName): string => `${type}:${project ?? ''}`;

export interface QualityRules {
  /** Of the tasks a labeler is handed, how many are evaluation tasks, 0 to 1. */
  evaluationShare: number;
  /** Mean score below which he gets nothing more, 0 to 1; undefined: there is no bar. */
  bar: number | undefined;
  /** How many scored answers it takes before the bar holds. */
  scoredBeforeBar: number;
  /** The least score with which a training task is done, 0 to 1. */
  trainingScore: number;
}

export const EVALUATION_SHARE = 0.1;
export const SCORED_BEFORE_BAR = 5;

/** @param settings of the project; none: what holds where nothing is set. */
export function qualityRules({ quality }: ProjectSettings): QualityRules {
  return {
    evaluationShare: quality?.evaluation_share ?? EVALUATION_SHARE,
    bar: quality?.bar,
    scoredBeforeBar: quality?.scored_before_bar ?? SCORED_BEFORE_BAR,
    trainingScore: quality?.training_score ?? 0,
  };
}

const STEPS = 2 ** 32;

/**
 * Whether a labeler's n-th task in a pool is an evaluation task. Of every 1/share tasks exactly one is; which one depends on
 * the labeler and the pool, so that nobody can count up to it, and is the same whenever it is asked.
 * @param n tasks he was handed there before, from 0. @param share 0 to 1.
 */
export function isEvaluationDue(userId: string, pool: PoolName, n: number, share: number): boolean {
  if (share <= 0) return false;
  const begin = (block: number): number => Math.ceil(block / share - 1e-9);
  let block = Math.floor(n * share);
  // Floating point: n may lie just outside of the block that the product says.
  if (n < begin(block)) block -= 1;
  else if (n >= begin(block + 1)) block += 1;
  const size = begin(block + 1) - begin(block);
  const draw = hash('sha256', JSON.stringify([userId, poolKey(pool), block]), 'buffer').readUInt32BE(0) / STEPS;
  return n === begin(block) + Math.floor(draw * size);
}

/** @param scored answers that count. @param scoreSum of their scores, 0 to 1 each. */
export function isBelowBar({ scored, scoreSum }: { scored: number; scoreSum: number }, rules: QualityRules): boolean {
  if (rules.bar === undefined || scored === 0 || scored < rules.scoredBeforeBar) return false;
  // A sum of tenths may miss the bar by a rounding.
  return scoreSum / scored < rules.bar - 1e-9;
}
