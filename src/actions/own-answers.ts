/** What a labeler has given and begun, for himself alone. */
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { attachmentUrls } from '../rules/attachment-urls.ts';
import { isTaskId } from '../rules/task-id.ts';
import { type AnswerRow, findAnswerOf, lastAnswers } from '../store/answers.ts';
import { findMimeType } from '../store/attachments.ts';
import { begunTasks } from '../store/drafts.ts';
import { listLive } from '../store/leases.ts';
import type { TaskRow } from '../store/tasks.ts';
import { type OwnAnswer, ownAnswerJson, ownAnswersJson, workJson } from '../wire/own-answers.ts';
import { correctableUntil } from './correct-answer.ts';
import { responseSchemaOf } from './response-schema.ts';
import { findAnswered, findWorkTask } from './work-task.ts';

type Reading = Pick<Deps, 'store' | 'now'>;

/** Leases and drafts that are told of at most; more than anybody has in hand. */
const MOST_BEGUN = 50;

/** What the caller has under work: what he holds, what waits to be submitted, and drafts of what he holds no more. */
export async function ownWorkJson({ store, now }: Reading, caller: Caller): Promise<string> {
  const { userId } = caller;
  const page = { now: now(), limit: MOST_BEGUN };
  const leases = await listLive(store, caller, { ...page, userId });
  const held = await Promise.all(leases.map(async (lease) => ({ lease, task: await findWorkTask(store, lease) })));
  return workJson(held, await begunTasks(store, caller, page));
}

/** Newest first, each with what its task was. */
export async function ownAnswersListJson({ store, now }: Reading, caller: Caller, limit: number): Promise<string> {
  const answers = await lastAnswers(store, caller, limit);
  const at = now();
  const known = await Promise.all(answers.map((answer) => withTask(store, answer, at)));
  return ownAnswersJson(known);
}

/** One, with its whole task. @throws ApiError 404 where the caller has answered nothing. */
export async function ownAnswerOf(
  deps: Reading & Pick<Deps, 'registry'>,
  caller: Caller,
  taskId: string,
): Promise<string> {
  const own = await getOwnAnswer(deps, caller, taskId);
  return ownAnswerJson(own, responseSchemaOf(deps, own.task as TaskRow));
}

async function getOwnAnswer({ store, now }: Reading, caller: Caller, taskId: string): Promise<Required<OwnAnswer>> {
  const answer = isTaskId(taskId) ? await findAnswerOf(store, { ...caller, taskId }) : undefined;
  if (!answer || answer.submittedAt === null) throw errors.answerNotFound();
  const known = await withTask(store, answer, now());
  if (!known.task) throw errors.answerNotFound();
  return known as Required<OwnAnswer>;
}

async function withTask(store: Reading['store'], answer: AnswerRow, now: number): Promise<OwnAnswer> {
  const found = await findAnswered(store, answer);
  if (!found) return { answer, task: undefined, until: undefined };
  const { task, isTraining } = found;
  return { answer, task, until: isTraining ? undefined : await correctableUntil(store, task, answer, now) };
}

/**
 * Where the n-th attachment of an answered task is, and what it was found to be.
 * @param n a number from 0, as the path has it. @throws ApiError 404.
 */
export async function answerAttachment(
  deps: Reading,
  caller: Caller,
  taskId: string,
  n: string,
): Promise<{ url: string; type: string | undefined }> {
  const { task } = await getOwnAnswer(deps, caller, taskId);
  return attachmentOf(deps, task as TaskRow, n);
}

/** @throws ApiError 404. */
export async function attachmentOf({ store }: Pick<Deps, 'store'>, task: TaskRow | undefined, n: string) {
  const url = task && /^\d{1,6}$/.test(n) ? attachmentUrls(JSON.parse(task.paramsJson))[Number(n)] : undefined;
  if (!task || url === undefined) throw errors.attachmentNotFound();
  const { accountId, mode, taskId } = task;
  return { url, type: await findMimeType(store, { accountId, mode, taskId, n: Number(n) }) };
}
