/** sign_in_tries: what slows down guessing, over all processes and restarts. Times are unix milliseconds. */
import type { Db, Row, Tx } from './db.ts';

export interface TriesRow {
  subjectHash: string;
  fails: number;
  waitsUntil: number;
  lastAt: number;
  /** Null when the two never came in together. */
  goodAt: number | null;
}

const COLUMNS = 'select fails, waits_until, last_at, good_at from sign_in_tries where subject_hash = ?';

const triesOf = (subjectHash: string, [fails, waitsUntil, lastAt, goodAt]: Row): TriesRow => ({
  subjectHash,
  fails: Number(fails),
  waitsUntil: Number(waitsUntil),
  lastAt: Number(lastAt),
  goodAt: goodAt === null ? null : Number(goodAt),
});

export async function findTries(db: Db, hash: string): Promise<TriesRow | undefined> {
  const [row] = await db.all(COLUMNS, [hash]);
  return row && triesOf(hash, row);
}

/** Makes the row where there is none, and holds it until the unit ends. */
export async function lockTries(tx: Tx, hash: string): Promise<TriesRow> {
  await tx.run(
    `insert into sign_in_tries (subject_hash, fails, waits_until, last_at) values (?, 0, 0, 0)
      on conflict (subject_hash) do nothing`,
    [hash],
  );
  const [row] = await tx.all(`${COLUMNS} ${tx.dialect.forUpdate}`, [hash]);
  return triesOf(hash, row!);
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

const OLD = 'last_at < ? and (good_at is null or good_at < ?)';

/** @param before tries count no more. @param known nor does it who came in. */
export async function hasOldTries(db: Db, before: number, known: number): Promise<boolean> {
  return (await db.all(`select 1 from sign_in_tries where ${OLD} limit 1`, [before, known])).length > 0;
}

export async function deleteOldTries(tx: Tx, before: number, known: number): Promise<void> {
  await tx.run(`delete from sign_in_tries where ${OLD}`, [before, known]);
}
