/** Signing in at a provider of OpenID Connect: who comes is found by what the provider has verified, what he may is ours to say. */
import type { Deps, ProvidedPerson, Provider } from '../deps.ts';
import { errors } from '../errors.ts';
import { asciiLower, isEmail, isSameEmail } from '../rules/email.ts';
import { hashKey } from '../rules/key-hash.ts';
import { nameProblem } from '../rules/names.ts';
import { findUsersByEmail, insertUser, listAccounts, lockAccount, type UserRow } from '../store/accounts.ts';
import type { Tx } from '../store/db.ts';
import { findIdentity, insertBegun, insertIdentity, takeBegun } from '../store/identities.ts';
import { deleteInvitationMails, deleteSignInLinks, setInvited } from '../store/team.ts';
import { beginSession, drawSecret, type Maker, note, type Visitor } from './sign-in.ts';

/** People look for their password there. Milliseconds. */
export const PROVIDER_MS = 10 * 60 * 1000;

type ProviderDeps = Pick<Deps, 'store' | 'mint' | 'now'> & { provider: Provider };

/** @returns where to send the browser, and the cookie by which its return is known. @throws ApiError 502. */
export async function beginAtProvider(
  { store, now, provider }: ProviderDeps,
  redirectUri: string,
  returnTo: string,
): Promise<{ url: string; secret: string }> {
  const { url, ...begun } = await provider.begin(redirectUri);
  const secret = drawSecret();
  const row = { ...begun, begunHash: hashKey(secret), returnTo, expiresAt: now() + PROVIDER_MS };
  await store.write((tx) => insertBegun(tx, row));
  return { url, secret };
}

/**
 * @param answer the address that the provider sent the browser to. @param begun the cookie; it counts once.
 * @returns the session's cookie and the path to go on at. @throws ApiError 401, 403, 502.
 */
export async function finishAtProvider(
  { store, mint, now, provider }: ProviderDeps,
  answer: URL,
  begun: string | undefined,
  visitor: Visitor,
): Promise<{ secret: string; returnTo: string }> {
  const row = begun && (await store.write((tx) => takeBegun(tx, hashKey(begun), now())));
  if (!row) throw errors.providerRefused();
  const person = await provider.finish(answer, row);
  const secret = await store.write(async (tx) => {
    const maker = { mint, now: now() };
    const user = await userOf(tx, maker, provider, person);
    return beginSession(tx, maker, user, 'provider', visitor);
  });
  return { secret, returnTo: row.returnTo };
}

type UserKey = Pick<UserRow, 'accountId' | 'userId'>;

/** @throws ApiError 403. */
async function userOf(tx: Tx, maker: Maker, provider: Provider, person: ProvidedPerson): Promise<UserKey> {
  const known = await findIdentity(tx, person.issuer, person.subject);
  if (known) return known;
  const { email } = person;
  if (email === undefined || !isEmail(email)) throw errors.providerUnverified();
  const mayCome = (user: UserRow) => !user.invitedUntil || user.invitedUntil > maker.now;
  const users = (await findUsersByEmail(tx, email)).filter((one) => isSameEmail(one.email, email));
  const user =
    users.find(mayCome) ?? (users.length === 0 ? await newcomer(tx, maker, provider, person, email) : undefined);
  if (!user) throw errors.providerStranger();
  await lockAccount(tx, user.accountId);
  // Somebody else at the provider has this address now: who had it before does not become him.
  if (!(await insertIdentity(tx, user, person, maker.now))) throw errors.providerOther();
  if (user.invitedUntil) {
    await setInvited(tx, user, null);
    await deleteSignInLinks(tx, user);
    await deleteInvitationMails(tx, user.accountId, user.email);
  }
  await note(tx, maker, user, 'link identity', { issuer: person.issuer });
  return user;
}

/** Whom the operator lets in by the domain of his address: always a labeler, whatever the provider says of him. */
async function newcomer(
  tx: Tx,
  { mint, now }: Maker,
  { domains }: Provider,
  { name }: ProvidedPerson,
  email: string,
): Promise<UserRow | undefined> {
  if (!domains.includes(asciiLower(email.slice(email.lastIndexOf('@') + 1)))) return undefined;
  const [account] = await listAccounts(tx);
  const shown = name !== undefined && !nameProblem(name) ? name : email;
  const user = {
    accountId: account!.accountId,
    userId: mint().id,
    email,
    name: shown,
    role: 'labeler',
    createdAt: now,
  } as const;
  await lockAccount(tx, user.accountId);
  await insertUser(tx, user);
  await note(tx, { mint, now }, user, 'create user', { email, role: user.role });
  return user;
}
