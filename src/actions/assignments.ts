/** Who works on which project (api-facts D.11). */
import { type Static, Type } from 'typebox';
import type { Caller, Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { listUsers, lockAccount, type UserRow } from '../store/accounts.ts';
import { assignedTo, deleteAssignment, insertAssignment, listAssignments, projectsOf } from '../store/assignments.ts';
import type { Db, Tx } from '../store/db.ts';
import type { ProjectKey } from '../store/gates.ts';
import { assignmentsJson } from '../wire/studio.ts';
import { gateProject } from './gate-project.ts';
import { holdProject } from './project.ts';
import { record } from './record.ts';
import { emailsSchema, teammatesOf } from './team.ts';

/** Rows that one request writes at most, so that the unit stays short. */
const MOST = 500;

export const assignmentsSchema = Type.Object({
  emails: emailsSchema,
  projects: Type.Array(Type.String({ minLength: 1, maxLength: 256 }), {
    minItems: 1,
    maxItems: 100,
    description: 'Names of projects.',
  }),
});
type Assignments = Static<typeof assignmentsSchema>;
const check = schemaCheck(assignmentsSchema);

/** @throws ApiError 400 naming the field. */
export function checkAssignments(body: ParsedBody | undefined): Assignments {
  const wish = check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
  // In one order for all, so that two requests do not wait for each other in a circle.
  const given = { emails: [...new Set(wish.emails)], projects: [...new Set(wish.projects)].sort() };
  if (given.emails.length * given.projects.length > MOST) {
    throw errors.invalidParameter(`"projects" times "emails" must be at most ${MOST} assignments`);
  }
  return given;
}

export async function assignmentsOfAll(db: Db, caller: Pick<Caller, 'accountId' | 'mode'>): Promise<string> {
  return assignmentsJson(await listUsers(db, caller.accountId), await listAssignments(db, caller));
}

/**
 * Assigns them; a project with its first one is closed to everybody else.
 * @returns all assignments as JSON. @throws ApiError 404 naming what there is not.
 */
export async function addAssignments(tx: Tx, context: Context, { emails, projects }: Assignments): Promise<string> {
  const users = await holdTeam(tx, context, emails);
  for (const name of projects) {
    const project = await holdProject(tx, context, name);
    for (const { userId, email } of users) {
      if (!(await insertAssignment(tx, project, userId))) continue;
      await record(tx, context, 'assign project', { after: { project: name, user_id: userId, email } });
    }
    await gateProject(tx, project, true, context.now);
  }
  return assignmentsOfAll(tx, context.caller);
}

/** They leave the groups of the project too. A project with nobody left is open to all again. @throws ApiError 404. */
export async function removeAssignments(tx: Tx, context: Context, { emails, projects }: Assignments): Promise<string> {
  const users = await holdTeam(tx, context, emails);
  for (const name of projects) {
    const project = await holdProject(tx, context, name);
    for (const user of users) await unassign(tx, context, project, user);
  }
  return assignmentsOfAll(tx, context.caller);
}

/** The account is held too: nobody is assigned while he is being removed. */
async function holdTeam(tx: Tx, { caller }: Context, emails: string[]): Promise<UserRow[]> {
  await lockAccount(tx, caller.accountId);
  return teammatesOf(await listUsers(tx, caller.accountId), emails);
}

async function unassign(tx: Tx, context: Context, project: ProjectKey, { userId, email }: UserRow): Promise<void> {
  if (!(await deleteAssignment(tx, project, userId))) return;
  await record(tx, context, 'unassign project', { before: { project: project.name, user_id: userId, email } });
  if ((await assignedTo(tx, project)).length === 0) await gateProject(tx, project, false, context.now);
}

/** Of both modes, of one who leaves the team. The unit must hold the account. */
export async function unassignAll(tx: Tx, context: Context, user: UserRow): Promise<void> {
  for (const mode of ['live', 'test'] as const) {
    const there = { ...context, caller: { ...context.caller, mode } };
    for (const name of await projectsOf(tx, there.caller, user.userId)) {
      await unassign(tx, there, await holdProject(tx, there, name), user);
    }
  }
}
