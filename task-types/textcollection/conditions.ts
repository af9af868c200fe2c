/**
 * Conditions of fields (api-facts E.15): a list is or, an object is and, `not` is not; keys are field
 * ids, values say what must have been answered there. Scale documents no more than that. What we do
 * not know how to read is neither true nor false: such a field may be answered and need not be.
 */
import type { Json, Problem } from '../kit.ts';
import { firstProblem, isObject } from '../shared/json.ts';

const DEEPEST = 16;
/** Words for "one of these values" inside an object. */
const VALUE_KEYS = new Set(['value', 'values', 'choices']);

type Verdict = boolean | undefined;
/** All values answered under a field id, none if there is no such answer. */
export type ValuesOf = (fieldId: string) => readonly Json[];

const negate = (verdict: Verdict): Verdict => (verdict === undefined ? undefined : !verdict);
const either = (verdicts: Verdict[]): Verdict =>
  verdicts.includes(true) ? true : verdicts.includes(undefined) ? undefined : false;
const all = (verdicts: Verdict[]): Verdict => negate(either(verdicts.map(negate)));

/** @param isField whether there is a field of that id; one called `not` goes before the word. */
export function holds(condition: Json, valuesOf: ValuesOf, isField: (id: string) => boolean): Verdict {
  if (Array.isArray(condition)) {
    return condition.length === 0 || either(condition.map((part) => holds(part, valuesOf, isField)));
  }
  if (!isObject(condition)) return undefined;
  return all(
    Object.entries(condition).map(([key, wanted]) => {
      if (isField(key)) return matches(wanted, valuesOf(key));
      return key === 'not' ? negate(holds(wanted, valuesOf, isField)) : undefined;
    }),
  );
}

function matches(wanted: Json, given: readonly Json[]): Verdict {
  if (Array.isArray(wanted)) return either(wanted.map((one) => matches(one, given)));
  if (!isObject(wanted)) return given.includes(wanted);
  const entries = Object.entries(wanted);
  if (entries.length === 0) return undefined;
  return all(
    entries.map(([key, value]) => {
      if (key === 'not') return negate(matches(value, given));
      return VALUE_KEYS.has(key) ? matches(value, given) : undefined;
    }),
  );
}

/** Every key is another field or `not`. */
export function conditionProblem(
  condition: Json,
  path: string,
  isOther: (id: string) => boolean,
  depth = 0,
): Problem | undefined {
  if (depth > DEEPEST) return { path, message: `must not be nested deeper than ${DEEPEST} levels` };
  if (Array.isArray(condition)) {
    return firstProblem(condition, (part, i) => conditionProblem(part, `${path}.${i}`, isOther, depth + 1));
  }
  if (!isObject(condition)) return { path, message: 'must be an object or an array' };
  return firstProblem(Object.entries(condition), ([key, wanted]) => {
    const at = `${path}.${key}`;
    if (isOther(key)) return tooDeep(wanted, depth + 1) ? { path: at, message: 'is nested too deep' } : undefined;
    if (key === 'not') return conditionProblem(wanted, at, isOther, depth + 1);
    return { path: at, message: 'must be the field_id of another field' };
  });
}

function tooDeep(value: Json, depth: number): boolean {
  if (depth > DEEPEST) return true;
  if (Array.isArray(value)) return value.some((item) => tooDeep(item, depth + 1));
  return isObject(value) && Object.values(value).some((item) => tooDeep(item, depth + 1));
}
