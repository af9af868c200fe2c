/**
 * How far several labelers' answers to one task agree, and which of them stands for all. A type says what
 * the parts of its answer are; the response is always one of the answers given, so it obeys the type's rules.
 */
import type { Json, JsonObject } from './kit.ts';

export interface Agreement {
  /** 0 to 1. */
  score: number;
  response: JsonObject;
  /** No answer is ahead: somebody has to decide. */
  tie: boolean;
}

/** Something that is the same in two answers or is not. */
export interface Vote {
  kind: 'vote';
  chosenIn(answer: JsonObject): Json | undefined;
}

/** Something that can be more or less alike. */
export interface Likeness {
  kind: 'likeness';
  /** 0 to 1, symmetric; 1 for equal ones. */
  between(a: JsonObject, b: JsonObject): number;
}

export type Part = Vote | Likeness;

export const vote = (chosenIn: Vote['chosenIn']): Vote => ({ kind: 'vote', chosenIn });
export const likeness = (between: Likeness['between']): Likeness => ({ kind: 'likeness', between });

/** The same text for equal values, however their keys are ordered. */
export function keyOfJson(value: Json | undefined): string {
  if (Array.isArray(value)) return `[${value.map(keyOfJson).join()}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${keyOfJson(item)}`).join()}}`;
}

/** A list of choices is a set: in which order somebody ticked them says nothing. */
const keyOf = (value: Json | undefined): string =>
  Array.isArray(value) ? value.map(keyOfJson).sort().join() : keyOfJson(value);

/** Each answer is compared with this many others, so that a hundred answers do not cost ten thousand comparisons. */
const COMPARED = 10;
/** Below this, answers that are merely not equally far apart are no agreement. */
const HALF = 0.5;

interface Outcome {
  /** How much speaks for each answer, 0 to 1. */
  support: number[];
  score: number;
  tie: boolean;
}

/** Majority: the share of the most frequent value. */
function votes(answers: readonly JsonObject[], { chosenIn }: Vote): Outcome {
  const keys = answers.map((answer) => keyOf(chosenIn(answer)));
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const most = Math.max(...counts.values());
  const leaders = [...counts.values()].filter((count) => count === most).length;
  return {
    support: keys.map((key) => counts.get(key)! / answers.length),
    score: most / answers.length,
    tie: leaders > 1,
  };
}

/** The answer that is most like the others; the score is how alike two of them are on average. */
function closest(answers: readonly JsonObject[], { between }: Likeness): Outcome {
  const sums = answers.map((answer, i) => {
    const others = answers.filter((_, j) => j !== i).slice(0, COMPARED);
    return others.reduce((sum, other) => sum + between(answer, other), 0) / others.length;
  });
  const score = sums.reduce((a, b) => a + b, 0) / sums.length;
  const best = Math.max(...sums);
  const different = new Set(answers.filter((_, i) => sums[i] === best).map(keyOfJson)).size > 1;
  return { support: sums, score, tie: different && score < HALF };
}

/** @param answers of different labelers, the first given first, at least one. @param parts none: the whole answer is one vote. */
export function agree(answers: readonly JsonObject[], parts: readonly Part[]): Agreement {
  if (answers.length === 1) return { score: 1, response: answers[0]!, tie: false };
  const asked: readonly Part[] = parts.length ? parts : [vote((answer) => answer)];
  const outcomes = asked.map((part) => (part.kind === 'vote' ? votes(answers, part) : closest(answers, part)));
  const support = answers.map((_, i) => outcomes.reduce((sum, outcome) => sum + outcome.support[i]!, 0));
  return {
    score: outcomes.reduce((sum, { score }) => sum + score, 0) / outcomes.length,
    response: answers[support.indexOf(Math.max(...support))]!,
    tie: outcomes.some(({ tie }) => tie),
  };
}

/**
 * How right an answer is, 0 to 1: the mean over the parts, of which a choice is right or wrong. `agree` of the two would say
 * one half for a wrong choice, as half of the answers made it.
 * @param parts none: the whole answer is one choice.
 */
export function likenessTo(expected: JsonObject, answer: JsonObject, parts: readonly Part[]): number {
  const asked: readonly Part[] = parts.length ? parts : [vote((one) => one)];
  const scores = asked.map((part) => {
    if (part.kind === 'likeness') return part.between(expected, answer);
    return keyOf(part.chosenIn(expected)) === keyOf(part.chosenIn(answer)) ? 1 : 0;
  });
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
