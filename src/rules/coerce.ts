/**
 * Real clients send numbers and booleans as strings ("min_width":"30", form bodies, Python's True:
 * api-facts A.7). This turns them into what the schema asks for, and nothing else: a number is never
 * made a string, and null stays null.
 */
interface Schema {
  type?: string | string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
  items?: Schema | Schema[];
}

const NUMBER = /^-?\d+(\.\d+)?([eE][+-]?\d+)?$/;

const wants = (schema: Schema, type: string): boolean =>
  Array.isArray(schema.type) ? schema.type.includes(type) : schema.type === type;

/** @param form the body came form-encoded, where a list of one cannot be told from a scalar. */
export function coerce(schema: Schema, value: unknown, form: boolean): unknown {
  if (typeof value === 'string') {
    if (wants(schema, 'string')) return value;
    if ((wants(schema, 'number') || wants(schema, 'integer')) && NUMBER.test(value)) return Number(value);
    if (wants(schema, 'boolean')) {
      const lower = value.toLowerCase();
      if (lower === 'true') return true;
      if (lower === 'false') return false;
    }
  }
  if (wants(schema, 'array')) {
    const list = form ? listOf(value) : value;
    const items = schema.items;
    if (!Array.isArray(list) || !items || Array.isArray(items)) return list;
    return list.map((item) => coerce(items, item, form));
  }
  if (wants(schema, 'object') && value !== null && typeof value === 'object' && !Array.isArray(value)) {
    return coerceProperties(schema, value as Record<string, unknown>, form);
  }
  return value;
}

function coerceProperties(schema: Schema, value: Record<string, unknown>, form: boolean): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) {
    const named = schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
    const rest = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : undefined;
    const own = named ?? rest;
    result[key] = own ? coerce(own, item, form) : item;
  }
  return result;
}

function listOf(value: unknown): unknown {
  return value === undefined || value === null || Array.isArray(value) ? value : [value];
}
