import type { Context } from '../deps.ts';
import { type BatchRow, insertBatch, lockBatch } from '../store/batches.ts';
import type { Tx } from '../store/db.ts';
import { findImported, saveImported } from '../store/imported.ts';
import { findProject } from '../store/projects.ts';
import { batchJson } from '../wire.ts';
import { updateQueue } from './finalize-batch.ts';
import { type ImportOutcome, isTaken, stepOf } from './imported.ts';
import { record } from './record.ts';

const keyOf = ({ accountId, mode, name }: Pick<BatchRow, 'accountId' | 'mode' | 'name'>) => ({
  accountId,
  mode,
  kind: 'batch' as const,
  name,
});

/**
 * Brings a batch of another server in. One that is in progress there is staging here until its tasks are in
 * (releaseBatch): it would be taken for completed as soon as the first ones are, and its end told.
 */
export async function importBatch(tx: Tx, context: Context, wish: BatchRow): Promise<ImportOutcome> {
  const { accountId, mode, name, project } = wish;
  const key = keyOf(wish);
  if (!(await findProject(tx, accountId, mode, project))) return { refused: `its project ${project} is not here` };
  const found = await lockBatch(tx, wish);
  if (found && found.project !== project)
    return { refused: `a batch of this name here is of the project ${found.project}` };
  const held = (await findImported(tx, key))?.held ?? null;
  const isHeld = held !== null && found?.status === 'staging';
  const local = found && shownAs(isHeld ? { ...found, status: 'in_progress' } : found, wish);
  const holds = wish.status === 'in_progress' && (!found || isHeld);
  const sides = { source: batchJson(wish), local: local && batchJson(local), held: holds ? 'in_progress' : null };
  const step = await stepOf(tx, key, sides);
  if (step === 'same') return { done: 'same' };
  if (step === 'foreign' || step === 'both') return { refused: isTaken('batch', step) };
  const status = holds ? 'staging' : wish.status;
  if (!found) await insertBatch(tx, { ...wish, status });
  else {
    const { completedAt, priority, metadataJson } = wish;
    await updateQueue(tx, { ...found, status, completedAt, priority, metadataJson });
  }
  await record(tx, context, 'import batch', { after: { batch: name, project, status } });
  return { done: step };
}

/** Both may have completed it, each at its own time. */
function shownAs(local: BatchRow, wish: BatchRow): BatchRow {
  return local.status === 'completed' && wish.status === 'completed'
    ? { ...local, completedAt: wish.completedAt }
    : local;
}

/** The batch's tasks are in: it is what it is at the source, and its tasks can be claimed. */
export async function releaseBatch(tx: Tx, context: Context, batch: Parameters<typeof keyOf>[0]): Promise<void> {
  const key = keyOf(batch);
  const row = await findImported(tx, key);
  if (!row?.held) return;
  await saveImported(tx, key, { ...row, held: null });
  const found = await lockBatch(tx, batch);
  // Somebody finalized or canceled it in the meantime.
  if (found?.status !== 'staging') return;
  await updateQueue(tx, { ...found, status: 'in_progress' });
  await record(tx, context, 'finalize batch', {
    before: { batch: batch.name, status: 'staging' },
    after: { batch: batch.name, status: 'in_progress' },
  });
}
