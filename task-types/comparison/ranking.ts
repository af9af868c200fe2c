/** Attachments in order, best first: a param of ours. */
import { type TSchema, Type } from 'typebox';
import type { Draw } from '../draw.ts';
import type { Json } from '../kit.ts';

/** What somebody can put in order; agreement looks at every pair. */
export const MOST_RANKED = 100;

export const rankingAnswer = (count: number): TSchema =>
  Type.Unsafe<unknown>({
    type: 'array',
    description: 'Indexes of the attachments, from 0, best first.',
    items: { type: 'integer', minimum: 0, maximum: count - 1 },
    minItems: count,
    maxItems: count,
    uniqueItems: true,
  });

/** In the order of the params; drawn, any. */
export function sampleRanking(count: number, draw: Draw): number[] {
  const left = Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: count }, () => left.splice(draw.whole(0, left.length - 1, 0), 1)[0]!);
}

/** The part of all pairs that both have in the same order (Kendall), from 0 to 1. */
export function rankingLikeness(a: Json | undefined, b: Json | undefined): number {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return 0;
  if (a.length < 2) return 1;
  const place = new Map(b.map((item, index) => [item, index]));
  let alike = 0;
  let pairs = 0;
  for (let i = 0; i < a.length; i++) {
    for (let j = i + 1; j < a.length; j++) {
      pairs++;
      if ((place.get(a[i]!) ?? -1) < (place.get(a[j]!) ?? -1)) alike++;
    }
  }
  return alike / pairs;
}
