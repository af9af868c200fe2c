/** Keywords of numbers and texts. */
import type { JsonObject, Problem } from '../../kit.ts';
import { FORMATS } from './formats.ts';
import type { Holding } from './schema.ts';

/** Sums of fractions are not exact: 0.3 is a multiple of 0.1. */
const ROUNDING = 1e-9;

export function numberProblem(schema: JsonObject, value: number, path: string): Problem | undefined {
  const wrong = (message: string): Problem => ({ path, message });
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema as { [key: string]: number };
  if (minimum !== undefined && value < minimum) return wrong(`must be greater than or equal to ${minimum}`);
  if (maximum !== undefined && value > maximum) return wrong(`must be less than or equal to ${maximum}`);
  if (exclusiveMinimum !== undefined && value <= exclusiveMinimum) {
    return wrong(`must be greater than ${exclusiveMinimum}`);
  }
  if (exclusiveMaximum !== undefined && value >= exclusiveMaximum)
    return wrong(`must be less than ${exclusiveMaximum}`);
  if (multipleOf === undefined) return undefined;
  const times = value / multipleOf;
  const isMultiple =
    Number.isFinite(times) && Math.abs(times - Math.round(times)) <= ROUNDING * Math.max(1, Math.abs(times));
  return isMultiple ? undefined : wrong(`must be a multiple of ${multipleOf}`);
}

/** In characters (code points), as JSON Schema counts. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length++;
  return length;
}

export function textProblem(schema: JsonObject, value: string, path: string, holding: Holding): Problem | undefined {
  const wrong = (message: string): Problem => ({ path, message });
  const { minLength, maxLength } = schema as { [key: string]: number };
  if (minLength !== undefined || maxLength !== undefined) {
    const length = lengthOf(value);
    holding.spend(length / 100);
    if (length < (minLength ?? 0)) {
      return wrong(minLength === 1 ? 'is not allowed to be empty' : `must be at least ${minLength} characters long`);
    }
    if (maxLength !== undefined && length > maxLength) return wrong(`must be at most ${maxLength} characters long`);
  }
  if (typeof schema.format === 'string') {
    holding.spend(value.length / 100);
    if (FORMATS.get(schema.format)?.fits(value) === false) return wrong(`must be of the format ${schema.format}`);
  }
  if (typeof schema.pattern !== 'string') return undefined;
  const fits = holding.pattern(schema.pattern).fits(value, holding.spend);
  return fits ? undefined : wrong(`must match the pattern ${schema.pattern}`);
}
