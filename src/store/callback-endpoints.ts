/** callback_endpoints: the circuits of endpoints that failed lately. One that works has no row. */
import type { Endpoint } from './callback-queue.ts';
import type { Tx } from './db.ts';

export interface Circuit {
  /** In a row. */
  failures: number;
  /** Unix milliseconds until which nothing is sent. */
  openUntil: number;
}

/** Held until the unit ends. */
export async function lockCircuit(tx: Tx, { accountId, endpoint }: Endpoint): Promise<Circuit> {
  const [row] = await tx.all(
    `select failures, open_until from callback_endpoints where account_id = ? and endpoint = ? ${tx.dialect.forUpdate}`,
    [accountId, endpoint],
  );
  return row ? { failures: Number(row[0]), openUntil: Number(row[1]) } : { failures: 0, openUntil: 0 };
}

const ADD = `insert into callback_endpoints (account_id, endpoint, failures, open_until) values (?, ?, 1, 0)
  on conflict (account_id, endpoint) do update set failures = callback_endpoints.failures + 1 returning failures`;

/** @returns the failures in a row with this one. */
export async function addFailure(tx: Tx, { accountId, endpoint }: Endpoint): Promise<number> {
  return Number((await tx.all(ADD, [accountId, endpoint]))[0]![0]);
}

export async function setOpenUntil(tx: Tx, { accountId, endpoint }: Endpoint, until: number): Promise<void> {
  await tx.run('update callback_endpoints set open_until = ? where account_id = ? and endpoint = ?', [
    until,
    accountId,
    endpoint,
  ]);
}

/** It works (again). */
export async function closeCircuit(tx: Tx, { accountId, endpoint }: Endpoint): Promise<void> {
  await tx.run('delete from callback_endpoints where account_id = ? and endpoint = ?', [accountId, endpoint]);
}
