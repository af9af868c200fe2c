import { Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { formatTime } from '../rules/time.ts';
import { listUsers, lockAccount } from '../store/accounts.ts';
import type { Tx } from '../store/db.ts';
import { record } from './record.ts';
import { createSignInLink, LINK_MS } from './sign-in.ts';
import { teammatesOf } from './team.ts';

export const teammateSchema = Type.Object({
  email: Type.String({ maxLength: 320, description: 'Of somebody of the team who has come before.' }),
});
const check = schemaCheck(teammateSchema);

/** @throws ApiError 400 naming the field. */
export const checkTeammate = (body: ParsedBody | undefined): { email: string } =>
  check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });

/**
 * For somebody who has forgotten his password, where there is no mail: a link that sets a new one, once, within a day.
 * @param address where people reach this server, without a slash at the end.
 * @returns it as JSON; it is kept nowhere in clear. @throws ApiError 404, 400 for somebody who never came.
 */
export async function createPasswordLink(
  tx: Tx,
  context: Context,
  { email, address }: { email: string; address: string },
): Promise<string> {
  const { caller, mint, now } = context;
  await lockAccount(tx, caller.accountId);
  const [user] = teammatesOf(await listUsers(tx, caller.accountId), [email]);
  if (user!.invitedUntil) throw errors.invalidParameter('"email" is of somebody who never came; invite him again');
  const wish = { purpose: 'password', madeBy: caller.userId } as const;
  const token = await createSignInLink(tx, { mint, now }, caller.accountId, user!.userId, wish);
  await record(tx, context, 'create password link', { after: { user_id: user!.userId, email: user!.email } });
  const link = { email: user!.email, password_link: `${address}/password#${token}`, expiry: formatTime(now + LINK_MS) };
  return JSON.stringify(link);
}
