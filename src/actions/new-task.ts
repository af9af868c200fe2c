/** Body of a create -> checked new task. Pure: nothing is read or written. */
import type { JsonObject, TaskType } from '../../task-types/kit.ts';
import { errors } from '../errors.ts';
import type { Registry } from '../registry.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import {
  callbackUrlProblem,
  metadataProblem,
  type TaskFields,
  taskFieldsSchema,
  uniqueIdProblem,
} from '../rules/task-fields.ts';

export interface NewTask {
  type: TaskType;
  fields: TaskFields;
  /** Checked, with defaults; empty while `unchecked` is there. */
  params: JsonObject;
  metadataJson: string;
  /** Of a task that names a project or batch: the params as sent, to be checked with the project's under them. */
  unchecked?: { given: Record<string, unknown>; form: boolean };
}

const TASK_FIELDS = new Set(Object.keys(taskFieldsSchema.properties));
const checkFieldsSchema = schemaCheck(taskFieldsSchema);

/** @throws ApiError 404 for an unknown type, 400 naming the field. */
export function checkNewTask(registry: Registry, typeName: string, body: ParsedBody | undefined): NewTask {
  const checked = registry.get(typeName);
  const { own, rest } = splitFields(objectOf(body), checked.type);
  const form = body?.form ?? false;
  const inherits = own.project !== undefined || own.batch !== undefined;
  const params = inherits ? {} : checked.checkParams(rest, form);
  const { fields, metadataJson } = checkFields(own, form);
  const task = { type: checked.type, fields, params, metadataJson };
  return inherits ? { ...task, unchecked: { given: rest, form } } : task;
}

/** The fields of the task itself, without nulls, and all else, as sent. */
export function splitFields(given: Record<string, unknown>, type: TaskType) {
  const own: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    if (!TASK_FIELDS.has(key) || (key === 'responses_required' && hasParam(type, key))) rest[key] = value;
    else if (value !== null) own[key] = value; // null is absence (api-facts A.7)
  }
  // An empty callback_url is what some clients send for none.
  if (own.callback_url === '') delete own.callback_url;
  return { own, rest };
}

/** @throws ApiError 400 naming the field. */
export function checkFields(own: Record<string, unknown>, form: boolean): { fields: TaskFields; metadataJson: string } {
  const fields = checkFieldsSchema(own, { form, name: 'body' });
  refuse('callback_url', fields.callback_url && callbackUrlProblem(fields.callback_url));
  refuse('unique_id', fields.unique_id && uniqueIdProblem(fields.unique_id));
  const metadataJson = JSON.stringify(fields.metadata ?? {});
  refuse('metadata', metadataProblem(metadataJson));
  return { fields, metadataJson };
}

/** A text collection has `responses_required` among its params (api-facts E.15); for the others it is a field of the task. */
const hasParam = (type: TaskType, name: string): boolean =>
  Object.hasOwn((type.params as { properties?: object }).properties ?? {}, name);

function refuse(field: string, problem: string | undefined): void {
  if (problem) throw errors.invalidParameter(`"${field}" ${problem}`);
}
