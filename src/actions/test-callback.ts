/** A callback that stands for no task, to see whether an endpoint takes it. */
import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { endpointOf } from '../rules/endpoint.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { CALLBACK_URL_LENGTH, callbackUrlProblem } from '../rules/task-fields.ts';
import { formatTime } from '../rules/time.ts';
import { setOpenUntil } from '../store/callback-endpoints.ts';
import { type CallbackRow, insertCallback } from '../store/callbacks.ts';
import type { Tx } from '../store/db.ts';
import { record } from './record.ts';

export const testCallbackSchema = Type.Object({
  callback_url: Type.Optional(
    Type.String({
      maxLength: CALLBACK_URL_LENGTH,
      description: 'Where to; the default callback URL of the settings when left out.',
    }),
  ),
});
type Wish = Static<typeof testCallbackSchema>;
const check = schemaCheck(testCallbackSchema);

/** @throws ApiError 400 naming the field. */
export function checkTestCallback(body: ParsedBody | undefined): Wish {
  const wish = check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
  const problem = wish.callback_url && callbackUrlProblem(wish.callback_url);
  if (problem) throw errors.invalidParameter(`"callback_url" ${problem}`);
  return wish;
}

/** The id of no task: receivers that look it up find nothing. */
const NO_TASK = '0'.repeat(24);

/**
 * Writes it to the outbox, signed and sent as all others. An endpoint that is being left alone is tried at once.
 * @throws ApiError 400 when there is nowhere to send it.
 */
export async function sendTestCallback(tx: Tx, context: Context, { callback_url: given }: Wish): Promise<CallbackRow> {
  const { caller, now, mint } = context;
  const url = given || caller.defaultCallbackUrl;
  if (!url) throw errors.invalidParameter('"callback_url" is required while the settings have no default');
  const task = {
    task_id: NO_TASK,
    created_at: formatTime(now),
    completed_at: formatTime(now),
    callback_url: url,
    type: 'categorization',
    status: 'completed',
    params: {},
    is_test: caller.mode === 'test',
    metadata: { test_callback: true },
    response: {},
  };
  const row = {
    accountId: caller.accountId,
    callbackId: mint().id,
    mode: caller.mode,
    taskId: null,
    batch: null,
    reason: 'test',
    endpoint: endpointOf(url),
    url,
    createdAt: now,
    body: JSON.stringify({ task_id: NO_TASK, status: 'completed', response: {}, task }),
  };
  await insertCallback(tx, row);
  await setOpenUntil(tx, row, 0);
  await record(tx, context, 'send test callback', { after: { callback_id: row.callbackId, callback_url: url } });
  return { ...row, state: 'due', nextAt: now, tries: 0, endedAt: null };
}
