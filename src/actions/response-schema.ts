/** What the page makes a form of: the JSON Schema of the response to a task. */
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import type { TaskRow } from '../store/tasks.ts';

/** Characters of JSON: a claim hands out many tasks, and a form of more than this nobody fills in. */
const LONGEST_SCHEMA = 100_000;

/** @returns JSON; undefined where the schema is a param, which the labeler has already, and for a longer one. */
export function responseSchemaOf({ registry }: Pick<Context, 'registry'>, task: TaskRow): string | undefined {
  const { type } = registry.get(task.type);
  if (type.schemaFromClient) return undefined;
  const schema = JSON.stringify(type.responseSchema(JSON.parse(task.paramsJson) as JsonObject));
  return schema.length > LONGEST_SCHEMA ? undefined : schema;
}
