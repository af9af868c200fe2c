/** Claiming from the queue (open_answers), and how much waits in it. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Statement, Tx, Value } from './db.ts';
import type { WorkKind } from './open-answers.ts';

/** What a labeler asks for. An absent or empty list is everything. */
export interface Wanted {
  accountId: number;
  mode: Mode;
  kind: WorkKind;
  userId: string;
  types?: string[] | undefined;
  projects?: string[] | undefined;
  batches?: string[] | undefined;
}

const LISTS = [
  ['type', 'types'],
  ['project', 'projects'],
  ['batch', 'batches'],
] as const;

/** One value walks an index of its own. Several are picked out of the queue in its order: the `||` keeps both engines from sorting them. */
function filterOf(wanted: Wanted): { sql: string; params: Value[] } {
  const conditions: string[] = [];
  const params: Value[] = [];
  for (const [column, list] of LISTS) {
    const values = wanted[list] ?? [];
    if (values.length === 1) conditions.push(`and o.${column} = ?`);
    if (values.length > 1) conditions.push(`and (o.${column} || '') in (${values.map(() => '?').join(', ')})`);
    params.push(...values);
  }
  return { sql: conditions.join(' '), params };
}

/**
 * Whose row in `answers` bars him from a task. A label goes to nobody who has had to do with it; a review to
 * nobody who labeled or skipped it, but again to its reviewer when he sent it back.
 */
const BARS: Record<WorkKind, string> = {
  label: "a.state <> 'draft'",
  review: "a.state not in ('draft', 'reviewed')",
};

/** @param leaseId what the row is held under from now on. */
export function claimStatement(tx: Pick<Tx, 'dialect'>, wanted: Wanted, leaseId: string): Statement {
  const { accountId, mode, kind, userId } = wanted;
  const filter = filterOf(wanted);
  // Materialized: PostgreSQL could otherwise run the select more than once and take more than one row. Counts and
  // not `not exists`: it would turn that into a join, and read all that the user ever answered or all that is open.
  const sql = `with picked as materialized (
      select o.account_id, o.mode, o.task_id, o.slot from open_answers o
      where o.account_id = ? and o.mode = ? and o.kind = ? and o.lease_id is null and o.open = 1 ${filter.sql}
        and (select count(*) from answers a where a.account_id = o.account_id and a.mode = o.mode
          and a.task_id = o.task_id and a.user_id = ? and ${BARS[kind]}) = 0
        and (select count(*) from open_answers h where h.account_id = o.account_id and h.mode = o.mode
          and h.task_id = o.task_id and h.lease_user_id = ?) = 0
      order by o.priority desc, o.batch_priority desc, o.task_id, o.slot limit 1 ${tx.dialect.skipLocked})
    update open_answers set lease_id = ?, lease_user_id = ?
      where (account_id, mode, task_id, slot) in (select account_id, mode, task_id, slot from picked)
    returning task_id, slot`;
  return { sql, params: [accountId, mode, kind, ...filter.params, userId, userId, leaseId, userId] };
}

/**
 * Takes the next open answer for the user. The unit must hold the user (lockUser): two claims of his at once
 * could otherwise take two answers of one task.
 */
export async function claimOpenAnswer(
  tx: Tx,
  wanted: Wanted,
  leaseId: string,
): Promise<{ taskId: string; slot: number } | undefined> {
  const { sql, params } = claimStatement(tx, wanted, leaseId);
  const [row] = await tx.all(sql, params);
  return row && { taskId: String(row[0]), slot: Number(row[1]) };
}

/** Counting stops here, so that a claim costs the same whatever waits. */
export const MOST_COUNTED = 1000;

/** Open answers of the kind wanted that nobody holds, and that others hold. 1,000 stands for that many or more. */
export async function countWaiting(db: Db, wanted: Wanted): Promise<{ pending: number; heldByOthers: number }> {
  const filter = filterOf(wanted);
  const count = async (condition: string, ...params: Value[]): Promise<number> => {
    const sql = `select count(*) from (select 1 from open_answers o
      where o.account_id = ? and o.mode = ? and o.kind = ? and ${condition} ${filter.sql} limit ${MOST_COUNTED}) n`;
    const { accountId, mode, kind } = wanted;
    return Number((await db.all(sql, [accountId, mode, kind, ...params, ...filter.params]))[0]![0]);
  };
  return {
    pending: await count('o.lease_id is null and o.open = 1'),
    heldByOthers: await count('o.lease_id is not null and o.lease_user_id <> ?', wanted.userId),
  };
}
