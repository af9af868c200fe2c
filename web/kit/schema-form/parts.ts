/** What a form shows for a JSON Schema: one kind of control for each part of the answer. */
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import { isObject, own } from '../../../task-types/shared/json.ts';
import { flattened } from '../../../task-types/shared/json-schema/merge.ts';
import type { Schema } from '../../../task-types/shared/json-schema/schema.ts';
import { definitionOf, valueProblem } from '../../../task-types/shared/json-schema/validate.ts';
import { texts } from '../texts/texts.ts';

export interface Field {
  name: string;
  schema: Schema;
  required: boolean;
}

export interface Option {
  value: Json;
  shown: string;
}

interface Said {
  title?: string | undefined;
  description?: string | undefined;
  /** With its $refs, allOf and conditions written into it. */
  schema: JsonObject;
}

export type Part = Said &
  (
    | { kind: 'object'; fields: Field[] /** Further keys are asked for, or may be. */; open: boolean }
    | { kind: 'array'; itemAt(index: number): Schema; least: number; most: number }
    | { kind: 'choice'; options: Option[] }
    | { kind: 'either'; options: Schema[] }
    | { kind: 'constant'; value: Json }
    | { kind: 'text' | 'number' | 'boolean' | 'json' | 'never' }
  );

/** Deeper than this nobody finds his way; what is below is written as JSON. */
const DEEPEST = 8;

/** @param value what is there now: conditions of the schema depend on it. @param depth of objects and lists around it. */
export function partOf(given: Schema, value: Json | undefined, definitions: JsonObject, depth = 0): Part {
  if (typeof given === 'boolean') return { kind: given ? 'json' : 'never', schema: {} };
  const schema = settled(given, value, definitions);
  const { title, description } = schema;
  const said: Said = {
    schema,
    title: typeof title === 'string' ? title : undefined,
    description: typeof description === 'string' ? description : undefined,
  };
  if (depth > DEEPEST) return { ...said, kind: 'json' };
  if (Array.isArray(schema.enum)) {
    const options = schema.enum.map((one) => ({ value: one, shown: shownOf(one) }));
    return options.length > 0 ? { ...said, kind: 'choice', options } : { ...said, kind: 'never' };
  }
  if (schema.const !== undefined) return { ...said, kind: 'constant', value: schema.const };
  return alternatives(schema, said) ?? ofType(schema, said);
}

/** The alternatives of a schema, by its words or by its types. */
function alternatives(schema: JsonObject, said: Said): Part | undefined {
  const { anyOf, oneOf, title: _, description: __, ...rest } = schema;
  if (anyOf !== undefined && oneOf !== undefined) return { ...said, kind: 'json' };
  const given = ((oneOf ?? anyOf) as Schema[] | undefined)?.filter((one) => one !== false);
  if (given) {
    const constants = given.filter((one) => isObject(one) && one.const !== undefined) as JsonObject[];
    if (constants.length === given.length) {
      const options = constants.map((one) => ({ value: one.const!, shown: String(one.title ?? shownOf(one.const!)) }));
      return { ...said, kind: 'choice', options };
    }
    const options = given.map((one): Schema => ({ ...rest, allOf: [one] }));
    return options.length === 0 ? { ...said, kind: 'never' } : { ...said, kind: 'either', options };
  }
  if (!Array.isArray(schema.type) || schema.type.length < 2) return undefined;
  return { ...said, kind: 'either', options: schema.type.map((type) => ({ ...rest, type })) };
}

function ofType(schema: JsonObject, said: Said): Part {
  switch (typeOf(schema)) {
    case 'object': {
      const properties = isObject(schema.properties) ? schema.properties : {};
      const required = new Set((schema.required ?? []) as string[]);
      const fields = Object.entries(properties).map(([name, one]) => {
        return { name, schema: one as Schema, required: required.has(name) };
      });
      const undescribed = [...required].some((name) => !Object.hasOwn(properties, name));
      const open = undescribed || isObject(schema.additionalProperties) || isObject(schema.patternProperties);
      return fields.length > 0 ? { ...said, kind: 'object', fields, open } : { ...said, kind: 'json' };
    }
    case 'array': {
      const first = (schema.prefixItems ?? []) as Schema[];
      const rest = (schema.items ?? true) as Schema;
      const most = Math.min(
        (schema.maxItems as number | undefined) ?? Number.POSITIVE_INFINITY,
        rest === false ? first.length : Number.POSITIVE_INFINITY,
      );
      const least = (schema.minItems as number | undefined) ?? 0;
      return { ...said, kind: 'array', itemAt: (index) => first[index] ?? rest, least, most };
    }
    case 'string':
      return { ...said, kind: 'text' };
    case 'integer':
    case 'number':
      return figures(schema, said) ?? { ...said, kind: 'number' };
    case 'boolean':
      return { ...said, kind: 'boolean' };
    case 'null':
      return { ...said, kind: 'constant', value: null };
    default:
      return { ...said, kind: 'json' };
  }
}

