/** GET /v1/task/{task_id}/work: who answered a task, and who is at it. */
import type { JsonObject } from '../../task-types/kit.ts';
import type { Caller, Deps } from '../deps.ts';
import type { AnswerRow } from '../store/answers.ts';
import { workOnTask } from '../store/task-work.ts';
import type { TaskRow } from '../store/tasks.ts';
import { taskWorkJson } from '../wire/task-work.ts';
import { attachmentOf } from './own-answers.ts';
import { peopleOf } from './people.ts';
import { responseSchemaOf } from './response-schema.ts';
import { getTask } from './task.ts';

/** Characters of JSON of all answers together: agreement of long ones would hold up everybody else. */
const LONGEST_COMPARED = 100_000;

/** @returns the answer's JSON text. @throws ApiError 404. */
export async function getTaskWorkJson(deps: Pick<Deps, 'store' | 'now' | 'registry'>, caller: Caller, taskId: string) {
  const { store } = deps;
  const task = await getTask(store, caller, taskId);
  const work = await workOnTask(store, task, deps.now());
  const people = await peopleOf(
    store,
    caller.accountId,
    [...work.answers, ...work.leases].map(({ userId }) => userId),
  );
  const agreements = agreementsOf(deps, task, work.answers);
  return taskWorkJson(task, { ...work, people, agreements, responseSchema: responseSchemaOf(deps, task) });
}

/** How far each answer agrees with the response, by labeler: of a completed task that several answered. */
function agreementsOf({ registry }: Pick<Deps, 'registry'>, task: TaskRow, answers: AnswerRow[]): Map<string, number> {
  const given = answers.filter(({ state, response }) => state === 'submitted' && response !== null);
  const size = given.reduce((sum, { response }) => sum + response!.length, task.responseJson?.length ?? 0);
  if (task.status !== 'completed' || task.responseJson === null || given.length < 2 || size > LONGEST_COMPARED) {
    return new Map();
  }
  const params = JSON.parse(task.paramsJson) as JsonObject;
  const response = JSON.parse(task.responseJson) as JsonObject;
  const type = registry.get(task.type);
  return new Map(
    given.map((answer) => {
      const { score } = type.agreement(params, [response, JSON.parse(answer.response!) as JsonObject]);
      return [answer.userId, score];
    }),
  );
}

/** Where the n-th attachment of the task is, and what it was found to be. @throws ApiError 404. */
export async function taskAttachment({ store }: Pick<Deps, 'store'>, caller: Caller, taskId: string, n: string) {
  return attachmentOf({ store }, await getTask(store, caller, taskId), n);
}
