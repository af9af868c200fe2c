import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { isHeldBack } from '../rules/batch-status.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { type BatchRow, updateBatch } from '../store/batches.ts';
import type { Tx } from '../store/db.ts';
import { holdBatch } from './batch.ts';
import { updateQueue } from './finalize-batch.ts';
import { record } from './record.ts';

export const prioritySchema = Type.Object({
  priority: Type.Integer({ enum: [10, 20, 30], description: '10, 20 or 30; higher first.' }),
});
type Priority = Static<typeof prioritySchema>;
const check = schemaCheck(prioritySchema);

/** @throws ApiError 400 naming the field. */
export function checkPriority(body: ParsedBody | undefined): Priority {
  return check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/** Tasks of equal priority are worked on in the order of their batches' (api-facts D.8). @throws ApiError 404. */
export async function prioritizeBatch(
  tx: Tx,
  context: Context,
  name: string,
  { priority }: Priority,
): Promise<BatchRow> {
  const batch = await holdBatch(tx, context, name);
  if (batch.priority === priority) return batch;
  const wished = { ...batch, priority };
  // The rows of a staging or paused batch are closed; they get their priority when they open.
  const waits = isHeldBack(batch.status) || batch.status === 'cancelled';
  if (waits) await updateBatch(tx, wished);
  const changed = waits ? wished : await updateQueue(tx, wished);
  await record(tx, context, 'prioritize batch', {
    before: { batch: name, priority: batch.priority },
    after: { batch: name, priority },
  });
  return changed;
}