/** A scale such as 1 to 5 is chosen, not written. */
function figures({ type, minimum, maximum, multipleOf }: JsonObject, said: Said): Part | undefined {
  if ([type].flat()[0] !== 'integer' || minimum !== 1 || multipleOf !== undefined) return undefined;
  if (typeof maximum !== 'number' || maximum < 2 || maximum > 9) return undefined;
  const options = Array.from({ length: Math.floor(maximum) }, (_, index) => index + 1);
  return { ...said, kind: 'choice', options: options.map((value) => ({ value, shown: String(value) })) };
}

function typeOf(schema: JsonObject): string | undefined {
  const [type] = [schema.type].flat();
  if (typeof type === 'string') return type;
  if (schema.properties !== undefined) return 'object';
  return schema.items !== undefined || schema.prefixItems !== undefined ? 'array' : undefined;
}

const shownOf = (value: Json): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The schema as it is for this value: what depends on a condition is decided. */
function settled(schema: JsonObject, value: Json | undefined, definitions: JsonObject): JsonObject {
  const { if: condition, then, else: otherwise, allOf = [], $ref, ...rest } = schema;
  const branch = condition !== undefined && (fits(condition as Schema, value ?? {}, definitions) ? then : otherwise);
  const named = typeof $ref === 'string' ? definitionOf(definitions, $ref) : undefined;
  const parts = [named, ...(allOf as Schema[]), branch || undefined].filter((one) => one !== undefined);
  const inner = parts.map((one) => (isObject(one) ? settled(one, value, definitions) : (one as Schema)));
  return inner.length === 0 ? rest : flattened({ ...rest, allOf: inner }, definitions);
}

/** A pattern that only the server understands fits nothing here. */
export function fits(schema: Schema, value: Json, definitions: JsonObject): boolean {
  try {
    return !valueProblem(typeof schema === 'boolean' ? schema : { ...schema, $defs: definitions }, value);
  } catch {
    return false;
  }
}

/** Which of the alternatives the value is of: one that it fits, or else the first of its make; -1 for none. */
export function chosenOf(options: readonly Schema[], value: Json | undefined, definitions: JsonObject): number {
  if (value === undefined) return -1;
  const fitting = options.findIndex((option) => fits(option, value, definitions));
  return fitting >= 0 ? fitting : options.findIndex((option) => isOfMake(option, value, definitions));
}

/** Whether the value could become one of the schema by filling in more. */
export function isOfMake(schema: Schema, value: Json, definitions: JsonObject, depth = 0): boolean {
  const part = partOf(schema, value, definitions, depth);
  switch (part.kind) {
    case 'object':
      return (
        isObject(value) &&
        part.fields.every(({ name, schema: inner }) => {
          const given = own(value, name);
          if (given === undefined) return true;
          const { kind } = partOf(inner, given, definitions, depth + 1);
          return (kind !== 'constant' && kind !== 'never') || fits(inner, given, definitions);
        })
      );
    case 'array':
      return Array.isArray(value);
    case 'text':
      return typeof value === 'string';
    case 'number':
    case 'boolean':
      return typeof value === part.kind;
    case 'either':
      return part.options.some((one) => isOfMake(one, value, definitions, depth + 1));
    case 'json':
      return true;
    case 'never':
      return false;
    default:
      return fits(schema, value, definitions);
  }
}

/** As the place of a value is named in a refusal: `annotations.2.label`. */
export const placeBelow = (path: string, key: string | number): string =>
  path === '' ? String(key) : `${path}.${key}`;

/** `time_spent` as people read it. */
export function titleOf(name: string): string {
  const words = name.replaceAll('_', ' ').trim();
  return words === '' ? name : words[0]!.toUpperCase() + words.slice(1);
}

/** The name of an alternative. */
export function nameOf(option: Schema, index: number, definitions: JsonObject): string {
  const { kind, title, schema, ...part } = partOf(option, undefined, definitions);
  if (title) return title;
  if (kind === 'constant')
    return schema.type === 'null' || schema.const === null ? texts.form.none : shownOf((part as { value: Json }).value);
  if (kind === 'object') {
    const { fields } = part as { fields: Field[] };
    for (const field of fields) {
      const inner = partOf(field.schema, undefined, definitions, 1);
      if (field.required && inner.kind === 'constant') return shownOf(inner.value);
    }
    const asked = fields.filter(({ required }) => required).map(({ name }) => titleOf(name));
    if (asked.length > 0) return asked.slice(0, 3).join(', ');
  }
  return (texts.form.kinds as { [kind: string]: string })[kind] ?? texts.form.nth(index + 1);
}
