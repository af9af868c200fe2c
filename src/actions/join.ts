/** What the opener of a link is shown, and what he sets before it signs him in. */
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { isEmail } from '../rules/email.ts';
import { hashKey } from '../rules/key-hash.ts';
import { nameProblem } from '../rules/names.ts';
import { passwordProblem } from '../rules/password.ts';
import { findUsersByEmail, lockAccount } from '../store/accounts.ts';
import type { Db, Tx } from '../store/db.ts';
import { setPassword } from '../store/passwords.ts';
import { deleteSessionsOf } from '../store/sessions.ts';
import { findSignInLink, type ShownLink, takeSignInLink } from '../store/sign-in-links.ts';
import { deleteInvitationMails, deleteSignInLinks, setInvited, setProfile } from '../store/team.ts';
import { beginSession, type Maker, note, type Visitor } from './sign-in.ts';

export interface Joining {
  token: string;
  password: string;
  /** As others see it; as it was when absent. */
  name?: string | undefined;
  /** Of the first admin, whose address nobody asked for yet. */
  email?: string | undefined;
}

/** @throws ApiError 401 when it was used or is over. */
export async function showLink(db: Db, token: string, now: number): Promise<ShownLink> {
  const link = await findSignInLink(db, hashKey(token), now);
  if (!link) throw errors.signInLinkInvalid();
  return link;
}

/** Sets name and password, uses the link up and signs in. @returns the session's cookie. @throws ApiError 400, 401. */
export async function join(
  deps: Pick<Deps, 'store' | 'mint' | 'now' | 'passwords'>,
  joining: Joining,
  visitor: Visitor,
): Promise<string> {
  const link = await showLink(deps.store, joining.token, deps.now());
  const profile = profileOf(link, joining);
  checkPassword(joining.password, [profile.email, profile.name]);
  // Only who holds a link makes us work.
  const hash = await deps.passwords.hash(joining.password);
  return deps.store.write(async (tx) => {
    const maker = { mint: deps.mint, now: deps.now() };
    const taken = await takeSignInLink(tx, hashKey(joining.token), maker.now);
    if (!taken) throw errors.signInLinkInvalid();
    await come(tx, maker, link, profile);
    await setPassword(tx, taken, hash, maker.now);
    await deleteSessionsOf(tx, taken);
    return beginSession(tx, maker, taken, 'link', visitor);
  });
}

async function come(tx: Tx, maker: Maker, link: ShownLink, profile: { name: string; email: string }): Promise<void> {
  const { accountId, userId, email } = link;
  await lockAccount(tx, accountId);
  if (profile.email !== email) {
    const [other] = (await findUsersByEmail(tx, profile.email)).filter((one) => one.userId !== userId);
    if (other) throw errors.invalidParameter('"email" is the address of somebody else here');
  }
  await setProfile(tx, link, profile);
  await setInvited(tx, link, null);
  // Whatever else was on its way to him.
  await deleteSignInLinks(tx, link);
  await deleteInvitationMails(tx, accountId, email);
  const after = { ...(profile.email !== email && { email: profile.email }), name: profile.name };
  await note(tx, maker, link, link.purpose === 'password' ? 'reset password' : 'join', after);
}

/** @throws ApiError 400. */
function profileOf(link: ShownLink, { name, email }: Joining): { name: string; email: string } {
  // A link that sets a password changes nothing else.
  const given = link.purpose === 'password' ? link.name : (name?.trim() ?? link.name);
  const problem = nameProblem(given);
  if (problem) throw errors.invalidParameter(`"name" ${problem}`);
  if (email === undefined || link.purpose !== 'first') return { name: given, email: link.email };
  if (!isEmail(email)) throw errors.invalidParameter('"email" must be an e-mail address');
  return { name: given, email };
}

/** @throws ApiError 400. */
export function checkPassword(password: string, known: readonly string[]): void {
  const problem = passwordProblem(password, known);
  if (problem) throw errors.invalidParameter(`"password" ${problem}`);
}
