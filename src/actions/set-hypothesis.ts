import { type Static, Type } from 'typebox';
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { answersIn } from '../store/answers.ts';
import type { Tx } from '../store/db.ts';
import { holdOpenAnswers } from '../store/open-answers.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { pictureSize } from '../store/work-settings.ts';
import { record } from './record.ts';
import { holdTask, touch } from './task.ts';

export const hypothesisSchema = Type.Object({
  hypothesis: Type.Unsafe<JsonObject>({
    type: 'object',
    description: 'As the param of the same name: of the form of the response. Parts of it and uuids may be left out.',
  }),
});
const check = schemaCheck(hypothesisSchema);

/** @throws ApiError 400 naming the field. */
export function checkHypothesisBody(body: ParsedBody | undefined): Static<typeof hypothesisSchema> {
  return check(objectOf(body), { form: body?.form ?? false, name: 'body' });
}

/**
 * Sets or replaces the pre-labels of a pending task that nobody has begun to work on.
 * @throws ApiError 400 naming the place that the type refuses, 409 when it is too late, 404.
 */
export async function setHypothesis(
  tx: Tx,
  context: Context,
  taskId: string,
  given: Static<typeof hypothesisSchema>,
): Promise<TaskRow> {
  const task = await holdTask(tx, context, taskId);
  const late = await whyTooLate(tx, task);
  if (late) throw errors.hypothesisLate(late);
  const params = JSON.parse(task.paramsJson) as JsonObject;
  const type = context.registry.get(task.type);
  const hypothesis = type.checkHypothesis(params, given.hypothesis, await pictureSize(tx, task));
  const paramsJson = JSON.stringify({ ...params, hypothesis });
  if (paramsJson === task.paramsJson) return task;
  const changed = await updateTask(tx, task, { ...touch(task, context.now), paramsJson });
  await record(tx, context, 'set hypothesis', {
    taskId,
    before: { hypothesis: countOf(params.hypothesis) },
    after: { hypothesis: countOf(hypothesis) },
  });
  return changed;
}

/** Who works on it has seen what there was, so nothing may change under his hands. */
async function whyTooLate(tx: Tx, task: TaskRow): Promise<string | undefined> {
  if (task.status !== 'pending') return `it is ${task.status}`;
  if (task.inReview) return 'it is in review';
  const held = (await holdOpenAnswers(tx, task)).some((leaseId) => leaseId !== null);
  if (held) return 'somebody has claimed it';
  return (await answersIn(tx, task, 'submitted')).length > 0 ? 'somebody has answered it' : undefined;
}

/** The event says how much there is: the annotations themselves are in the task. */
function countOf(hypothesis: unknown): number {
  const { annotations } = (hypothesis ?? {}) as { annotations?: unknown };
  return typeof annotations === 'object' && annotations !== null ? Object.keys(annotations).length : 0;
}
