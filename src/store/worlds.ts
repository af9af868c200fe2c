/** One account and mode as a whole: given to another account, and emptied. */
import type { Mode } from '../rules/roles.ts';
import type { Row, Tx } from './db.ts';
import { sweepFiles } from './unclaimed-files.ts';

export interface World {
  accountId: number;
  mode: Mode;
}

/** Whatever lets people and programs in goes over to another account. */
export async function moveKeys(tx: Tx, from: number, to: number): Promise<void> {
  for (const table of ['users', 'api_keys', 'sessions', 'sign_in_links', 'passwords', 'identities']) {
    await tx.run(`update ${table} set account_id = ? where account_id = ?`, [to, from]);
  }
}

const WORLD = 'account_id = ? and mode = ?';

/** What would act by itself is no more. */
export async function quiet(tx: Tx, { accountId, mode }: World): Promise<void> {
  await tx.run(`delete from callbacks where ${WORLD} and state = 'due'`, [accountId, mode]);
  await tx.run(`delete from attachments where ${WORLD} and state = 'due'`, [accountId, mode]);
  for (const table of ['delayed_outcomes', 'batches', 'outcomes', 'callback_faults']) {
    await tx.run(`delete from ${table} where ${WORLD}`, [accountId, mode]);
  }
}

/** Table -> the rest of its primary key. Tasks last: what points at them goes first. */
const TABLES: [table: string, key: string][] = [
  ['open_answers', 'task_id, slot'],
  ['leases', 'lease_id'],
  ['attachments', 'task_id, n'],
  ['answers', 'task_id, user_id'],
  ['task_tags', 'tag, task_id'],
  ['idempotency_keys', 'key'],
  ['batch_groups', 'batch, name'],
  ['group_workers', 'project, name, user_id'],
  ['project_groups', 'project, name'],
  ['assignments', 'user_id, project'],
  ['quality_scores', 'task_id, user_id'],
  ['quality_standings', 'user_id, project, type'],
  ['quality_pools', 'project, type'],
  ['quality_tasks', 'task_id'],
  ['imported', 'kind, name'],
  ['imports', 'source'],
  ['project_versions', 'project, version'],
  ['projects', 'name'],
];

/** Deletes up to about `most` rows. @returns how many; 0 when the world is empty. */
export async function sweepWorld(tx: Tx, world: World, most: number): Promise<number> {
  const { accountId, mode } = world;
  let swept = await sweepCallbacks(tx, world, Math.ceil(most / 4));
  if (swept < most) swept += await sweepFiles(tx, world, Math.ceil(most / 10));
  for (const [table, key] of TABLES) {
    if (swept >= most) return swept;
    swept += await tx.run(
      `delete from ${table} where ${WORLD} and (${key}) in (select ${key} from ${table} where ${WORLD} limit ?)`,
      [accountId, mode, accountId, mode, most - swept],
    );
  }
  return swept >= most ? swept : swept + (await sweepTasks(tx, world, most - swept));
}

async function sweepCallbacks(tx: Tx, { accountId, mode }: World, most: number): Promise<number> {
  const rows = await tx.all(`select callback_id from callbacks where ${WORLD} order by callback_id limit ?`, [
    accountId,
    mode,
    most,
  ]);
  if (rows.length === 0) return 0;
  const ids = rows.map(([id]) => id!);
  const listed = ids.map(() => '?').join(', ');
  await tx.run(`delete from callback_attempts where account_id = ? and callback_id in (${listed})`, [
    accountId,
    ...ids,
  ]);
  return tx.run(`delete from callbacks where ${WORLD} and callback_id in (${listed})`, [accountId, mode, ...ids]);
}

/** With their counters. */
async function sweepTasks(tx: Tx, { accountId, mode }: World, most: number): Promise<number> {
  const rows = await tx.all(
    `delete from tasks where ${WORLD} and task_id in (select task_id from tasks where ${WORLD} limit ?)
      returning project, batch, type, status`,
    [accountId, mode, accountId, mode, most],
  );
  for (const [project, batch, type, status] of rows as [string | null, string | null, string, string][]) {
    tx.count({ accountId, mode, project, batch, type, status, by: -1 });
  }
  return rows.length;
}

/** Accounts that no key points at any more. */
export async function findLostAccount(tx: Tx): Promise<number | undefined> {
  const [row]: (Row | undefined)[] = await tx.all(
    `select a.account_id from accounts a
      where not exists (select 1 from api_keys k where k.account_id = a.account_id) order by a.account_id limit 1`,
    [],
  );
  return row && Number(row[0]);
}

/** What is left of an account whose worlds are empty. */
export async function deleteAccount(tx: Tx, accountId: number): Promise<void> {
  for (const table of ['callback_endpoints', 'settings', 'task_counts', 'accounts']) {
    await tx.run(`delete from ${table} where account_id = ?`, [accountId]);
  }
}

/** @returns how many. */
export async function sweepEvents(tx: Tx, accountId: number, most: number): Promise<number> {
  return tx.run(
    `delete from events where account_id = ? and event_id in
      (select event_id from events where account_id = ? limit ?)`,
    [accountId, accountId, most],
  );
}
