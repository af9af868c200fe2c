/** Answers as requesters see them: those of some types are files, each under an address of its own (api-facts D.6). */
import type { JsonObject, ResultFile, Results } from '../../task-types/kit.ts';
import type { Caller, Context, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { isResultUuid, resultUuids } from '../rules/result-uuid.ts';
import { isTaskId } from '../rules/task-id.ts';
import { findPageTokenSecret } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';
import { findPublicTask, type TaskRow } from '../store/tasks.ts';
import { taskJson } from '../wire.ts';
import { extraOf, withExtra } from './extra.ts';
import { getTask } from './task.ts';

type Presenting = Pick<Context, 'ownUrl' | 'registry'>;

/** The task with its answers as its requester sees them. That of a type without files is given back untouched, unparsed. */
export async function presented(db: Db, deps: Presenting, task: TaskRow): Promise<TaskRow> {
  const results = deps.registry.find(task.type)?.results;
  if (!results || (task.responseJson === null && task.extraJson === null)) return task;
  const secret = await secretOf(db, task);
  const params = JSON.parse(task.paramsJson) as JsonObject;
  const base = `${deps.ownUrl?.() ?? ''}/v1/task/${task.taskId}/response_url`;
  const shown = (response: JsonObject): JsonObject => {
    const uuidOf = resultUuids(secret, task.taskId, JSON.stringify(response));
    return results.present(params, response, (name) => `${base}/${uuidOf(name)}`) ?? response;
  };
  return {
    ...task,
    responseJson: task.responseJson && JSON.stringify(shown(JSON.parse(task.responseJson))),
    ...withAnswers(task, shown),
  };
}

export const allPresented = (db: Db, deps: Presenting, tasks: TaskRow[]): Promise<TaskRow[]> =>
  Promise.all(tasks.map((task) => presented(db, deps, task)));

/** @returns the JSON text of the task for its requester. */
export async function shownJson(db: Db, deps: Presenting, task: TaskRow): Promise<string> {
  return taskJson(await presented(db, deps, task));
}

/** The answers of the labelers and those before the last correction. */
function withAnswers(task: TaskRow, shown: (response: JsonObject) => JsonObject) {
  const { attempts, prior_responses } = extraOf(task);
  if (!attempts && !prior_responses) return {};
  return withExtra(task, {
    ...(attempts && { attempts: attempts.map((one) => ({ ...one, response: shown(one.response) })) }),
    ...(prior_responses && { prior_responses: prior_responses.map((one) => shown(one as JsonObject)) }),
  });
}

/** @throws ApiError 404, for a file of an answer that the task no longer shows too. */
export async function getResultFile(
  { store, registry }: Pick<Deps, 'store' | 'registry'>,
  caller: Caller,
  taskId: string,
  uuid: string,
): Promise<ResultFile> {
  const task = await getTask(store, caller, taskId);
  const results = registry.find(task.type)?.results;
  const file = results && isResultUuid(uuid) && fileIn(task, results, await secretOf(store, task), uuid);
  if (!file) throw errors.resultNotFound();
  return file;
}

function fileIn(task: TaskRow, results: Results, secret: string, uuid: string): ResultFile | undefined {
  const params = JSON.parse(task.paramsJson) as JsonObject;
  const { attempts = [], prior_responses = [] } = extraOf(task);
  const last = task.responseJson === null ? [] : [JSON.parse(task.responseJson)];
  for (const response of [...last, ...prior_responses, ...attempts.map((one) => one.response)] as JsonObject[]) {
    const uuidOf = resultUuids(secret, task.taskId, JSON.stringify(response));
    const file = results.files(params, response).find(({ name }) => uuidOf(name) === uuid);
    if (file) return file;
  }
  return undefined;
}

const secretOf = async (db: Db, { accountId }: TaskRow): Promise<string> =>
  (await findPageTokenSecret(db, accountId)) as string;

/** Anybody may read the results of a mode of an account that has said so. @returns undefined for any other task. */
export async function publicReader({ store }: Pick<Deps, 'store'>, taskId: string): Promise<Caller | undefined> {
  const task = isTaskId(taskId) ? await findPublicTask(store, taskId) : undefined;
  if (!task) return undefined;
  const { accountId, mode } = task;
  return { accountId, mode, role: 'member', userId: '', keyId: '', pageTokenSecret: '', defaultCallbackUrl: null };
}
