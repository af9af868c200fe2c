import type { Context } from '../deps.ts';
import { listUsers, lockAccount, type UserRow } from '../store/accounts.ts';
import type { Tx } from '../store/db.ts';
import { deleteInvitationMails, deleteUser, endLeasesOf } from '../store/team.ts';
import { unassignAll } from './assignments.ts';
import { record } from './record.ts';
import { teammatesOf, withAdmin } from './team.ts';

/**
 * Their keys, sessions and links end at once, and what they hold goes back to the queue.
 * @returns who is left. @throws ApiError 404, 400 when no admin would be left.
 */
export async function removeTeammates(tx: Tx, context: Context, { emails }: { emails: string[] }): Promise<UserRow[]> {
  const { accountId } = context.caller;
  await lockAccount(tx, accountId);
  for (const user of teammatesOf(await listUsers(tx, accountId), emails)) {
    const { userId, email, role } = user;
    const leases = await endLeasesOf(tx, user, context.now);
    await unassignAll(tx, context, user);
    await deleteInvitationMails(tx, accountId, email);
    await deleteUser(tx, user, context.now);
    await record(tx, context, 'remove user', { before: { user_id: userId, email, role }, after: { leases } });
  }
  return withAdmin(await listUsers(tx, accountId));
}
