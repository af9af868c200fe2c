/** A page of tasks of the source -> what became of each here. */
import { setTimeout as sleep } from 'node:timers/promises';
import { importTask } from '../actions/import-task.ts';
import { hashOf, type ImportOutcome } from '../actions/imported.ts';
import type { Registry } from '../registry.ts';
import { OutcomeUnknown, type Store, StoreUnavailable, type Tx } from '../store/db.ts';
import { findHashes } from '../store/imported.ts';
import type { TaskRow } from '../store/tasks.ts';
import type { Owner } from '../wire/read.ts';
import { readTask } from '../wire/read-task.ts';
import { taskJson } from '../wire.ts';
import { docOf, type ImportRun, type Places, refusedBy } from './import-places.ts';

/** A second apart; each waits for the database as long as any unit does. */
const STORE_TRIES = 5;

/**
 * Each task is a unit of its own, so that one that is refused leaves the others alone; they share commits. What the source
 * shows as it did the last time needs none.
 */
export async function writeTasks(
  { store, context }: ImportRun,
  places: Places,
  docs: unknown[],
): Promise<ImportOutcome[]> {
  const { registry, caller } = context();
  const { accountId, mode } = caller;
  const rows = docs.map((doc) => rowOrRefusal(registry, caller, doc));
  const ids = rows.flatMap((row) => ('taskId' in row ? [row.taskId] : []));
  const hashes = await findHashes(store, { accountId, mode }, 'task', ids);
  const outcomes = rows.map((row): ImportOutcome | undefined => {
    if ('refused' in row) return row;
    return hashes.get(row.taskId) === hashOf(taskJson(row)) ? { done: 'same' } : undefined;
  });
  const units = rows.flatMap((row, i) => (outcomes[i] || 'refused' in row ? [] : [{ row, i }]));
  const settled = await patiently(
    store,
    units.map(({ row }) => {
      const wish = { row, isBatchCompleted: places.isCompleted(row.batch) };
      return (tx) => importTask(tx, context(), wish);
    }),
  );
  for (const [k, { i }] of units.entries()) outcomes[i] = settled[k]!;
  return outcomes as ImportOutcome[];
}

/** The database may be away for a moment, and doing it again does only what is left. @throws what the last try does */
async function patiently<T>(store: Store, units: ((tx: Tx) => Promise<T>)[]): Promise<T[]> {
  for (let tries = 1; ; tries++) {
    const settled = await store.writeEach(units);
    const failed = settled.find((one) => one.status === 'rejected');
    if (!failed) return settled.map((one) => (one as PromiseFulfilledResult<T>).value);
    const { reason } = failed;
    if (!(reason instanceof StoreUnavailable || reason instanceof OutcomeUnknown)) throw reason;
    if (tries === STORE_TRIES) throw new StoreUnavailable(reason.message, { cause: reason });
    await sleep(1000);
  }
}

function rowOrRefusal(registry: Registry, owner: Owner, doc: unknown): TaskRow | { refused: string } {
  try {
    return readTask(registry, owner, docOf(doc));
  } catch (error) {
    return refusedBy(error);
  }
}
