/** Whether a JSON Schema (draft 2020-12) that came from a client may be used. */
import type { Json, JsonObject, Problem } from '../../kit.ts';
import { firstProblem, isObject, listed } from '../json.ts';
import { KEYWORDS } from './keywords.ts';
import { below } from './schema.ts';
import { definitionOf } from './validate.ts';

/** Characters of its JSON. */
const LONGEST = 100_000;
const MOST_SCHEMAS = 2000;
const DEEPEST = 24;
/** Of the schema with every $ref written out. */
const MOST_WRITTEN_OUT = 20_000;

/** @param at the param that it is. @returns what is wrong with it, and where. */
export function schemaProblem(schema: Json, at: string): Problem | undefined {
  const length = JSON.stringify(schema).length;
  if (length > LONGEST) return { path: at, message: `must be at most ${LONGEST} characters of JSON` };
  let schemas = 0;
  const visit = (one: Json, path: string, depth: number): Problem | undefined => {
    if (++schemas > MOST_SCHEMAS) return { path: at, message: `must hold at most ${MOST_SCHEMAS} schemas` };
    if (depth > DEEPEST) return { path, message: `must not be nested deeper than ${DEEPEST} levels` };
    if (typeof one === 'boolean') return undefined;
    if (!isObject(one)) return { path, message: 'must be a schema: an object, true or false' };
    return firstProblem(Object.entries(one), ([keyword, value]) => {
      const place = below(path, keyword);
      const rule = KEYWORDS.get(keyword);
      if (!rule) return { path: place, message: `is not supported; keywords are ${listed(KEYWORDS.keys())}` };
      if (keyword === '$defs' && path !== at) return { path: place, message: 'is allowed at the root only' };
      return rule(value, place, (inner, innerPath) => visit(inner, innerPath, depth + 1));
    });
  };
  return visit(schema, at, 1) ?? (isObject(schema) ? refsProblem(schema, at) : undefined);
}

/** Every $ref names a definition of the schema itself, and none leads back to itself. */
function refsProblem(root: JsonObject, at: string): Problem | undefined {
  const definitions = isObject(root.$defs) ? root.$defs : {};
  /** By definition how large it is written out; 0 while it is being looked at. */
  const sizes = new Map<string, number>();
  let problem: Problem | undefined;
  const sizeOf = (value: Json, path: string): number => {
    if (problem || typeof value !== 'object' || value === null) return 1;
    if (!isObject(value)) return value.reduce<number>((sum, item, index) => sum + sizeOf(item, below(path, index)), 1);
    let size = 1;
    for (const [key, item] of Object.entries(value)) {
      // What is only said or compared holds no schemas.
      if (['const', 'enum', 'default', 'examples', '$comment'].includes(key) || (key === '$defs' && value === root))
        continue;
      if (key === '$ref' && typeof item === 'string') size += sizeOfRef(item, below(path, key));
      else size += sizeOf(item, below(path, key));
    }
    return size;
  };
  const sizeOfRef = (ref: string, path: string): number => {
    const known = sizes.get(ref);
    const definition = definitionOf(definitions, ref);
    if (known === 0) problem ??= { path, message: 'must not lead back to itself' };
    else if (definition === undefined) problem ??= { path, message: 'must be #/$defs/<name> of this schema' };
    if (known !== undefined || definition === undefined) return known ?? 1;
    sizes.set(ref, 0);
    const size = sizeOf(definition, below(at, `$defs.${ref.slice('#/$defs/'.length)}`));
    sizes.set(ref, size);
    return size;
  };
  const total = sizeOf(root, at);
  for (const name of Object.keys(definitions)) sizeOfRef(`#/$defs/${name}`, below(at, `$defs.${name}`));
  const tooLarge = { path: at, message: `must hold at most ${MOST_WRITTEN_OUT} parts with every $ref written out` };
  return problem ?? (total > MOST_WRITTEN_OUT ? tooLarge : undefined);
}
