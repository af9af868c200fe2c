/** The team: who is in it, with which role (api-facts D.10). */
import { type Static, Type } from 'typebox';
import type { Caller, Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { isEmail } from '../rules/email.ts';
import { ROLES, type Role } from '../rules/roles.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { listUsers, lockAccount, type UserRow } from '../store/accounts.ts';
import type { Db, Tx } from '../store/db.ts';
import { setRole } from '../store/team.ts';
import { teamJson } from '../wire/team.ts';
import { record } from './record.ts';

const MOST_EMAILS = 100;
export const emailsSchema = Type.Array(Type.String({ maxLength: 320 }), {
  minItems: 1,
  maxItems: MOST_EMAILS,
  description: 'E-mail addresses; case does not tell two apart.',
});
export const teammatesSchema = Type.Object({
  emails: emailsSchema,
  team_role: Type.String({ enum: [...ROLES], description: 'What they may do.' }),
});
export const removalSchema = Type.Object({ emails: emailsSchema });
const checkTeammates = schemaCheck(teammatesSchema);
const checkEmails = schemaCheck(removalSchema);

export interface Teammates {
  emails: string[];
  role: Role;
}

/** @throws ApiError 400 naming the field. */
export function checkTeam(body: ParsedBody | undefined): Teammates {
  const { emails, team_role } = checkTeammates(withoutNulls(objectOf(body)), {
    form: body?.form ?? false,
    name: 'body',
  });
  return { emails: distinct(emails), role: team_role as Role };
}

/** @throws ApiError 400 naming the field. */
export function checkRemoval(body: ParsedBody | undefined): Static<typeof removalSchema> {
  const { emails } = checkEmails(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
  return { emails: distinct(emails) };
}

/** @throws ApiError 400. */
function distinct(emails: string[]): string[] {
  const byName = new Map<string, string>();
  for (const email of emails) {
    if (!isEmail(email))
      throw errors.invalidParameter(`"emails" must hold e-mail addresses, not ${JSON.stringify(email)}`);
    if (!byName.has(email.toLowerCase())) byName.set(email.toLowerCase(), email);
  }
  return [...byName.values()];
}

export async function getTeamJson(db: Db, { accountId }: Caller): Promise<string> {
  return teamJson(await listUsers(db, accountId));
}

/** The users with these addresses. @throws ApiError 404 naming the first that is in no user. */
export function teammatesOf(users: UserRow[], emails: string[]): UserRow[] {
  return emails.map((email) => {
    const user = users.find((one) => one.email.toLowerCase() === email.toLowerCase());
    if (!user) throw errors.teammateNotFound(email);
    return user;
  });
}

/**
 * Gives them the role; keys that have a higher one do no more than it from now on.
 * @returns the whole team. @throws ApiError 404, 400 when no admin would be left.
 */
export async function setTeamRole(tx: Tx, context: Context, { emails, role }: Teammates): Promise<UserRow[]> {
  const { accountId } = context.caller;
  await lockAccount(tx, accountId);
  for (const user of teammatesOf(await listUsers(tx, accountId), emails)) {
    if (user.role === role) continue;
    await setRole(tx, user, role);
    await record(tx, context, 'set role', {
      before: { user_id: user.userId, email: user.email, role: user.role },
      after: { user_id: user.userId, email: user.email, role },
    });
  }
  return withAdmin(await listUsers(tx, accountId));
}

/** One who was invited and never came does not count: nobody could get in. @throws ApiError 400. */
export function withAdmin(users: UserRow[]): UserRow[] {
  if (!users.some(({ role, invitedUntil }) => role === 'admin' && !invitedUntil)) throw errors.lastAdmin();
  return users;
}
