/** The times at which something happens of itself in one world, moved nearer. */
import type { Mode } from '../rules/roles.ts';
import type { Tx } from './db.ts';

const WORLD = 'account_id = ? and mode = ?';

/**
 * What was to happen within `ms` milliseconds is due now: answers under idempotency keys are that much older, leases
 * and delayed outcomes end and callbacks retry that much sooner.
 */
export async function moveTimes(tx: Tx, accountId: number, mode: Mode, ms: number): Promise<void> {
  const moves = [
    `update idempotency_keys set created_at = created_at - ? where ${WORLD}`,
    `update leases set expires_at = expires_at - ? where ${WORLD} and ended_at is null`,
    `update leases set submit_at = submit_at - ? where ${WORLD} and ended_at is null and submit_at is not null`,
    `update delayed_outcomes set due_at = due_at - ? where ${WORLD}`,
  ];
  for (const sql of moves) await tx.run(sql, [ms, accountId, mode]);
  // Not before its first try has ended: until then next_at says how long a process has it to itself.
  await tx.run(
    `update callbacks set next_at = next_at - ?, created_at = created_at - ?
      where ${WORLD} and state = 'due' and tries > 0`,
    [ms, ms, accountId, mode],
  );
  await tx.run(
    `update callback_endpoints set open_until = open_until - ? where account_id = ? and open_until > 0
      and endpoint in (select c.endpoint from callbacks c where c.account_id = ? and c.mode = ? and c.state = 'due')`,
    [ms, accountId, accountId, mode],
  );
}

export interface Unended {
  /** Callbacks that are neither delivered nor given up. */
  callbacks: number;
  /** Delayed outcomes whose time has come. */
  tasks: number;
}

/** What of the world is on its way out. @param now unix milliseconds. */
export function unendedStatement(accountId: number, mode: Mode, now: number) {
  return {
    sql: `select (select count(*) from callbacks where ${WORLD} and state = 'due'),
      (select count(*) from delayed_outcomes where ${WORLD} and due_at <= ?)`,
    params: [accountId, mode, accountId, mode, now],
  };
}
