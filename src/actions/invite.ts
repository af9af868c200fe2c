import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { mayInvite, type Role } from '../rules/roles.ts';
import { insertUser, listUsers, lockAccount, type UserRow } from '../store/accounts.ts';
import type { Tx } from '../store/db.ts';
import { deleteInvitationMails, deleteSignInLinks, insertInvitationMail, setInvited, setRole } from '../store/team.ts';
import { teamJson } from '../wire/team.ts';
import { record } from './record.ts';
import { createSignInLink, LINK_MS } from './sign-in.ts';
import type { Teammates } from './team.ts';

export interface Invitation extends Teammates {
  /** Where people reach this server, without a slash at the end. */
  address: string;
  /** Links are mailed too. */
  byMail: boolean;
}

/**
 * Makes a user of each address and a link that signs him in, once, within a day. Who was invited before and never
 * came gets the role and a new link, which ends the old one; who came stays as he is.
 * @throws ApiError 403 for a role that is not the caller's to give.
 * @returns the whole team as JSON; those who were invited with their `sign_in_link`, which is kept nowhere in clear
 *   but in a mail that was not sent yet.
 */
export async function invite(tx: Tx, context: Context, { emails, role, address, byMail }: Invitation): Promise<string> {
  const { accountId } = context.caller;
  const { now, mint } = context;
  refuseAbove(context.caller.role, role);
  await lockAccount(tx, accountId);
  const users = await listUsers(tx, accountId);
  const links = new Map<string, string>();
  for (const email of emails) {
    const known = users.find((one) => one.email.toLowerCase() === email.toLowerCase());
    if (known && !known.invitedUntil) continue;
    // Nor may he make less of somebody whom an admin has invited.
    if (known) refuseAbove(context.caller.role, known.role);
    const user = known ?? (await newUser(tx, context, email, { role }));
    if (known) await renew(tx, known, role, now);
    const wish = { purpose: 'invitation', madeBy: context.caller.userId } as const;
    const token = await createSignInLink(tx, { mint, now }, accountId, user.userId, wish);
    const link = `${address}/join#${token}`;
    links.set(user.userId, link);
    if (byMail) await insertInvitationMail(tx, mailOf(context, user.email, link));
    await record(tx, context, 'invite user', { after: { user_id: user.userId, email: user.email, role } });
  }
  return teamJson(await listUsers(tx, accountId), links);
}

/** @throws ApiError 403. */
function refuseAbove(own: Role, wanted: Role): void {
  if (!mayInvite(own, wanted)) throw errors.mayNotInvite(own, wanted);
}

async function newUser(tx: Tx, { caller, mint, now }: Context, email: string, { role }: Pick<UserRow, 'role'>) {
  const user = { accountId: caller.accountId, userId: mint().id, email, name: email, role, createdAt: now };
  await insertUser(tx, { ...user, invitedUntil: now + LINK_MS });
  return user;
}

async function renew(tx: Tx, user: UserRow, role: UserRow['role'], now: number): Promise<void> {
  await deleteSignInLinks(tx, user);
  await deleteInvitationMails(tx, user.accountId, user.email);
  await setRole(tx, user, role);
  await setInvited(tx, user, now + LINK_MS);
}

const mailOf = ({ caller, mint, now }: Context, email: string, link: string) => ({
  accountId: caller.accountId,
  mailId: mint().id,
  email,
  subject: null,
  body: `You are invited to work on tasks. This link lets you in, once, within a day:\n\n${link}\n`,
  nextAt: now,
  tries: 0,
  expiresAt: now + LINK_MS,
});
