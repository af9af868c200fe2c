/** A JSON Schema of an object whose keys a client chose. */
import { type TSchema, Type } from 'typebox';

export interface NamedProperty {
  name: string;
  schema: TSchema;
  required: boolean;
}

/** Every object has these already, so `data.constructor !== undefined`, which is how ajv asks, is always true. */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Whether ajv sees that it is missing: it keeps the name of what is missing, and an empty one looks like none. */
const isSeen = (name: string): boolean => name !== '' && !INHERITED.has(name);

/** An object with these keys and no others. */
export function namedProperties(properties: NamedProperty[], options: { description?: string } = {}): TSchema {
  const ordinary = properties.filter(({ name }) => !INHERITED.has(name));
  const inherited = properties.filter(({ name }) => INHERITED.has(name));
  const demanded = properties.filter((property) => property.required).map(({ name }) => name);
  const required = demanded.filter((name) => isSeen(name));
  const demands = demanded.filter((name) => !isSeen(name)).map(hasKey);
  return Type.Unsafe<unknown>({
    type: 'object',
    ...options,
    additionalProperties: false,
    properties: Object.fromEntries(ordinary.map(({ name, schema }) => [name, schema])),
    ...(required.length > 0 && { required }),
    // Built from our own short list of names, never from what a client sent.
    ...(inherited.length > 0 && {
      patternProperties: Object.fromEntries(inherited.map(({ name, schema }) => [`^${name}$`, schema])),
    }),
    ...(demands.length > 0 && { allOf: demands }),
  });
}

/** "Not all keys differ from it": ajv walks the keys here and so sees own ones only. */
const hasKey = (name: string) => ({
  type: 'object',
  not: { type: 'object', propertyNames: { not: { const: name } } },
});
