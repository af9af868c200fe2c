/** callbacks: the outbox. A row is due from the unit that makes it until it is delivered or given up. */
import type { Mode } from '../rules/roles.ts';
import type { Tx } from './db.ts';

export interface NewCallback {
  accountId: number;
  callbackId: string;
  mode: Mode;
  taskId: string | null;
  batch: string | null;
  reason: string;
  endpoint: string;
  url: string;
  /** Unix milliseconds; the first try is due at once. */
  createdAt: number;
  /** The exact bytes that are sent. */
  body: string;
}

const INSERT = `insert into callbacks
  (account_id, callback_id, mode, task_id, batch, reason, state, endpoint, url, created_at, next_at, body)
  values (?, ?, ?, ?, ?, ?, 'due', ?, ?, ?, ?, ?)`;
const ENDPOINT = `insert into callback_endpoints (account_id, endpoint) values (?, ?) on conflict do nothing`;

export async function insertCallback(tx: Tx, c: NewCallback): Promise<void> {
  const { accountId, callbackId, mode, taskId, batch, reason, endpoint, url, createdAt, body } = c;
  await tx.run(ENDPOINT, [accountId, endpoint]);
  const params = [accountId, callbackId, mode, taskId, batch, reason, endpoint, url, createdAt, createdAt, body];
  await tx.run(INSERT, params);
}
