/** Slows down guessing. A try is counted before it is looked at, so that a thousand at once are a thousand. */
import { asciiLower } from '../rules/email.ts';
import { hashKey } from '../rules/key-hash.ts';
import { charged, LIMITS, type Limit, networkOf, REMEMBERED_MS, waitOf } from '../rules/sign-in-wait.ts';
import type { Tx } from '../store/db.ts';
import { lockTries, setTries, type TriesRow } from '../store/sign-in-tries.ts';

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
    pair: subject(LIMITS.pair, 'pair', who, where),
    others: [subject(LIMITS.address, 'address', where), subject(LIMITS.user, 'user', who)],
  };
}

/**
 * Takes one try. Who came in from this address lately is held by the limit of the two together alone: what others try does
 * not keep him out.
 * @returns how long to wait instead, in milliseconds; 0 to go on.
 */
export async function takeTry(tx: Tx, trier: Trier, now: number): Promise<number> {
  const { pair, others } = subjectsOf(trier);
  const rows = await lockTries(
    tx,
    [pair, ...others].map(({ hash }) => hash),
  );
  const { goodAt } = rows.get(pair.hash)!;
  const isKnown = goodAt !== null && now - goodAt < REMEMBERED_MS;
  return take(tx, rows, isKnown ? [pair] : [pair, ...others], now);
}

/** The try was right: the two together begin anew, and the others get it back. */
export async function forgiveTries(tx: Tx, trier: Trier, now: number): Promise<void> {
  const { pair, others } = subjectsOf(trier);
  const rows = await lockTries(
    tx,
    [pair, ...others].map(({ hash }) => hash),
  );
  await setTries(tx, { ...rows.get(pair.hash)!, fails: 0, waitsUntil: 0, lastAt: now, goodAt: now });
  for (const { hash } of others) {
    const row = rows.get(hash)!;
    await setTries(tx, { ...row, fails: Math.max(0, row.fails - 1), waitsUntil: 0 });
  }
}

/** @returns how long whoever asks has to wait, and whether the address has had its share of mails. Milliseconds. */
export async function takeMailTry(tx: Tx, { email, address }: Trier, now: number) {
  const asks = subject(LIMITS.mailsAsked, 'mails asked', networkOf(address));
  const gets = subject(LIMITS.mailsTo, 'mails to', asciiLower(email));
  const rows = await lockTries(tx, [asks.hash, gets.hash]);
  const wait = await take(tx, rows, [asks], now);
  return { wait, hasEnough: wait > 0 || (await take(tx, rows, [gets], now)) > 0 };
}

async function take(tx: Tx, rows: Map<string, TriesRow>, subjects: Subject[], now: number): Promise<number> {
  const wait = Math.max(...subjects.map(({ hash }) => waitOf(rows.get(hash)!, now)));
  if (wait > 0) return wait;
  for (const { hash, limit } of subjects) {
    const row = rows.get(hash)!;
    await setTries(tx, { ...row, ...charged(row, limit, now) });
  }
  return 0;
}
