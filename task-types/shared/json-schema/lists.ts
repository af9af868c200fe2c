/** Keywords of arrays. */
import { keyOfJson } from '../../agreement.ts';
import type { Json, JsonObject, Problem } from '../../kit.ts';
import { firstProblem } from '../json.ts';
import { below, type Holding, type Schema } from './schema.ts';

export function listProblem(schema: JsonObject, value: Json[], path: string, holding: Holding): Problem | undefined {
  const { minItems, maxItems } = schema as { [key: string]: number };
  const wrong = (message: string): Problem => ({ path, message });
  if (minItems !== undefined && value.length < minItems) {
    return wrong(`must contain at least ${minItems} ${minItems === 1 ? 'item' : 'items'}`);
  }
  if (maxItems !== undefined && value.length > maxItems) return wrong(`must contain at most ${maxItems} items`);
  const first = (schema.prefixItems ?? []) as Schema[];
  const { items, uniqueItems } = schema;
  return (
    firstProblem(value, (item, index) => {
      const own = index < first.length ? first[index] : (items as Schema | undefined);
      return own === undefined ? undefined : holding.hold(own, item, below(path, index));
    }) ??
    (uniqueItems === true && new Set(value.map(keyOfJson)).size < value.length
      ? wrong('must not contain an item twice')
      : undefined) ??
    containsProblem(schema, value, path, holding)
  );
}

function containsProblem(schema: JsonObject, value: Json[], path: string, holding: Holding): Problem | undefined {
  const { contains, minContains = 1, maxContains } = schema;
  if (contains === undefined) return undefined;
  const count = value.filter((item, index) => !holding.hold(contains as Schema, item, below(path, index))).length;
  const fits = count >= Number(minContains) && (maxContains === undefined || count <= Number(maxContains));
  return fits ? undefined : { path, message: 'must contain as many items of the form described as it asks for' };
}
