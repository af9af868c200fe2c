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
/** Objects within objects of it. */
const DEEPEST_WRITTEN_OUT = 200;

/** How large something is with its $refs written out, and how deep. */
type Extent = { size: number; depth: number };

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

const SAID = new Set(['const', 'enum', 'default', 'examples', '$comment']);

/** Every $ref names a definition of the schema itself, and none leads back to itself. */
function refsProblem(root: JsonObject, at: string): Problem | undefined {
  const definitions = isObject(root.$defs) ? root.$defs : {};
  /** By definition; 'open' while it is being looked at. */
  const known = new Map<string, Extent | 'open'>();
  let problem: Problem | undefined;
  const extentOf = (value: Json, path: string): Extent => {
    const whole = { size: 1, depth: 1 };
    if (problem || typeof value !== 'object' || value === null) return whole;
    for (const [key, item] of Object.entries(value)) {
      // What is only said or compared holds no schemas.
      if (isObject(value) && (SAID.has(key) || (key === '$defs' && value === root))) continue;
      const isRef = key === '$ref' && typeof item === 'string';
      const part = isRef ? extentOfRef(item, below(path, key)) : extentOf(item, below(path, key));
      whole.size += part.size;
      whole.depth = Math.max(whole.depth, part.depth + 1);
    }
    return whole;
  };
  const extentOfRef = (ref: string, path: string): Extent => {
    const seen = known.get(ref);
    const definition = definitionOf(definitions, ref);
    if (seen === 'open') problem ??= { path, message: 'must not lead back to itself' };
    else if (definition === undefined) problem ??= { path, message: 'must be #/$defs/<name> of this schema' };
    if (seen === 'open' || definition === undefined) return { size: 1, depth: 1 };
    if (seen) return seen;
    known.set(ref, 'open');
    const extent = extentOf(definition, below(at, `$defs.${ref.slice('#/$defs/'.length)}`));
    known.set(ref, extent);
    return extent;
  };
  const { size, depth } = extentOf(root, at);
  for (const name of Object.keys(definitions)) extentOfRef(`#/$defs/${name}`, below(at, `$defs.${name}`));
  const tooLarge = { path: at, message: `must hold at most ${MOST_WRITTEN_OUT} parts with every $ref written out` };
  const tooDeep = {
    path: at,
    message: `must not be nested deeper than ${DEEPEST_WRITTEN_OUT} with every $ref written out`,
  };
  if (problem || size > MOST_WRITTEN_OUT) return problem ?? tooLarge;
  return depth > DEEPEST_WRITTEN_OUT ? tooDeep : undefined;
}
