/** Numbers and texts for a sample. */
import type { JsonObject } from '../../kit.ts';
import { compilePattern } from '../patterns/match.ts';
import { patternText } from '../patterns/sample.ts';
import { TEXTS } from '../text-fields.ts';
import { FORMATS } from './formats.ts';
import type { Making } from './making.ts';
import { lengthOf } from './scalars.ts';

/** A number that the limits let in: the least where there is one, else the most, else 1. */
export function sampleNumber(
  schema: JsonObject,
  whole: boolean,
  nth: number,
  { draw, fits }: Making,
): number | undefined {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema as { [key: string]: number };
  const least = Math.max(minimum ?? -Infinity, exclusiveMinimum ?? -Infinity);
  const most = Math.min(maximum ?? Infinity, exclusiveMaximum ?? Infinity);
  const step = multipleOf ?? (whole ? 1 : Math.min(1, Math.max(Number.MIN_VALUE, (most - least) / 16)));
  const from = Number.isFinite(least)
    ? Math.ceil(least / step)
    : Number.isFinite(most)
      ? Math.floor(most / step) - 8
      : 0;
  const room = Number.isFinite(most) ? Math.max(0, Math.floor(most / step) - from) : 100;
  const usual = Number.isFinite(least) || (Number.isFinite(most) && most < 1) ? 0 : Math.min(1, room);
  const first = draw.whole(0, Math.min(room, 100), usual) + nth;
  const tries = [first, first + 1, nth, nth + 1, room - nth].map((times) => (from + times) * step);
  return [...tries, least, most].find(
    (value) => Number.isFinite(value) && (!whole || Number.isInteger(value)) && fits(schema, value),
  );
}

/** Longer ones are not made. */
const LONGEST = 20_000;

export function sampleText(schema: JsonObject, nth: number, { draw, fits }: Making): string | undefined {
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema as { [key: string]: number };
  if (minLength > LONGEST) return undefined;
  const found: string[] = [];
  const format = typeof schema.format === 'string' ? FORMATS.get(schema.format) : undefined;
  if (format) found.push(...(nth > 0 ? format.samples.toReversed() : format.samples));
  if (typeof schema.pattern === 'string') {
    const { tree } = compilePattern(schema.pattern);
    for (const more of [nth, nth + 1, minLength, minLength + 1]) found.push(patternText(tree, draw, more));
  }
  const text = `${draw.one(TEXTS)}${nth > 0 ? ` ${nth + 1}` : ''}`;
  for (const one of [...found, text, ...TEXTS]) found.push(fitted(one, minLength, maxLength, nth));
  const special = format !== undefined || schema.pattern !== undefined;
  return (special ? [...found, text] : [text, ...found]).find((one) => fits(schema, one));
}

/** Of at least so many characters and at most so many. */
function fitted(text: string, least: number, most: number, nth: number): string {
  const filler = String.fromCodePoint(97 + (nth % 26));
  const longer = text + filler.repeat(Math.max(0, least - lengthOf(text)));
  const characters = [...longer];
  if (characters.length <= most) return longer;
  // What makes it another one is at its end.
  return nth > 0 && most > 0 ? [...characters.slice(0, most - 1), filler].join('') : characters.slice(0, most).join('');
}
