/** Slows down guessing. A try is counted before it is looked at, so that a thousand at once are a thousand. */
import { asciiLower } from '../rules/email.ts';
import { hashKey } from '../rules/key-hash.ts';
import { charged, LIMITS, type Limit, networkOf, REMEMBERED_MS, waitOf } from '../rules/sign-in-wait.ts';
import type { Tx } from '../store/db.ts';
import { findTries, lockTries, setTries, type TriesRow } from '../store/sign-in-tries.ts';

/** Who tries. */
export interface Trier {
  email: string;
  /** Network address. */
  address: string;
}

interface Subject {
  hash: string;
  limit: Limit;
}

const subject = (limit: Limit, ...parts: string[]): Subject => ({ hash: hashKey(JSON.stringify(parts)), limit });

function subjectsOf({ email, address }: Trier) {
  const [who, where] = [asciiLower(email), networkOf(address)];
  return {
    address: subject(LIMITS.address, 'address', where),
    pair: subject(LIMITS.pair, 'pair', who, where),
    user: subject(LIMITS.user, 'user', who),
  };
}

/**
 * Takes one try. Who came in from this address lately is held by the limit of the two together alone: what others try does
 * not keep him out. The rows are held in one order, the address first, so that no two units wait for each other; and whoever
 * has to wait leaves no row behind.
 * @returns how long to wait instead, in milliseconds; 0 to go on.
 */
export async function takeTry(tx: Tx, trier: Trier, now: number): Promise<number> {
  const { address, pair, user } = subjectsOf(trier);
  const first = await lockTries(tx, address.hash);
  const goodAt = (await findTries(tx, pair.hash))?.goodAt ?? null;
  const isKnown = goodAt !== null && now - goodAt < REMEMBERED_MS;
  const rows: [Subject, TriesRow][] = isKnown ? [] : [[address, first]];
  for (const one of isKnown ? [pair] : [pair, user]) {
    const wait = Math.max(0, ...rows.map(([, row]) => waitOf(row, now)));
    if (wait > 0) return wait;
    rows.push([one, await lockTries(tx, one.hash)]);
  }
  return take(tx, rows, now);
}

/** The try was right: the two together begin anew, and the others get it back. */
export async function forgiveTries(tx: Tx, trier: Trier, now: number): Promise<void> {
  const { address, pair, user } = subjectsOf(trier);
  for (const { hash } of [address, pair, user]) {
    const row = await lockTries(tx, hash);
    const fails = Math.max(0, row.fails - 1);
    if (hash === pair.hash) await setTries(tx, { ...row, fails: 0, waitsUntil: 0, lastAt: now, goodAt: now });
    else await setTries(tx, { ...row, fails, waitsUntil: 0 });
  }
}

/** @returns how long whoever asks has to wait, and whether the address has had its share of mails. Milliseconds. */
export async function takeMailTry(tx: Tx, { email, address }: Trier, now: number) {
  const asks = subject(LIMITS.mailsAsked, 'mails asked', networkOf(address));
  const gets = subject(LIMITS.mailsTo, 'mails to', asciiLower(email));
  const wait = await take(tx, [[asks, await lockTries(tx, asks.hash)]], now);
  if (wait > 0) return { wait, hasEnough: true };
  return { wait, hasEnough: (await take(tx, [[gets, await lockTries(tx, gets.hash)]], now)) > 0 };
}

async function take(tx: Tx, rows: [Subject, TriesRow][], now: number): Promise<number> {
  const wait = Math.max(...rows.map(([, row]) => waitOf(row, now)));
  if (wait > 0) return wait;
  for (const [{ limit }, row] of rows) await setTries(tx, { ...row, ...charged(row, limit, now) });
  return 0;
}
