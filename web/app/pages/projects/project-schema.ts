/** Of the params of a task, those that a project can hold for all its tasks. */
import type { Json, JsonObject } from '../../../../task-types/kit.ts';
import { isObject } from '../../../../task-types/shared/json.ts';

/** They are of one task each. */
const OF_A_TASK = new Set([
  'attachment',
  'attachments',
  'hypothesis',
  'base_annotations',
  'before_hypothesis',
  'unique_id',
  'metadata',
  'tags',
  'project',
  'batch',
]);
/** Fields of the task itself, which have places of their own. */
const ELSEWHERE = new Set(['callback_url', 'priority', 'responses_required', 'urgency']);

/** Begun with by the task, though a project might hold it for all. */
const NOT_BEGUN = new Set(['text', 'lidar_task']);

/** Nothing is required: what is missing comes with the tasks. @param value what is there now. @param instruction how it is called. */
export function projectSchema(schema: JsonObject, value: JsonObject, instruction: JsonObject = {}): JsonObject {
  const properties = plainLists(schema, value).properties as JsonObject;
  const shared = Object.entries(properties ?? {}).filter(([name]) => !OF_A_TASK.has(name) && name !== 'instruction');
  return {
    type: 'object',
    properties: {
      instruction: { type: 'string', ...instruction },
      ...Object.fromEntries(shared),
    },
    // Types of which only the name is known take any params.
    ...(schema.additionalProperties === true || shared.length === 0 ? { additionalProperties: {} } : {}),
  };
}

/** What a project begins with: the example of its type without what is each task's own. */
export function beginParams(example: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(example).filter(([name]) => ![OF_A_TASK, ELSEWHERE, NOT_BEGUN].some((names) => names.has(name))),
  ) as JsonObject;
}

/** A list of names or objects, in which only names stand, is asked for as a list of names: no choice at each of them. */
export function plainLists(schema: JsonObject, value: Json | undefined): JsonObject {
  const { properties, items } = schema;
  if (isObject(properties)) {
    const inner = Object.entries(properties).map(([name, one]) => {
      const given = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
      return [name, isObject(one) ? plainLists(one, given) : one];
    });
    return { ...schema, properties: Object.fromEntries(inner) as JsonObject };
  }
  const name = isObject(items) ? nameOf(items) : undefined;
  const areNames = value === undefined || (Array.isArray(value) && value.every((one) => typeof one === 'string'));
  return name && areNames ? { ...schema, items: name } : schema;
}

/** What a name is, where an item is one or an object. */
function nameOf({ anyOf, type, minLength, description }: JsonObject): JsonObject | undefined {
  if (Array.isArray(type) && type.includes('string') && type.includes('object')) {
    return { type: 'string', ...(minLength === undefined ? {} : { minLength }), description: description ?? '' };
  }
  if (!Array.isArray(anyOf) || anyOf.length !== 2) return undefined;
  return anyOf.find((one) => isObject(one) && one.type === 'string') as JsonObject | undefined;
}
