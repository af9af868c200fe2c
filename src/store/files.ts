/** files: what was uploaded or imported. The bytes are elsewhere; a row is only made once they are safe. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Row, Tx } from './db.ts';

export interface FileKey {
  accountId: number;
  mode: Mode;
  /** A UUID; names the bytes in the storage, together with account and mode. */
  fileId: string;
}

export interface FileRow extends FileKey {
  /** Rises with the time it was made. */
  sequenceId: string;
  /** The requester's own id, unique in account and mode. */
  referenceId: string | null;
  project: string | null;
  displayName: string | null;
  /** By its content. */
  mimeType: string;
  /** Bytes. */
  size: number;
  /** Hex, of the bytes. */
  sha256: string;
  /** Unix milliseconds. */
  createdAt: number;
  updatedAt: number;
  metadataJson: string | null;
}

export const FILE_COLUMNS = `account_id, mode, file_id, sequence_id, reference_id, project, display_name, mime_type, size,
  sha256, created_at, updated_at, metadata`;

export const fileOf = (r: Row): FileRow =>
  ({
    accountId: r[0],
    mode: r[1],
    fileId: r[2],
    sequenceId: r[3],
    referenceId: r[4],
    project: r[5],
    displayName: r[6],
    mimeType: r[7],
    size: r[8],
    sha256: r[9],
    createdAt: r[10],
    updatedAt: r[11],
    metadataJson: r[12],
  }) as FileRow;

const INSERT = `insert into files (${FILE_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  on conflict do nothing`;

/** @returns false when the reference_id is another file's; nothing was written then. */
export async function insertFile(tx: Tx, f: FileRow): Promise<boolean> {
  const head = [f.accountId, f.mode, f.fileId, f.sequenceId, f.referenceId, f.project, f.displayName];
  const rest = [f.mimeType, f.size, f.sha256, f.createdAt, f.updatedAt, f.metadataJson];
  return (await tx.run(INSERT, [...head, ...rest])) === 1;
}

const BY_ID = `select ${FILE_COLUMNS} from files where file_id = ?`;

/** Of whatever account: for who proves by other means that he may read it. */
export async function findAnyFile(db: Db, fileId: string): Promise<FileRow | undefined> {
  const [row] = await db.all(BY_ID, [fileId]);
  return row && fileOf(row);
}

export async function findFile(db: Db, { accountId, mode, fileId }: FileKey): Promise<FileRow | undefined> {
  const [row] = await db.all(`${BY_ID} and account_id = ? and mode = ?`, [fileId, accountId, mode]);
  return row && fileOf(row);
}

/** @returns its file_id. */
export async function findFileByReference(db: Db, accountId: number, mode: Mode, referenceId: string) {
  const sql = 'select file_id from files where account_id = ? and mode = ? and reference_id = ?';
  const [row] = await db.all(sql, [accountId, mode, referenceId]);
  return row && String(row[0]);
}

/** As findFile, held until the unit ends. */
export async function lockFile(tx: Tx, { accountId, mode, fileId }: FileKey): Promise<FileRow | undefined> {
  const sql = `${BY_ID} and account_id = ? and mode = ? ${tx.dialect.forUpdate}`;
  const [row] = await tx.all(sql, [fileId, accountId, mode]);
  return row && fileOf(row);
}

/** @param entries hashes of its pairs, in place of those it had. */
export async function writeFileMetadata(tx: Tx, file: FileRow, entries: string[]): Promise<void> {
  const { accountId, mode, sequenceId, updatedAt, metadataJson } = file;
  const key = [accountId, mode, sequenceId];
  await tx.run('update files set metadata = ?, updated_at = ? where account_id = ? and mode = ? and sequence_id = ?', [
    metadataJson,
    updatedAt,
    ...key,
  ]);
  await tx.run('delete from file_metadata where account_id = ? and mode = ? and sequence_id = ?', key);
  await insertEntries(tx, file, entries);
}

export async function insertEntries(tx: Tx, file: FileRow, entries: string[]): Promise<void> {
  for (const entry of entries) {
    await tx.run('insert into file_metadata (account_id, mode, entry, sequence_id) values (?, ?, ?, ?)', [
      file.accountId,
      file.mode,
      entry,
      file.sequenceId,
    ]);
  }
}

export interface FileFilter {
  accountId: number;
  mode: Mode;
  project?: string | undefined;
  referenceId?: string | undefined;
  /** Hashes of pairs that the metadata has, all of them. */
  entries: string[];
}

/** Newest first. @param after only those made before this sequence_id. */
export async function listFiles(
  db: Db,
  { accountId, mode, project, referenceId, entries }: FileFilter,
  limit: number,
  after: string | undefined,
): Promise<FileRow[]> {
  const where = ['account_id = ?', 'mode = ?'];
  const params: (string | number)[] = [accountId, mode];
  const add = (condition: string, ...values: (string | number)[]) => {
    where.push(condition);
    params.push(...values);
  };
  if (project !== undefined) add('project = ?', project);
  if (referenceId !== undefined) add('reference_id = ?', referenceId);
  if (after !== undefined) add('sequence_id < ?', after);
  for (const entry of entries) {
    add(
      'sequence_id in (select sequence_id from file_metadata where account_id = ? and mode = ? and entry = ?)',
      accountId,
      mode,
      entry,
    );
  }
  const sql = `select ${FILE_COLUMNS} from files where ${where.join(' and ')} order by sequence_id desc limit ?`;
  return (await db.all(sql, [...params, limit])).map(fileOf);
}
