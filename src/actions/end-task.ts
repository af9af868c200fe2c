/** Pending tasks of test keys that a test ends: now, by hand, or when the time comes that it has said before. */
import { type Static, Type } from 'typebox';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { outcomeProblem, outcomeProperties } from '../rules/outcome.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import type { Tx } from '../store/db.ts';
import { type DelayedRow, deleteDelayed } from '../store/delayed-outcomes.ts';
import { lockTask, type TaskRow } from '../store/tasks.ts';
import { completeTask } from './complete-task.ts';
import { failTask } from './fail-task.ts';
import { type End, endOf } from './find-ending.ts';
import { holdTask } from './task.ts';

const { response, random, error } = outcomeProperties;
export const completeSchema = Type.Object({ response, random }, { additionalProperties: false });
export const errorSchema = Type.Object({ error }, { additionalProperties: false });
export type Completion = Static<typeof completeSchema>;
const checkSchema = schemaCheck(completeSchema);
const checkErrorSchema = schemaCheck(errorSchema);

/** @throws ApiError 400 naming the field. */
export function checkCompletion(body: ParsedBody | undefined): Completion {
  const given = checkSchema(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
  const problem = outcomeProblem(given);
  if (problem) throw errors.invalidParameter(`"body" ${problem}`);
  return given;
}

/** @throws ApiError 400 naming the field. */
export function checkError(body: ParsedBody | undefined): Static<typeof errorSchema> {
  return checkErrorSchema(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/**
 * Completes a pending task with this response, a drawn one or the sample one.
 * @throws ApiError 400 when it is not pending or the response breaks the type's rules, 404.
 */
export async function completeByHand(tx: Tx, context: Context, taskId: string, wish: Completion): Promise<TaskRow> {
  const task = await holdTask(tx, context, taskId);
  if (task.status !== 'pending') throw errors.taskNotEnded(task.status);
  const end = endOf(context, context.registry.get(task.type).type, JSON.parse(task.paramsJson) as JsonObject, wish);
  return endTask(tx, context, task, end);
}

/** Puts a pending task into the status error. @throws ApiError 400 when it is not pending, 404. */
export async function failByHand(
  tx: Tx,
  context: Context,
  taskId: string,
  { error = 'The task was set to error by a test.' }: Static<typeof errorSchema>,
): Promise<TaskRow> {
  const task = await holdTask(tx, context, taskId);
  return endTask(tx, context, task, { error: typeof error === 'string' ? { error } : error });
}

/** What was to happen at a time happens, if the task is still pending. Of several processes one does it. */
export async function endDelayed(tx: Tx, context: Context, due: DelayedRow): Promise<void> {
  // The task first: whoever changes it holds it.
  const task = await lockTask(tx, due.accountId, due.mode, due.taskId);
  if (!(await deleteDelayed(tx, due)) || task?.status !== 'pending') return;
  await endTask(tx, context, task, JSON.parse(due.outcomeJson));
}

async function endTask(tx: Tx, context: Context, task: TaskRow, end: End): Promise<TaskRow> {
  await deleteDelayed(tx, task);
  if ('error' in end) return failTask(tx, context, task.taskId, end.error);
  return completeTask(tx, context, task, JSON.stringify(end.response));
}
