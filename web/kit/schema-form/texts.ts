/** Between what stands in a field and the value it means. */
import type { Json, JsonObject } from '../../../task-types/kit.ts';

/** A value, none where the field is empty, or why it is none yet. */
export type Read = { value: Json | undefined } | { problem: string };

export const jsonText = (value: Json | undefined): string =>
  value === undefined ? '' : JSON.stringify(value, null, 2);

export function readJson(text: string): Read {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    return { problem: `This is no JSON yet: ${(error as Error).message}` };
  }
}

export const numberText = (value: Json | undefined): string => (typeof value === 'number' ? String(value) : '');

/** A comma is a point: a number has no thousands here. */
export function readNumber(text: string, { type, minimum, maximum }: JsonObject): Read {
  const written = text.trim().replace(',', '.');
  if (written === '') return { value: undefined };
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : Number.NaN;
  if (!Number.isFinite(value)) return { problem: 'This is no number.' };
  if ([type].flat()[0] === 'integer' && !Number.isInteger(value)) return { problem: 'Whole numbers only.' };
  if (typeof minimum === 'number' && value < minimum) return { problem: `At least ${minimum}.` };
  return typeof maximum === 'number' && value > maximum ? { problem: `At most ${maximum}.` } : { value };
}

/** What a field takes, in words; '' for anything. */
export function boundsOf({ minimum, maximum, minLength, maxLength, format }: JsonObject): string {
  const between = (least: Json | undefined, most: Json | undefined, unit: string): string => {
    if (least !== undefined && most !== undefined) return `${least} to ${most}${unit}`;
    if (least !== undefined) return `at least ${least}${unit}`;
    return most === undefined ? '' : `at most ${most}${unit}`;
  };
  const length = between(minLength && Number(minLength) > 1 ? minLength : undefined, maxLength, ' characters');
  return [between(minimum, maximum, ''), length, typeof format === 'string' ? format : ''].filter(Boolean).join(', ');
}
