/** Batches that are not completed, in the order in which they are worked on. */
import type { Mode } from '../rules/roles.ts';
import { BATCH_COLUMNS, type BatchRow, batchOf } from './batches.ts';
import type { Db, Tx, Value } from './db.ts';

interface World {
  accountId: number;
  mode: Mode;
}

const PENDING = `from batches b where b.account_id = ? and b.mode = ? and b.status in ('staging', 'in_progress', 'paused')`;

/** A batch with what is shown of it. */
export interface StudioBatch {
  batch: BatchRow;
  total: number;
  completed: number;
  groups: string[];
}

/** @param name of one of them, completed too; all pending ones when absent. */
export async function listStudioBatches(db: Db, { accountId, mode }: World, name?: string): Promise<StudioBatch[]> {
  const key: Value[] = [accountId, mode];
  const which = name === undefined ? PENDING : 'from batches b where b.account_id = ? and b.mode = ? and b.name = ?';
  const params = name === undefined ? key : [...key, name];
  const batches = await db.all(
    `select ${BATCH_COLUMNS} ${which}
      order by case when b.studio_rank is null then 1 else 0 end, b.studio_rank, b.priority desc, b.created_at, b.name`,
    params,
  );
  const counts = await db.all(
    `select b.name, coalesce(sum(c.n), 0), coalesce(sum(case when c.status = 'completed' then c.n else 0 end), 0)
      from (select b.account_id, b.mode, b.project, b.name ${which}) b left join task_counts c
        on c.account_id = b.account_id and c.mode = b.mode and c.project = b.project and c.batch = b.name
      group by b.name`,
    params,
  );
  const groups = await db.all(
    `select g.batch, g.name from (select b.account_id, b.mode, b.name ${which}) b join batch_groups g
      on g.account_id = b.account_id and g.mode = b.mode and g.batch = b.name order by g.batch, g.name`,
    params,
  );
  const countOf = new Map(counts.map(([batch, total, completed]) => [batch, [Number(total), Number(completed)]]));
  const groupsOf = Map.groupBy(groups, ([batch]) => batch);
  return batches.map(batchOf).map((batch) => {
    const [total = 0, completed = 0] = countOf.get(batch.name) ?? [];
    return { batch, total, completed, groups: (groupsOf.get(batch.name) ?? []).map(([, group]) => String(group)) };
  });
}

/** The pending batches, held until the unit ends: in one order for all, so that two units do not wait for each other. */
export async function lockPending(tx: Tx, { accountId, mode }: World): Promise<BatchRow[]> {
  const rows = await tx.all(`select ${BATCH_COLUMNS} ${PENDING} order by b.name ${tx.dialect.forUpdate}`, [
    accountId,
    mode,
  ]);
  return rows.map(batchOf);
}

/** Those that were completed lose their place. */
export async function clearRanks(tx: Tx, { accountId, mode }: World): Promise<void> {
  await tx.run(
    `update batches set studio_rank = null
      where account_id = ? and mode = ? and studio_rank is not null and status = 'completed'`,
    [accountId, mode],
  );
}
