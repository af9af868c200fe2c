/** assignments, project_groups, group_workers, batch_groups: who works on what. */
import type { Mode } from '../rules/roles.ts';
import type { BatchKey } from './batches.ts';
import type { Db, Tx } from './db.ts';
import type { ProjectKey } from './gates.ts';

interface World {
  accountId: number;
  mode: Mode;
}

const world = ({ accountId, mode }: World) => [accountId, mode];
const OF_WORLD = 'account_id = ? and mode = ?';

/** @returns [user id, project] in order. */
export async function listAssignments(db: Db, w: World): Promise<[userId: string, project: string][]> {
  const sql = `select user_id, project from assignments where ${OF_WORLD} order by user_id, project`;
  return (await db.all(sql, world(w))).map(([userId, project]) => [String(userId), String(project)]);
}

/** @returns whether he was not assigned before. */
export async function insertAssignment(tx: Tx, project: ProjectKey, userId: string): Promise<boolean> {
  const sql = `insert into assignments (account_id, mode, user_id, project) values (?, ?, ?, ?)
    on conflict (account_id, mode, user_id, project) do nothing`;
  return (await tx.run(sql, [...world(project), userId, project.name])) === 1;
}

/** He leaves the groups of the project too. @returns whether he was assigned. */
export async function deleteAssignment(tx: Tx, project: ProjectKey, userId: string): Promise<boolean> {
  const key = [...world(project), userId, project.name];
  await tx.run(`delete from group_workers where ${OF_WORLD} and user_id = ? and project = ?`, key);
  return (await tx.run(`delete from assignments where ${OF_WORLD} and user_id = ? and project = ?`, key)) === 1;
}

/** The user ids of those assigned to the project. */
export async function assignedTo(db: Db, project: ProjectKey): Promise<string[]> {
  const sql = `select user_id from assignments where ${OF_WORLD} and project = ? order by user_id`;
  return (await db.all(sql, [...world(project), project.name])).map(([userId]) => String(userId));
}

/** The names of the projects that the user is assigned to. */
export async function projectsOf(db: Db, w: World, userId: string): Promise<string[]> {
  const sql = `select project from assignments where ${OF_WORLD} and user_id = ? order by project`;
  return (await db.all(sql, [...world(w), userId])).map(([project]) => String(project));
}

/** A group of labelers of a project. */
export interface GroupRow {
  groupId: string;
  name: string;
  workers: { userId: string; email: string }[];
}

/** @param name of one of them; all when absent. */
export async function listGroups(db: Db, project: ProjectKey, name?: string): Promise<GroupRow[]> {
  const params = [...world(project), project.name, ...(name === undefined ? [] : [name])];
  const rows = await db.all(
    `select g.group_id, g.name, u.user_id, u.email from project_groups g
      left join group_workers w
        on w.account_id = g.account_id and w.mode = g.mode and w.project = g.project and w.name = g.name
      left join users u on u.account_id = w.account_id and u.user_id = w.user_id
      where g.account_id = ? and g.mode = ? and g.project = ? ${name === undefined ? '' : 'and g.name = ?'}
      order by g.group_id, u.user_id`,
    params,
  );
  const groups = new Map<string, GroupRow>();
  for (const [groupId, groupName, userId, email] of rows) {
    const group = groups.get(String(groupId)) ?? { groupId: String(groupId), name: String(groupName), workers: [] };
    groups.set(group.groupId, group);
    if (userId !== null) group.workers.push({ userId: String(userId), email: String(email) });
  }
  return [...groups.values()];
}

/** @returns false, having changed nothing, when the project has a group of this name. */
export async function insertGroup(tx: Tx, project: ProjectKey, name: string, groupId: string): Promise<boolean> {
  const sql = `insert into project_groups (account_id, mode, project, name, group_id) values (?, ?, ?, ?, ?)
    on conflict (account_id, mode, project, name) do nothing`;
  return (await tx.run(sql, [...world(project), project.name, name, groupId])) === 1;
}

export async function insertWorker(tx: Tx, project: ProjectKey, group: string, userId: string): Promise<void> {
  const sql = `insert into group_workers (account_id, mode, project, name, user_id) values (?, ?, ?, ?, ?)
    on conflict (account_id, mode, project, name, user_id) do nothing`;
  await tx.run(sql, [...world(project), project.name, group, userId]);
}

export async function deleteWorker(tx: Tx, project: ProjectKey, group: string, userId: string): Promise<void> {
  const sql = `delete from group_workers where ${OF_WORLD} and project = ? and name = ? and user_id = ?`;
  await tx.run(sql, [...world(project), project.name, group, userId]);
}

/** Sets which groups work on the batch. */
export async function replaceBatchGroups(tx: Tx, batch: BatchKey, groups: string[]): Promise<void> {
  const key = [...world(batch), batch.name];
  await tx.run(`delete from batch_groups where ${OF_WORLD} and batch = ?`, key);
  for (const name of groups) {
    await tx.run('insert into batch_groups (account_id, mode, batch, name) values (?, ?, ?, ?)', [...key, name]);
  }
}

/** The user ids of those in the groups of the batch. */
export async function workersOf(db: Db, batch: BatchKey & { project: string }): Promise<string[]> {
  const sql = `select distinct w.user_id from batch_groups g join group_workers w
      on w.account_id = g.account_id and w.mode = g.mode and w.name = g.name
    where g.account_id = ? and g.mode = ? and g.batch = ? and w.project = ?`;
  return (await db.all(sql, [...world(batch), batch.name, batch.project])).map(([userId]) => String(userId));
}

/** The user ids of all who are assigned to anything. */
export async function assignedToAny(db: Db, w: World): Promise<Set<string>> {
  const rows = await db.all(`select distinct user_id from assignments where ${OF_WORLD}`, world(w));
  return new Set(rows.map(([userId]) => String(userId)));
}
