/** Making evaluation and training tasks (api-facts D.12). */
import { Type } from 'typebox';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import type { Registry } from '../registry.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import type { QualityKind } from '../rules/quality.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { taskFieldsSchema } from '../rules/task-fields.ts';
import type { Tx } from '../store/db.ts';
import { asTask, insertQualityTask, type QualityTaskRow } from '../store/quality-tasks.ts';
import { askForAttachments } from './attachments.ts';
import { refuseUnknownFiles } from './file.ts';
import { checkNewTask, type NewTask } from './new-task.ts';
import { placeTask } from './place-task.ts';
import { record } from './record.ts';

const response = (description: string) => Type.Unsafe<JsonObject>({ type: 'object', description });
const expected = response('The right response, in the form of the task type. No labeler ever sees it.');
const initial = response('What the labeler begins from, as a reviewer does; checked by the rules of the type.');

const responsesOf = {
  evaluation: Type.Object({ expected_response: expected, initial_response: Type.Optional(initial) }),
  training: Type.Object({ expected_response: expected }),
} as const;
const checks = { evaluation: schemaCheck(responsesOf.evaluation), training: schemaCheck(responsesOf.training) };

/** The body, beside the params of the type. */
export const qualityTaskSchema = (kind: QualityKind) => ({
  type: 'object',
  properties: { ...taskFieldsSchema.properties, ...responsesOf[kind].properties },
  required: ['expected_response'],
  additionalProperties: true,
});

export interface NewQualityTask {
  kind: QualityKind;
  wish: NewTask;
  expected: JsonObject;
  initial: JsonObject | undefined;
  form: boolean;
}

/** @throws ApiError 404 for an unknown type, 400 naming the field. */
export function checkNewQualityTask(
  registry: Registry,
  kind: QualityKind,
  typeName: string,
  body: ParsedBody | undefined,
): NewQualityTask {
  registry.get(typeName);
  const form = body?.form ?? false;
  const { expected_response, initial_response, ...rest } = objectOf(body);
  if (kind === 'training' && (initial_response ?? null) !== null) {
    throw errors.invalidParameter('"initial_response" is for evaluation tasks only');
  }
  const given: { expected_response: JsonObject; initial_response?: JsonObject } = checks[kind](
    withoutNulls({ expected_response, initial_response }),
    { name: 'body' },
  );
  const wish = checkNewTask(registry, typeName, { value: rest, form });
  return { kind, wish, form, expected: given.expected_response, initial: given.initial_response };
}

/**
 * Makes the task: for the labelers of its project, or of its type when it names no project. It never is one of the tasks:
 * nobody waits for it, and nothing counts it.
 * @throws ApiError 400 when a response breaks a rule of the type; 409 when another quality task has its unique_id; what
 *   placeTask refuses; 400 for a file that is not of the account and mode.
 */
export async function createQualityTask(tx: Tx, context: Context, given: NewQualityTask): Promise<QualityTaskRow> {
  const { kind, wish, form } = given;
  const { caller, registry, checkAttachments } = context;
  const place = wish.unchecked && (await placeTask(tx, context, wish));
  const { type, params, fields, metadataJson } = place?.task ?? wish;
  const rules = registry.get(type.name);
  const check = (name: string, one: JsonObject): string =>
    JSON.stringify(rules.checkGivenResponse(params, one, { name, form }));
  const tags = [...new Set(fields.tags ?? [])];
  const { id, at } = context.mint();
  const row: QualityTaskRow = {
    accountId: caller.accountId,
    mode: caller.mode,
    taskId: id,
    kind,
    project: place?.project ?? null,
    type: type.name,
    batch: place?.batch?.name ?? null,
    createdAt: at,
    projectParamVersion: place?.version ?? null,
    uniqueId: fields.unique_id ?? null,
    tagsJson: tags.length ? JSON.stringify(tags) : null,
    metadataJson,
    instruction: fields.instruction ?? null,
    paramsJson: JSON.stringify(params),
    expectedJson: check('expected_response', given.expected),
    initialJson: given.initial ? check('initial_response', given.initial) : null,
  };
  const task = asTask(row);
  await refuseUnknownFiles(tx, task);
  const owner = await insertQualityTask(tx, row);
  if (owner !== undefined) throw errors.uniqueIdTaken(row.uniqueId!, owner);
  if (checkAttachments && caller.mode === 'live') await askForAttachments(tx, task, context.now);
  await record(tx, context, `create ${kind} task`, {
    after: { quality_task_id: id, type: type.name, ...(row.project === null ? {} : { project: row.project }) },
  });
  return row;
}
