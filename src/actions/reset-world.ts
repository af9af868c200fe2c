/** Empties what a key sees, so that the next test begins anew. */
import { randomBytes } from 'node:crypto';
import type { Context, Deps } from '../deps.ts';
import { insertAccount } from '../store/accounts.ts';
import type { Tx } from '../store/db.ts';
import { findSettings, lockSettings, writeSettings } from '../store/settings.ts';
import {
  deleteAccount,
  findLostAccount,
  moveKeys,
  quiet,
  sweepEvents,
  sweepWorld,
  type World,
} from '../store/worlds.ts';
import { record } from './record.ts';

/** Few enough that a request waiting behind the unit does not notice. */
const A_UNIT = 500;

/**
 * Where each key has an account of its own, the key gets a new one, at once however much there was; a loop sweeps the
 * old one (sweepLostAccount). Users, keys and the secrets of callbacks stay as they are.
 */
export async function replaceWorld(tx: Tx, context: Context): Promise<void> {
  const { caller, now } = context;
  const { accountId: from, mode } = caller;
  const fresh = { name: 'world', pageTokenSecret: randomBytes(32).toString('hex'), createdAt: now };
  const accountId = await insertAccount(tx, fresh);
  await moveKeys(tx, from, accountId);
  await quiet(tx, { accountId: from, mode });
  const { value } = await findSettings(tx, from, mode);
  await writeSettings(tx, { ...(await lockSettings(tx, accountId, mode)), value });
  await record(tx, { ...context, caller: { ...caller, accountId } }, 'reset world', {});
}

/** Removes a part of an account that lost its key. @returns false when there is none. */
export async function sweepLostAccount(tx: Tx): Promise<boolean> {
  const accountId = await findLostAccount(tx);
  if (accountId === undefined) return false;
  for (const mode of ['live', 'test'] as const) {
    await quiet(tx, { accountId, mode });
    if ((await sweepWorld(tx, { accountId, mode }, A_UNIT)) > 0) return true;
  }
  if ((await sweepEvents(tx, accountId, A_UNIT)) > 0) return true;
  await deleteAccount(tx, accountId);
  return true;
}

/**
 * Elsewhere the world is a mode of an account that has more: its rows go, a part a unit, so that others do not wait.
 * The log of events stays.
 */
export async function emptyWorld({ store }: Pick<Deps, 'store'>, context: Context): Promise<void> {
  const { accountId, mode } = context.caller;
  const world: World = { accountId, mode };
  await store.write((tx) => quiet(tx, world));
  while ((await store.write((tx) => sweepWorld(tx, world, A_UNIT))) > 0);
  await store.write(async (tx) => {
    const settings = await lockSettings(tx, accountId, mode);
    await writeSettings(tx, { ...settings, callbackUrl: null });
    await record(tx, context, 'reset world', {});
  });
}
