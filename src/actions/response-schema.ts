/** What the page makes a form of: the JSON Schema of the response to a task. */
import type { JsonObject, TaskType } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import type { TaskRow } from '../store/tasks.ts';

/** Characters of JSON: a claim hands out many tasks, and a form of more than this nobody fills in. */
const LONGEST_SCHEMA = 100_000;

/** @returns JSON; undefined where the schema is a param, which the labeler has already, and for a longer one. */
export function responseSchemaOf({ registry }: Pick<Context, 'registry'>, task: TaskRow): string | undefined {
  return responseSchemaText(registry.get(task.type).type, JSON.parse(task.paramsJson) as JsonObject);
}

/** The same of a task that need not be there. */
export function responseSchemaText(type: TaskType, params: JsonObject): string | undefined {
  if (type.schemaFromClient) return undefined;
  const schema = JSON.stringify(type.responseSchema(params));
  return schema.length > LONGEST_SCHEMA ? undefined : schema;
}
