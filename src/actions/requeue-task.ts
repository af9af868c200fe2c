import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { forgetSkips } from '../store/answers.ts';
import type { Tx } from '../store/db.ts';
import { setInQueue } from '../store/open-answers.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { batchOrder } from '../store/work-settings.ts';
import { withExtra } from './extra.ts';
import { record } from './record.ts';
import { holdTask, touch } from './task.ts';

export const requeueSchema = Type.Object({
  forget_skips: Type.Boolean({ default: false, description: 'Offer it also to those who skipped it.' }),
});
type Requeue = Static<typeof requeueSchema>;
const check = schemaCheck(requeueSchema);

/** @throws ApiError 400 naming the field. */
export function checkRequeue(body: ParsedBody | undefined): Requeue {
  return check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/** Puts a task that was skipped out of the queue back into it. @throws ApiError 400 when it was not, 404. */
export async function requeueTask(
  tx: Tx,
  context: Context,
  taskId: string,
  { forget_skips }: Requeue,
): Promise<TaskRow> {
  const task = await holdTask(tx, context, taskId);
  const { claimable } = await batchOrder(tx, task);
  if (!(await setInQueue(tx, task, claimable))) throw errors.taskNotSkipped();
  if (forget_skips) await forgetSkips(tx, task);
  const changed = await updateTask(tx, task, { ...touch(task, context.now), ...withExtra(task, { skips: undefined }) });
  await record(tx, context, 'requeue task', { taskId, after: { forget_skips } });
  return changed;
}
