/** /v2/batch and /v2/batches: what is read, and the bodies of what changes (api-facts D.13). */
import { type Static, Type } from 'typebox';
import type { Caller, Context, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { BATCH_STATUSES } from '../rules/batch-status.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { givenWithLists } from '../rules/given-lists.ts';
import { namedId } from '../rules/named-id.ts';
import { nameSchema } from '../rules/names.ts';
import { decodePageToken, encodePageToken } from '../rules/page-token.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { metadataSchema } from '../rules/task-fields.ts';
import { batchesAfter } from '../store/batch-list.ts';
import type { BatchRow } from '../store/batches.ts';
import type { Db, Tx } from '../store/db.ts';
import { findBatchById } from '../store/named.ts';
import { batchOf } from '../wire/v2.ts';
import { checkedBatch, createBatch, newBatchSchema } from './create-batch.ts';
import { listQuerySchema, timeOf } from './list-tasks.ts';
import { lookAround } from './v2-around.ts';
import { type BatchChoice, batchChoice, chosenBatch, chosenProject, needed, projectChoice } from './v2-choice.ts';
import { list, paging } from './v2-tasks.ts';

const {
  start_time: created_after,
  end_time: created_before,
  completed_after,
  completed_before,
} = listQuerySchema.properties;
const expand = list(['project'], 'What is shown whole instead of by its id.');

export const batchQuerySchema = Type.Object({ ...batchChoice, expand });
export const batchesQuerySchema = Type.Object({
  ...projectChoice,
  status: Type.Optional(Type.String({ enum: [...BATCH_STATUSES], description: 'The status.' })),
  created_after,
  created_before,
  completed_after,
  completed_before,
  ...paging,
  expand,
});
export const newV2BatchSchema = Type.Object({
  name: nameSchema('Unique in the account.'),
  ...projectChoice,
  callback: newBatchSchema.properties.callback,
  staging_batch: Type.Optional(Type.Boolean({ description: 'It waits for its finalizing.' })),
  metadata: Type.Optional(metadataSchema),
});
export const batchOperationSchema = Type.Object(batchChoice);

const checkBatch = schemaCheck(batchQuerySchema);
const checkBatches = schemaCheck(batchesQuerySchema);
const checkNew = schemaCheck(newV2BatchSchema);
const checkOperation = schemaCheck(batchOperationSchema);
type Query = Record<string, unknown>;

const bodyIn = (body: ParsedBody | undefined) =>
  [withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' }] as const;

/** @throws ApiError 400. */
export const checkBatchOperation = (body: ParsedBody | undefined): BatchChoice => checkOperation(...bodyIn(body));

export type NewV2Batch = Static<typeof newV2BatchSchema> & { metadataJson: string };

/** @throws ApiError 400 naming the field. */
export const checkNewV2Batch = (body: ParsedBody | undefined): NewV2Batch => checkedBatch(checkNew(...bodyIn(body)));

/** The batch of v1, in a project named by id or name. @throws ApiError 400, 404, 409. */
export async function createV2Batch(tx: Tx, context: Context, wish: NewV2Batch): Promise<BatchRow> {
  const project = needed(await chosenProject(tx, context.caller, wish), 'project');
  const { name, callback, metadataJson, staging_batch: staging = false } = wish;
  return createBatch(tx, context, { name, callback, metadataJson, staging, project: project.name });
}

/** @returns the answer's JSON text. */
export async function v2BatchJson(db: Db, caller: Caller, batch: BatchRow): Promise<string> {
  return JSON.stringify(batchOf(batch, await lookAround(db, caller, [batch])));
}

/** What pausing, resuming and canceling answer. */
export async function operatedJson(db: Db, caller: Caller, batch: BatchRow, message: string): Promise<string> {
  return JSON.stringify({ batch: batchOf(batch, await lookAround(db, caller, [batch])), message });
}

/** @throws ApiError 400, 404. */
export async function getBatchJson({ store }: Deps, caller: Caller, query: Query): Promise<string> {
  const asked = checkBatch(givenWithLists(batchQuerySchema, query), { name: 'query' });
  const batch = needed(await chosenBatch(store, caller, asked), 'batch');
  return JSON.stringify(batchOf(batch, await lookAround(store, caller, [batch], asked.expand)));
}

/** @throws ApiError 400, 404 for an unknown project. */
export async function listBatchesJson({ store }: Deps, caller: Caller, query: Query): Promise<string> {
  const asked = checkBatches(givenWithLists(batchesQuerySchema, query), { name: 'query' });
  const filter = {
    accountId: caller.accountId,
    mode: caller.mode,
    project: (await chosenProject(store, caller, asked))?.name,
    status: asked.status,
    startTime: timeOf(asked, 'created_after'),
    endTime: timeOf(asked, 'created_before'),
    completedAfter: timeOf(asked, 'completed_after'),
    completedBefore: timeOf(asked, 'completed_before'),
  };
  const filters = JSON.stringify(['v2 batches', filter]);
  const after = await placeOf(store, caller, asked.next_token, filters);
  const found = await batchesAfter(store, filter, { limit: asked.limit + 1, after });
  const page = found.slice(0, asked.limit);
  const last = page.at(-1);
  const around = await lookAround(store, caller, page, asked.expand);
  return JSON.stringify({
    batches: page.map((batch) => batchOf(batch, around)),
    next_token:
      found.length > page.length && last
        ? encodePageToken(caller.pageTokenSecret, namedId('batch', last), filters)
        : undefined,
  });
}

/** The batch after which the page begins. @throws ApiError 400 for a token that is not of this list. */
async function placeOf(db: Db, caller: Caller, token: string | undefined, filters: string) {
  if (token === undefined) return undefined;
  const id = decodePageToken(caller.pageTokenSecret, token, filters);
  const batch = id === undefined ? undefined : await findBatchById(db, caller, id);
  if (!batch) throw errors.pageToken();
  return batch;
}
