import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { isSameEmail } from '../rules/email.ts';
import { lockUser } from '../store/accounts.ts';
import { type Credential, findCredentials, findPassword, setRehashed } from '../store/passwords.ts';
import { beginSession, type Visitor } from './sign-in.ts';
import { forgiveTries, type Trier, takeTry } from './sign-in-tries.ts';

/** Accounts of one server that know the same address. */
const MOST_ACCOUNTS = 3;

export type SignInDeps = Pick<Deps, 'store' | 'mint' | 'now' | 'log' | 'passwords'>;

/**
 * Signs in with an e-mail address and a password. A wrong password, a user without one and an unknown address have one answer,
 * after the same work.
 * @returns the value of the session's cookie. @throws ApiError 401, 429 with the time to wait, 503.
 */
export async function signInByPassword(
  deps: SignInDeps,
  { email, password, address }: Trier & { password: string },
  visitor: Visitor,
): Promise<string> {
  const trier = { email, address };
  await takeTryOrWait(deps, trier);
  const found = await matching(deps, email, password);
  if (!found) {
    deps.log.warn({ address }, 'sign-in refused');
    throw errors.signInRefused();
  }
  const hash = found.hash!;
  const renewed = deps.passwords.isOld(hash) ? await deps.passwords.hash(password) : undefined;
  return deps.store.write(async (tx) => {
    const now = deps.now();
    await lockUser(tx, found.accountId, found.userId);
    // Changed or removed while it was compared.
    if ((await findPassword(tx, found)) !== hash) throw errors.signInRefused();
    if (renewed !== undefined) await setRehashed(tx, found, hash, renewed);
    await forgiveTries(tx, trier, now);
    return beginSession(tx, { mint: deps.mint, now }, found, 'password', visitor);
  });
}

/** @throws ApiError 429. */
export async function takeTryOrWait({ store, now, log }: SignInDeps, trier: Trier): Promise<void> {
  const wait = await store.write((tx) => takeTry(tx, trier, now()));
  if (wait === 0) return;
  log.warn({ address: trier.address, wait }, 'sign-in slowed down');
  throw errors.tooManyTries(Math.ceil(wait / 1000));
}

async function matching(
  { store, passwords }: SignInDeps,
  email: string,
  password: string,
): Promise<Credential | undefined> {
  const users = (await findCredentials(store, email)).filter((one) => isSameEmail(one.email, email));
  const withHash = users.filter(({ hash }) => hash !== undefined).slice(0, MOST_ACCOUNTS);
  if (withHash.length === 0) await passwords.verify(password, undefined);
  for (const one of withHash) if (await passwords.verify(password, one.hash)) return one;
  return undefined;
}
