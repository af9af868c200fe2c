/** The delivery log: looking at it and sending from it again. */
import { type Static, Type } from 'typebox';
import type { Caller, Context, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { givenOnce } from '../rules/given-once.ts';
import { decodePageToken, encodePageToken } from '../rules/page-token.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { isTaskId } from '../rules/task-id.ts';
import { listAttempts } from '../store/callback-attempts.ts';
import { setOpenUntil } from '../store/callback-endpoints.ts';
import { type CallbackRow, findCallback, insertCallback, listCallbacks } from '../store/callbacks.ts';
import type { Tx } from '../store/db.ts';
import { findTask } from '../store/tasks.ts';
import { callbackJson, deliveryJson, deliveryListJson } from '../wire.ts';
import { record } from './record.ts';
import { presented } from './results.ts';

export const callbackQuerySchema = Type.Object({
  task_id: Type.Optional(Type.String({ description: 'Only callbacks of this task.' })),
  status: Type.Optional(
    Type.String({ enum: ['due', 'delivered', 'failed'], description: 'Only those in this state.' }),
  ),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 100, description: 'Callbacks a page.' }),
  next_token: Type.Optional(Type.String({ description: 'The next_token of the page before, with the same filters.' })),
});
export type CallbackQuery = Static<typeof callbackQuerySchema>;
const check = schemaCheck(callbackQuerySchema);

/** @param query as parsed from the URL. @throws ApiError 400. */
export function checkCallbackQuery(query: Record<string, unknown>): CallbackQuery {
  return check(givenOnce(callbackQuerySchema, query), { name: 'query' });
}

/** A page of the delivery log, newest first. @returns the answer's JSON text. @throws ApiError 400. */
export async function listCallbacksJson({ store }: Pick<Deps, 'store'>, caller: Caller, query: CallbackQuery) {
  const { accountId, mode, pageTokenSecret } = caller;
  const filter = { accountId, mode, taskId: query.task_id, state: query.status as CallbackRow['state'] | undefined };
  const filters = `callbacks ${JSON.stringify(filter)}`;
  const after = query.next_token && decodePageToken(pageTokenSecret, query.next_token, filters);
  if (query.next_token && !after) throw errors.pageToken();
  const { callbacks: rows, attempts } = await listCallbacks(store, filter, query.limit + 1, after || undefined);
  const page = rows.slice(0, query.limit);
  const byId = Map.groupBy(attempts, (attempt) => attempt.callbackId);
  const last = rows.length > query.limit ? page.at(-1) : undefined;
  return deliveryListJson(
    page.map((row) => deliveryJson(row, byId.get(row.callbackId) ?? [])),
    last && encodePageToken(pageTokenSecret, last.callbackId, filters),
  );
}

/** One callback with its body and the answers it got. @returns the answer's JSON text. @throws ApiError 404. */
export async function getCallbackJson({ store }: Pick<Deps, 'store'>, caller: Caller, id: string): Promise<string> {
  const { accountId, mode } = caller;
  const row = isTaskId(id) ? await findCallback(store, accountId, mode, id) : undefined;
  if (!row) throw errors.callbackNotFound();
  return deliveryJson(row, await listAttempts(store, accountId, id), row.body);
}

/**
 * Sends a callback again, as a new one to the same place: the body is the task as it is now. An endpoint that is
 * being left alone is tried at once, because whoever asks has mended it.
 * @throws ApiError 404.
 */
export async function replayCallback(tx: Tx, context: Context, id: string): Promise<CallbackRow> {
  const { caller, now, mint } = context;
  const { accountId, mode } = caller;
  const row = isTaskId(id) ? await findCallback(tx, accountId, mode, id) : undefined;
  if (!row) throw errors.callbackNotFound();
  const task = row.taskId === null ? undefined : await findTask(tx, accountId, mode, row.taskId);
  const callbackId = mint().id;
  const body = task ? callbackJson(await presented(tx, context, task)) : row.body;
  const replay = { ...row, callbackId, reason: 'replay', createdAt: now, body };
  await insertCallback(tx, replay);
  await setOpenUntil(tx, row, 0);
  await record(tx, context, 'replay callback', {
    taskId: row.taskId,
    after: { callback_id: callbackId, replay_of: row.callbackId },
  });
  return { ...replay, state: 'due', nextAt: now, tries: 0, endedAt: null };
}
