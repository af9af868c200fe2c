import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { clearOnErrorSchema, uniqueIdProblem, uniqueIdSchema } from '../rules/task-fields.ts';
import type { Tx } from '../store/db.ts';
import { type TaskRow, takeUniqueId, updateTask } from '../store/tasks.ts';
import { record } from './record.ts';
import { holdTask, touch } from './task.ts';

export const uniqueIdBodySchema = Type.Object({
  unique_id: uniqueIdSchema,
  clear_unique_id_on_error: Type.Optional(clearOnErrorSchema),
});
type UniqueIdBody = Static<typeof uniqueIdBodySchema>;
const check = schemaCheck(uniqueIdBodySchema);

/** @throws ApiError 400 naming the field. */
export function checkUniqueId(body: ParsedBody | undefined): UniqueIdBody {
  const given = withoutNulls(objectOf(body));
  const fields = check(given, { form: body?.form ?? false, name: 'body' });
  const problem = uniqueIdProblem(fields.unique_id);
  if (problem) throw errors.invalidParameter(`"unique_id" ${problem}`);
  return fields;
}

/**
 * Sets or replaces the unique_id of a task in any status (seed, "Update unique_id").
 * @throws ApiError 409 when another task has it, 404.
 */
export async function setUniqueId(tx: Tx, context: Context, taskId: string, body: UniqueIdBody): Promise<TaskRow> {
  const task = await holdTask(tx, context, taskId);
  const clear = body.clear_unique_id_on_error;
  const changed = await takeUniqueId(tx, task, body.unique_id, {
    ...touch(task, context.now),
    ...(clear === undefined ? {} : { clearUniqueIdOnError: clear ? 1 : 0 }),
  });
  if (typeof changed === 'string') throw errors.uniqueIdTaken(body.unique_id, changed);
  await record(tx, context, 'set unique_id', {
    taskId,
    before: { unique_id: task.uniqueId },
    after: { unique_id: changed.uniqueId },
  });
  return changed;
}

/** Frees the unique_id (seed, "Delete unique_id"); none to free is fine. @throws ApiError 404. */
export async function deleteUniqueId(tx: Tx, context: Context, taskId: string): Promise<TaskRow> {
  const task = await holdTask(tx, context, taskId);
  if (task.uniqueId === null) return task;
  const changed = await updateTask(tx, task, { ...touch(task, context.now), uniqueId: null });
  await record(tx, context, 'delete unique_id', {
    taskId,
    before: { unique_id: task.uniqueId },
    after: { unique_id: null },
  });
  return changed;
}
