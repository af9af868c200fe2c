/** projects and project_versions: what the tasks of a project share, and each version of it there was. */
import type { Mode } from '../rules/roles.ts';
import type { Db, Row, Statement, Store, Tx, Value } from './db.ts';

/** One project. `*Json` is JSON text. Times are unix milliseconds. */
export interface ProjectRow {
  accountId: number;
  mode: Mode;
  name: string;
  type: string;
  createdAt: number;
  archived: number;
  rapid: number;
  studio: number;
  lastVersion: number;
  settingsJson: string;
  extraJson: string;
}

/** One version of a project's params; written once and never changed. */
export interface VersionRow {
  version: number;
  createdAt: number;
  instruction: string | null;
  paramsJson: string;
}

export const PROJECT_COLUMNS = `account_id, mode, name, type, created_at, archived, rapid, studio, last_version, settings, extra`;

export const projectOf = (r: Row): ProjectRow =>
  ({
    accountId: r[0],
    mode: r[1],
    name: r[2],
    type: r[3],
    createdAt: r[4],
    archived: r[5],
    rapid: r[6],
    studio: r[7],
    lastVersion: r[8],
    settingsJson: r[9],
    extraJson: r[10],
  }) as ProjectRow;

const versionOf = ([version, createdAt, instruction, paramsJson]: Row): VersionRow =>
  ({ version, createdAt, instruction, paramsJson }) as VersionRow;

/** @returns false, having changed nothing, when the name is taken. The primary key decides, not a look before. */
export async function insertProject(tx: Tx, p: ProjectRow): Promise<boolean> {
  const inserted = await tx.run(
    `insert into projects (${PROJECT_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (account_id, mode, name) do nothing`,
    [
      p.accountId,
      p.mode,
      p.name,
      p.type,
      p.createdAt,
      p.archived,
      p.rapid,
      p.studio,
      p.lastVersion,
      p.settingsJson,
      p.extraJson,
    ],
  );
  return inserted === 1;
}

const BY_NAME = `select ${PROJECT_COLUMNS} from projects where account_id = ? and mode = ? and name = ?`;

export async function findProject(db: Db, accountId: number, mode: Mode, name: string) {
  const [row] = await db.all(BY_NAME, [accountId, mode, name]);
  return row && projectOf(row);
}

/** The same, held until the unit ends. */
export async function lockProject(tx: Tx, accountId: number, mode: Mode, name: string) {
  const [row] = await tx.all(`${BY_NAME} ${tx.dialect.forUpdate}`, [accountId, mode, name]);
  return row && projectOf(row);
}

/** Writes what can change of a project that the unit holds, but for its params. */
export async function updateProject(tx: Tx, p: ProjectRow): Promise<void> {
  await tx.run(
    'update projects set archived = ?, settings = ?, extra = ? where account_id = ? and mode = ? and name = ?',
    [p.archived, p.settingsJson, p.extraJson, p.accountId, p.mode, p.name],
  );
}

/** Writes a version of a project that the unit holds, and makes it the last one. */
export async function insertVersion(tx: Tx, project: ProjectRow, v: VersionRow): Promise<void> {
  const key = [project.accountId, project.mode, project.name];
  await tx.run(
    `insert into project_versions (account_id, mode, project, version, created_at, instruction, params)
      values (?, ?, ?, ?, ?, ?, ?)`,
    [...key, v.version, v.createdAt, v.instruction, v.paramsJson],
  );
  await tx.run('update projects set last_version = ? where account_id = ? and mode = ? and name = ?', [
    v.version,
    ...key,
  ]);
}

const VERSION_COLUMNS = 'v.version, v.created_at, v.instruction, v.params';

/** All versions of one project, the first one first. */
export async function listVersions(db: Db, { accountId, mode, name }: ProjectRow): Promise<VersionRow[]> {
  const rows = await db.all(
    `select ${VERSION_COLUMNS} from project_versions v
      where v.account_id = ? and v.mode = ? and v.project = ? order by v.version`,
    [accountId, mode, name],
  );
  return rows.map(versionOf);
}

export async function findVersion(db: Db, { accountId, mode, name }: ProjectRow, version: number) {
  const [row] = await db.all(
    `select ${VERSION_COLUMNS} from project_versions v
      where v.account_id = ? and v.mode = ? and v.project = ? and v.version = ?`,
    [accountId, mode, name, version],
  );
  return row && versionOf(row);
}

/** What a task in a project inherits from, in one look-up. */
export interface ProjectSource {
  project: ProjectRow;
  /** Undefined when there is no such version. */
  version: VersionRow | undefined;
}

const SOURCE = `select ${PROJECT_COLUMNS.replace(/\w+/g, (column) => `p.${column}`)}, ${VERSION_COLUMNS}
  from projects p left join project_versions v
    on v.account_id = p.account_id and v.mode = p.mode and v.project = p.name and v.version = coalesce(?, p.last_version)
  where p.account_id = ? and p.mode = ? and p.name = ?`;

/** @param version null for the last one. */
export async function findSource(
  db: Db,
  accountId: number,
  mode: Mode,
  name: string,
  version: number | null,
): Promise<ProjectSource | undefined> {
  const [row] = await db.all(SOURCE, [version, accountId, mode, name]);
  if (!row) return undefined;
  const rest = row.slice(11);
  return { project: projectOf(row), version: rest[0] === null ? undefined : versionOf(rest) };
}

/** The projects of a world with all their versions, in the order they were made. @param archived both kinds when absent. */
export async function listProjects(
  store: Store,
  accountId: number,
  mode: Mode,
  archived?: boolean,
): Promise<{ project: ProjectRow; versions: VersionRow[] }[]> {
  const key: Value[] = [accountId, mode];
  const which = archived === undefined ? '' : `and p.archived = ${archived ? 1 : 0}`;
  const statements: Statement[] = [
    {
      sql: `select ${PROJECT_COLUMNS} from projects p where p.account_id = ? and p.mode = ? ${which} order by created_at, name`,
      params: key,
    },
    {
      sql: `select ${VERSION_COLUMNS}, v.project from project_versions v
        join projects p on p.account_id = v.account_id and p.mode = v.mode and p.name = v.project
        where v.account_id = ? and v.mode = ? ${which} order by v.project, v.version`,
      params: key,
    },
  ];
  const [projects, versions] = await store.snapshot(statements, true);
  const byProject = Map.groupBy(versions!, (row) => row[4]);
  return projects!.map(projectOf).map((project) => ({
    project,
    versions: (byProject.get(project.name) ?? []).map(versionOf),
  }));
}
