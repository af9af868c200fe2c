/** Arrays for a sample. */
import type { Json, JsonObject } from '../../kit.ts';
import type { Making } from './making.ts';
import type { Schema } from './schema.ts';

/** More are not made. */
const MOST_ITEMS = 1000;

/** As few items as are allowed, but one where there may be any. */
export function sampleList(schema: JsonObject, nth: number, { draw, make, fits }: Making): Json[] | undefined {
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY, minContains = 1 } = schema as { [key: string]: number };
  const first = (schema.prefixItems ?? []) as Schema[];
  const contained = schema.contains === undefined ? 0 : minContains;
  const least = Math.max(
    minItems,
    Math.min(first.length, maxItems),
    first.length + contained > maxItems ? 0 : contained,
  );
  if (least > MOST_ITEMS) return undefined;
  const some = least === 0 && maxItems > 0 && schema.items !== false ? 1 : least;
  const most = Math.max(some, Math.min(maxItems, some + 2));
  for (const length of new Set([draw.whole(some, most, some), some, least])) {
    const made = Array.from({ length }, (_, index): Json | undefined => {
      const own = index < first.length ? first[index]! : ((schema.items ?? true) as Schema);
      const isContained = index >= first.length && index < first.length + contained;
      const whole: Schema = isContained ? { allOf: [own, schema.contains as Schema] } : own;
      // Another one each time where none may come twice.
      return make(whole, schema.uniqueItems === true ? nth + index : nth);
    });
    if (made.every((item) => item !== undefined) && fits(schema, made as Json[])) return made as Json[];
  }
  return fits(schema, []) ? [] : undefined;
}
