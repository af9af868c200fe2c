/** sign_in_tries: what slows down guessing, over all processes and restarts. Times are unix milliseconds. */
import type { Db, Tx } from './db.ts';

export interface TriesRow {
  subjectHash: string;
  fails: number;
  waitsUntil: number;
  lastAt: number;
  /** Null when the two never came in together. */
  goodAt: number | null;
}

/** Holds the rows until the unit ends, in one order, so that two at once do not wait for each other. */
export async function lockTries(tx: Tx, hashes: readonly string[]): Promise<Map<string, TriesRow>> {
  const found = new Map<string, TriesRow>();
  for (const hash of [...hashes].sort()) {
    await tx.run(
      `insert into sign_in_tries (subject_hash, fails, waits_until, last_at) values (?, 0, 0, 0)
        on conflict (subject_hash) do nothing`,
      [hash],
    );
    const [row] = await tx.all(
      `select fails, waits_until, last_at, good_at from sign_in_tries where subject_hash = ? ${tx.dialect.forUpdate}`,
      [hash],
    );
    const [fails, waitsUntil, lastAt, goodAt] = row!;
    found.set(hash, {
      subjectHash: hash,
      fails: Number(fails),
      waitsUntil: Number(waitsUntil),
      lastAt: Number(lastAt),
      goodAt: goodAt === null ? null : Number(goodAt),
    });
  }
  return found;
}

export async function setTries(tx: Tx, row: TriesRow): Promise<void> {
  await tx.run('update sign_in_tries set fails = ?, waits_until = ?, last_at = ?, good_at = ? where subject_hash = ?', [
    row.fails,
    row.waitsUntil,
    row.lastAt,
    row.goodAt ?? null,
    row.subjectHash,
  ]);
}

export async function hasOldTries(db: Db, before: number): Promise<boolean> {
  return (await db.all('select 1 from sign_in_tries where last_at < ? limit 1', [before])).length > 0;
}

export async function deleteOldTries(tx: Tx, before: number): Promise<void> {
  await tx.run('delete from sign_in_tries where last_at < ?', [before]);
}
