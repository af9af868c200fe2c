/** unclaimed_files: bytes in the file storage that no row of files stands for, yet or any more. */
import type { Tx } from './db.ts';
import type { FileKey } from './files.ts';

/** @param now unix milliseconds. */
export async function noteUnclaimed(tx: Tx, { accountId, mode, fileId }: FileKey, now: number): Promise<void> {
  const sql = 'insert into unclaimed_files (account_id, mode, file_id, since) values (?, ?, ?, ?)';
  await tx.run(sql, [accountId, mode, fileId, now]);
}

const KEY = 'account_id = ? and mode = ? and file_id = ?';

/** The file gets a row. @returns false when its bytes are being removed, or are gone. */
export async function claimFile(tx: Tx, { accountId, mode, fileId }: FileKey): Promise<boolean> {
  const sql = `delete from unclaimed_files where ${KEY} and removing = 0`;
  return (await tx.run(sql, [accountId, mode, fileId])) === 1;
}

/** Nobody can claim it any more. @returns false when somebody has. */
export async function beginRemoval(tx: Tx, { accountId, mode, fileId }: FileKey): Promise<boolean> {
  const sql = `update unclaimed_files set removing = 1 where ${KEY}`;
  return (await tx.run(sql, [accountId, mode, fileId])) === 1;
}

/** Takes some that lie since before `before`; they are not taken again until `now` is that old. Unix milliseconds. */
export async function takeUnclaimed(tx: Tx, before: number, now: number, most: number): Promise<FileKey[]> {
  const sql = `select account_id, mode, file_id from unclaimed_files where since < ? order by since limit ?`;
  const rows = await tx.all(`${sql} ${tx.dialect.skipLocked}`, [before, most]);
  const keys = rows.map(([accountId, mode, fileId]) => ({ accountId, mode, fileId }) as FileKey);
  for (const { accountId, mode, fileId } of keys) {
    await tx.run(`update unclaimed_files set removing = 1, since = ? where ${KEY}`, [now, accountId, mode, fileId]);
  }
  return keys;
}

/** The bytes are gone. */
export async function forgetUnclaimed(tx: Tx, { accountId, mode, fileId }: FileKey): Promise<void> {
  await tx.run(`delete from unclaimed_files where ${KEY}`, [accountId, mode, fileId]);
}

/** Lets go of files of a world. Their bytes are removed by the loop that removes what nobody claims. @returns how many. */
export async function sweepFiles(tx: Tx, { accountId, mode }: Omit<FileKey, 'fileId'>, most: number): Promise<number> {
  const rows = await tx.all(
    'select sequence_id, file_id from files where account_id = ? and mode = ? order by sequence_id limit ?',
    [accountId, mode, most],
  );
  for (const [sequenceId, fileId] of rows) {
    const key = [accountId, mode, sequenceId!];
    await tx.run('delete from file_metadata where account_id = ? and mode = ? and sequence_id = ?', key);
    await tx.run('delete from files where account_id = ? and mode = ? and sequence_id = ?', key);
    await noteUnclaimed(tx, { accountId, mode, fileId: String(fileId) }, 0);
  }
  return rows.length;
}
