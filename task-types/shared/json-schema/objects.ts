/** Keywords of objects. */
import type { Json, JsonObject, Problem } from '../../kit.ts';
import { firstProblem, own } from '../json.ts';
import { below, type Holding, type Schema } from './schema.ts';

type Schemas = { [name: string]: Schema };

export function objectProblem(
  schema: JsonObject,
  value: JsonObject,
  path: string,
  holding: Holding,
): Problem | undefined {
  const names = Object.keys(value);
  const { minProperties, maxProperties } = schema as { [key: string]: number };
  const wrong = (message: string): Problem => ({ path, message });
  if (minProperties !== undefined && names.length < minProperties) {
    return wrong(`must have at least ${minProperties} ${minProperties === 1 ? 'key' : 'keys'}`);
  }
  if (maxProperties !== undefined && names.length > maxProperties)
    return wrong(`must have at most ${maxProperties} keys`);
  const missing = (wanted: string[]): Problem | undefined =>
    firstProblem(wanted, (name) =>
      Object.hasOwn(value, name) ? undefined : { path: below(path, name), message: 'is required' },
    );
  const dependent = (schema.dependentRequired ?? {}) as { [name: string]: string[] };
  return (
    missing((schema.required ?? []) as string[]) ??
    firstProblem(names, (name) => missing(own(dependent, name) ?? [])) ??
    firstProblem(names, (name) => propertyProblem(schema, name, value[name]!, below(path, name), holding)) ??
    firstProblem(names, (name) => {
      const along = own((schema.dependentSchemas ?? {}) as Schemas, name);
      return along === undefined ? undefined : holding.hold(along, value, path);
    })
  );
}

function propertyProblem(schema: JsonObject, name: string, value: Json, path: string, holding: Holding) {
  const named = own((schema.properties ?? {}) as Schemas, name);
  const fitting = Object.entries((schema.patternProperties ?? {}) as Schemas).filter(([pattern]) =>
    holding.pattern(pattern).fits(name, holding.spend),
  );
  const { additionalProperties, propertyNames } = schema;
  if (propertyNames !== undefined && holding.hold(propertyNames as Schema, name, path)) {
    return { path, message: 'is not a permitted key' };
  }
  const schemas = [...(named === undefined ? [] : [named]), ...fitting.map(([, one]) => one)];
  if (schemas.length === 0 && additionalProperties !== undefined) {
    if (additionalProperties === false) return { path, message: 'is not allowed' };
    schemas.push(additionalProperties as Schema);
  }
  return firstProblem(schemas, (one) => holding.hold(one, value, path));
}
