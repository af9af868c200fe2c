/** Which groups work on a batch, and in which order batches are worked on (api-facts D.11). */
import { type Static, Type } from 'typebox';
import type { Caller, Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { isHeldBack } from '../rules/batch-status.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { listGroups, replaceBatchGroups } from '../store/assignments.ts';
import { type BatchRow, updateBatch } from '../store/batches.ts';
import type { Db, Tx } from '../store/db.ts';
import { clearRanks, listStudioBatches, lockPending, type StudioBatch } from '../store/studio-batches.ts';
import { studioBatchesJson } from '../wire/studio.ts';
import { holdBatch } from './batch.ts';
import { updateQueue } from './finalize-batch.ts';
import { record } from './record.ts';

const name = Type.String({ minLength: 1, maxLength: 256 });
export const batchGroupsSchema = Type.Object({
  groups: Type.Array(name, {
    maxItems: 100,
    description: "Names of groups of the batch's project; none for all assigned.",
  }),
});
export const prioritiesSchema = Type.Object({
  batches: Type.Array(Type.Object({ name }), {
    maxItems: 1000,
    description: 'All batches that are not completed, the one to be worked on first at first.',
  }),
});
type BatchGroups = Static<typeof batchGroupsSchema>;
const checkGroups = schemaCheck(batchGroupsSchema);
const checkOrder = schemaCheck(prioritiesSchema);

/** @throws ApiError 400 naming the field. */
export function checkBatchGroups(body: ParsedBody | undefined): BatchGroups {
  const { groups } = checkGroups(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
  return { groups: [...new Set(groups)] };
}

/** @throws ApiError 400 naming the field. */
export function checkPriorities(body: ParsedBody | undefined): string[] {
  const { batches } = checkOrder(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
  return batches.map((batch) => batch.name);
}

export async function listStudioBatchesJson(db: Db, caller: Caller): Promise<string> {
  return studioBatchesJson(await listStudioBatches(db, caller));
}

/** Sets the groups that alone work on the batch. @throws ApiError 404 for the batch, and for a group. */
export async function assignGroups(
  tx: Tx,
  context: Context,
  batchName: string,
  { groups }: BatchGroups,
): Promise<StudioBatch> {
  const batch = await holdBatch(tx, context, batchName);
  const { accountId, mode, project } = batch;
  const known = new Set((await listGroups(tx, { accountId, mode, name: project })).map((group) => group.name));
  const missing = groups.find((group) => !known.has(group));
  if (missing !== undefined) throw errors.groupNotFound(missing);
  await replaceBatchGroups(tx, batch, groups);
  await follow(tx, { ...batch, closed: groups.length ? 1 : 0 });
  await record(tx, context, 'assign batch', { after: { batch: batchName, groups } });
  return (await listStudioBatches(tx, context.caller, batchName))[0]!;
}

/** The rows of a staging batch follow when it is finalized. A completed one may have recalled tasks. */
async function follow(tx: Tx, batch: BatchRow): Promise<void> {
  if (isHeldBack(batch.status)) await updateBatch(tx, batch);
  else await updateQueue(tx, batch);
}

/**
 * Tasks of equal priority are worked on in this order of their batches; batches made later come after them. A loop
 * brings the order to the queue.
 * @throws ApiError 400 naming a batch that is missing, unknown or named twice.
 */
export async function setPriorities(tx: Tx, context: Context, names: string[]): Promise<StudioBatch[]> {
  const pending = await lockPending(tx, context.caller);
  const ranks = new Map(names.map((batch, i) => [batch, i + 1]));
  if (ranks.size < names.length) throw errors.invalidParameter('"batches" must name each batch once');
  const missing = pending.find((batch) => !ranks.has(batch.name));
  if (missing)
    throw errors.invalidParameter(`"batches" must name all pending batches; ${quoted(missing.name)} is missing`);
  const known = new Set(pending.map((batch) => batch.name));
  const other = names.find((batch) => !known.has(batch));
  if (other !== undefined) throw errors.invalidParameter(`"batches" must be pending ones; ${quoted(other)} is none`);
  await rank(tx, context, pending, (batch) => ranks.get(batch.name)!);
  await record(tx, context, 'set batch order', { after: { batches: names } });
  return listStudioBatches(tx, context.caller);
}

const quoted = (text: string): string => JSON.stringify(text);

/** Without an order, priorities count that batches have by themselves, then the age of tasks. */
export async function resetPriorities(tx: Tx, context: Context): Promise<StudioBatch[]> {
  await rank(tx, context, await lockPending(tx, context.caller), () => null);
  await record(tx, context, 'reset batch order', {});
  return listStudioBatches(tx, context.caller);
}

async function rank(tx: Tx, { caller }: Context, pending: BatchRow[], rankOf: (batch: BatchRow) => number | null) {
  await clearRanks(tx, caller);
  for (const batch of pending) {
    const studioRank = rankOf(batch);
    if (studioRank === batch.studioRank) continue;
    await updateBatch(tx, { ...batch, studioRank, queueDue: isHeldBack(batch.status) ? batch.queueDue : 1 });
  }
}
