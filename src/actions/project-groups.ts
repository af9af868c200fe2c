/** Groups of the labelers of a project (api-facts D.11). */
import { type Static, Type } from 'typebox';
import type { Caller, Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { nameProblem, nameSchema } from '../rules/names.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { listUsers, type UserRow } from '../store/accounts.ts';
import {
  assignedTo,
  deleteWorker,
  type GroupRow,
  insertGroup,
  insertWorker,
  listGroups,
} from '../store/assignments.ts';
import type { Db, Tx } from '../store/db.ts';
import type { ProjectRow } from '../store/projects.ts';
import { groupsJson } from '../wire/studio.ts';
import { getProject, holdProject } from './project.ts';
import { record } from './record.ts';
import { teammatesOf } from './team.ts';

const emails = (description: string) =>
  Type.Array(Type.String({ maxLength: 320 }), { maxItems: 200, default: [], description });

export const newGroupSchema = Type.Object({
  emails: emails('Labelers that are assigned to the project.'),
  name: nameSchema('Unique in the project.'),
});
export const groupChangeSchema = Type.Object({
  add_emails: emails('Labelers that are assigned to the project.'),
  remove_emails: emails('Who is to leave the group.'),
});
type NewGroup = Static<typeof newGroupSchema>;
type GroupChange = Static<typeof groupChangeSchema>;
const checkNew = schemaCheck(newGroupSchema);
const checkChange = schemaCheck(groupChangeSchema);

/** @throws ApiError 400 naming the field. */
export function checkNewGroup(body: ParsedBody | undefined): NewGroup {
  const group = checkNew(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
  const problem = nameProblem(group.name);
  if (problem) throw errors.invalidParameter(`"name" ${problem}`);
  return group;
}

/** @throws ApiError 400 naming the field. */
export function checkGroupChange(body: ParsedBody | undefined): GroupChange {
  return checkChange(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/** @returns the answer's JSON text. @throws ApiError 404. */
export async function groupsOfProject(db: Db, caller: Caller, project: string): Promise<string> {
  return groupsJson(await listGroups(db, await getProject(db, caller, project)));
}

/** @throws ApiError 409 for a taken name, 404, 400 for somebody who is not assigned to the project. */
export async function createGroup(tx: Tx, context: Context, project: string, wish: NewGroup): Promise<GroupRow> {
  const held = await holdProject(tx, context, project);
  const { name } = wish;
  const users = await members(tx, context, held, wish.emails, 'emails');
  if (!(await insertGroup(tx, held, name, context.mint().id))) throw errors.groupNameTaken(name);
  for (const { userId } of users) await insertWorker(tx, held, name, userId);
  await record(tx, context, 'create group', {
    after: { project, group: name, emails: users.map(({ email }) => email) },
  });
  return groupOf(tx, held, name);
}

/** @throws ApiError 404, 400 for somebody who is not assigned to the project. */
export async function changeGroup(
  tx: Tx,
  context: Context,
  project: string,
  name: string,
  { add_emails, remove_emails }: GroupChange,
): Promise<GroupRow> {
  const held = await holdProject(tx, context, project);
  const group = await groupOf(tx, held, name);
  for (const { userId } of await members(tx, context, held, add_emails, 'add_emails')) {
    await insertWorker(tx, held, name, userId);
  }
  for (const { userId } of teammatesOf(await listUsers(tx, context.caller.accountId), remove_emails)) {
    await deleteWorker(tx, held, name, userId);
  }
  const changed = await groupOf(tx, held, name);
  const shown = ({ workers }: GroupRow) => ({ project, group: name, emails: workers.map(({ email }) => email) });
  await record(tx, context, 'change group', { before: shown(group), after: shown(changed) });
  return changed;
}

async function groupOf(db: Db, project: ProjectRow, name: string): Promise<GroupRow> {
  const [group] = await listGroups(db, project, name);
  if (!group) throw errors.groupNotFound(name);
  return group;
}

async function members(db: Db, { caller }: Context, project: ProjectRow, emails: string[], field: string) {
  const assigned = new Set(await assignedTo(db, project));
  const users: UserRow[] = teammatesOf(await listUsers(db, caller.accountId), emails);
  const stranger = users.find(({ userId }) => !assigned.has(userId));
  if (stranger) {
    const who = JSON.stringify(stranger.email);
    throw errors.invalidParameter(`"${field}" must hold people assigned to the project, which ${who} is not`);
  }
  return users;
}
