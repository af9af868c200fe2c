/**
 * Holds values against a JSON Schema (draft 2020-12). No code is made of the schema, patterns are walked without going
 * back, and the work has a bound, so that a schema may come from a client.
 */
import { keyOfJson } from '../../agreement.ts';
import type { Json, JsonObject, Problem } from '../../kit.ts';
import { isObject, own } from '../json.ts';
import { compilePattern, type Pattern } from '../patterns/match.ts';
import { listProblem } from './lists.ts';
import { objectProblem } from './objects.ts';
import { numberProblem, textProblem } from './scalars.ts';
import { type Holding, type Schema, TooMuchWork } from './schema.ts';

/** Steps of a check: about a tenth of a second. */
const MOST_WORK = 3_000_000;
const DEFINITION = '#/$defs/';

/** @param schema that `responseSchemaProblem` lets through, or one of our own. @returns the first problem found. */
export function valueProblem(schema: unknown, value: Json): Problem | undefined {
  try {
    return holdingOf(schema as Schema).hold(schema as Schema, value, '');
  } catch (error) {
    if (error instanceof TooMuchWork) return { path: '', message: 'is too large to be checked' };
    throw error;
  }
}

/** A check of several values that together may cost as much as one. @param root where `$defs` are. */
export function holdingOf(root: Schema): Holding {
  const definitions = isObject(root) && isObject(root.$defs) ? root.$defs : {};
  const patterns = new Map<string, Pattern>();
  let left = MOST_WORK;
  const holding: Holding = {
    spend(work) {
      left -= work;
      if (left < 0) throw new TooMuchWork();
    },
    pattern(source) {
      const known = patterns.get(source) ?? compilePattern(source);
      patterns.set(source, known);
      return known;
    },
    hold(schema, value, path) {
      holding.spend(1);
      if (typeof schema === 'boolean') return schema ? undefined : { path, message: 'is not allowed' };
      if (typeof schema.$ref === 'string') {
        const named = definitionOf(definitions, schema.$ref);
        const problem = named === undefined ? undefined : holding.hold(named, value, path);
        if (problem) return problem;
      }
      return (
        typeProblem(schema, value, path) ??
        choiceProblem(schema, value, path, holding) ??
        kindProblem(schema, value, path, holding) ??
        logicProblem(schema, value, path, holding)
      );
    },
  };
  return holding;
}

export const definitionOf = (definitions: JsonObject, ref: string): Schema | undefined =>
  ref.startsWith(DEFINITION) ? (own(definitions, ref.slice(DEFINITION.length)) as Schema | undefined) : undefined;

const article = (type: string): string => (/^[aeio]/.test(type) ? `an ${type}` : type === 'null' ? type : `a ${type}`);

export function isOfType(type: string, value: Json): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return isObject(value);
  return type === 'integer' ? Number.isInteger(value) : typeof value === type;
}

function typeProblem({ type }: JsonObject, value: Json, path: string): Problem | undefined {
  if (type === undefined) return undefined;
  const types = [type].flat() as string[];
  if (types.some((one) => isOfType(one, value))) return undefined;
  return { path, message: `must be ${types.map(article).join(' or ')}` };
}

function choiceProblem(schema: JsonObject, value: Json, path: string, holding: Holding): Problem | undefined {
  if (schema.const !== undefined && keyOfJson(schema.const) !== keyOfJson(value)) {
    return { path, message: `must be ${JSON.stringify(schema.const).slice(0, 500)}` };
  }
  if (!Array.isArray(schema.enum)) return undefined;
  holding.spend(schema.enum.length);
  // Most are plain, and texts of objects are long.
  if (schema.enum.includes(value)) return undefined;
  const key = keyOfJson(value);
  if (schema.enum.some((one) => keyOfJson(one) === key)) return undefined;
  return { path, message: `must be one of [${schema.enum.map(plain).join(', ').slice(0, 500)}]` };
}

const plain = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

function kindProblem(schema: JsonObject, value: Json, path: string, holding: Holding): Problem | undefined {
  if (typeof value === 'number') return numberProblem(schema, value, path);
  if (typeof value === 'string') return textProblem(schema, value, path, holding);
  if (Array.isArray(value)) return listProblem(schema, value, path, holding);
  return isObject(value) ? objectProblem(schema, value, path, holding) : undefined;
}

function logicProblem(schema: JsonObject, value: Json, path: string, holding: Holding): Problem | undefined {
  const problems = (list: Json | undefined) => ((list ?? []) as Schema[]).map((one) => holding.hold(one, value, path));
  for (const problem of problems(schema.allOf)) if (problem) return problem;
  if (schema.anyOf !== undefined) {
    const found = problems(schema.anyOf);
    if (found.every(Boolean)) return furthest(found as Problem[], path);
  }
  if (schema.oneOf !== undefined) {
    const found = problems(schema.oneOf);
    const fitting = found.filter((problem) => problem === undefined).length;
    if (fitting === 0) return furthest(found as Problem[], path);
    if (fitting > 1) return { path, message: 'must be of exactly one of the permitted forms' };
  }
  if (schema.not !== undefined && !holding.hold(schema.not as Schema, value, path)) {
    return { path, message: 'must not be of the form that is ruled out' };
  }
  if (schema.if === undefined) return undefined;
  const branch = holding.hold(schema.if as Schema, value, path) ? schema.else : schema.then;
  return branch === undefined ? undefined : holding.hold(branch as Schema, value, path);
}

/** The alternative that got furthest says most about what was meant. */
function furthest(problems: Problem[], path: string): Problem {
  const depth = (problem: Problem): number => problem.path.split('.').length;
  const deepest = problems.toSorted((a, b) => depth(b) - depth(a))[0];
  if (deepest && (problems.length === 1 || deepest.path !== path)) return deepest;
  return { path, message: 'must be of one of the permitted forms' };
}
