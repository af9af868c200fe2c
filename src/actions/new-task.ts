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
  params: JsonObject;
  metadataJson: string;
  responsesRequired: number;
}

const TASK_FIELDS = new Set(Object.keys(taskFieldsSchema.properties));
const checkFields = schemaCheck(taskFieldsSchema);

/** @throws ApiError 404 for an unknown type, 400 naming the field. */
export function checkNewTask(registry: Registry, typeName: string, body: ParsedBody | undefined): NewTask {
  const checked = registry.get(typeName);
  const given = objectOf(body);
  const own: Record<string, unknown> = {};
  const rest: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    if (!TASK_FIELDS.has(key) || (key === 'responses_required' && hasParam(checked.type, key))) rest[key] = value;
    else if (value !== null) own[key] = value; // null is absence (api-facts A.7)
  }
  // An empty callback_url is what some clients send for none.
  if (own.callback_url === '') delete own.callback_url;
  const form = body?.form ?? false;
  const params = checked.checkParams(rest, form);
  const fields = checkFields(own, { form, name: 'body' });
  refuse('callback_url', fields.callback_url && callbackUrlProblem(fields.callback_url));
  refuse('unique_id', fields.unique_id && uniqueIdProblem(fields.unique_id));
  const metadataJson = JSON.stringify(fields.metadata ?? {});
  refuse('metadata', metadataProblem(metadataJson));
  const responsesRequired = Number(fields.responses_required ?? params.responses_required ?? 1);
  return { type: checked.type, fields, params, metadataJson, responsesRequired };
}

/** A text collection has `responses_required` among its params (api-facts E.15); for the others it is a field of the task. */
const hasParam = (type: TaskType, name: string): boolean =>
  Object.hasOwn((type.params as { properties?: object }).properties ?? {}, name);

function refuse(field: string, problem: string | undefined): void {
  if (problem) throw errors.invalidParameter(`"${field}" ${problem}`);
}
