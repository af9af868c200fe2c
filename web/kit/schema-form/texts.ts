/** Between what stands in a field and the value it means. */
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import { texts } from '../texts/texts.ts';

/** A value, none where the field is empty, or why it is none yet. */
export type Read = { value: Json | undefined } | { problem: string };

export const jsonText = (value: Json | undefined): string =>
  value === undefined ? '' : JSON.stringify(value, null, 2);

export function readJson(text: string): Read {
  if (text.trim() === '') return { value: undefined };
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    return { problem: texts.form.noJson((error as Error).message) };
  }
}

export const numberText = (value: Json | undefined): string => (typeof value === 'number' ? String(value) : '');

/** A comma is a point: a number has no thousands here. */
export function readNumber(text: string, { type, minimum, maximum }: JsonObject): Read {
  const written = text.trim().replace(',', '.');
  if (written === '') return { value: undefined };
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(written) ? Number(written) : Number.NaN;
  if (!Number.isFinite(value)) return { problem: texts.form.noNumber };
  if ([type].flat()[0] === 'integer' && !Number.isInteger(value)) return { problem: texts.form.wholeOnly };
  if (typeof minimum === 'number' && value < minimum) return { problem: texts.form.atLeast(minimum) };
  return typeof maximum === 'number' && value > maximum ? { problem: texts.form.atMost(maximum) } : { value };
}

/** What a field takes, in words; '' for anything. */
export function boundsOf({ minimum, maximum, minLength, maxLength, format }: JsonObject): string {
  const bounds = (least: Json | undefined, most: Json | undefined): string => {
    if (least !== undefined && most !== undefined) return texts.form.between(String(least), String(most));
    if (least !== undefined) return texts.form.least(String(least));
    return most === undefined ? '' : texts.form.most(String(most));
  };
  const length = bounds(minLength && Number(minLength) > 1 ? minLength : undefined, maxLength);
  return [bounds(minimum, maximum), length && texts.form.characters(length), typeof format === 'string' ? format : '']
    .filter(Boolean)
    .join(', ');
}
