/** People signed in to the workbench, without a browser. */
import { createSignInLink } from '../../src/actions/sign-in.ts';
import { createMint } from '../../src/ids.ts';
import { createPasswords } from '../../src/passwords.ts';
import { openStore } from '../../src/store/open.ts';
import { setPassword } from '../../src/store/passwords.ts';
import { type Answer, api, request } from './client.ts';
import type { Suite } from './suite.ts';

/** What browsers say of a request that our own page makes. */
export const OWN = { 'sec-fetch-site': 'same-origin' };
const mint = createMint(Date.now);

/** @param age how long ago the link was made. Milliseconds. @returns its token. */
export async function signInToken(s: Pick<Suite, 'env'>, userId: string, age = 0): Promise<string> {
  const store = await openStore({ databaseUrl: s.env.DATABASE_URL, dataDir: s.env.TASKWRIGHT_DATA_DIR! });
  try {
    return await store.write((tx) => createSignInLink(tx, { mint, now: Date.now() - age }, 1, userId));
  } finally {
    await store.close();
  }
}

export const postSession = (
  s: Pick<Suite, 'server'>,
  token: unknown,
  headers: Record<string, string> = OWN,
): Promise<Answer> => request(s.server.url, { method: 'POST', path: '/session', body: { token }, headers });

/** `name=value`, as the browser would send it back. */
export const cookieOf = (answer: Answer): string => String(answer.headers['set-cookie']).split(';')[0]!;

/** A client with the cookie of a fresh session. */
export async function signedIn(s: Pick<Suite, 'env' | 'server'>, userId: string) {
  const cookie = cookieOf(await postSession(s, await signInToken(s, userId)));
  const client = api(s.server);
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = OWN) =>
    client.request(method, path, body, { headers: { ...headers, cookie } });
  return { cookie, call };
}

/** Any request below /session, as our own page would send it. */
export const atDoor = (
  s: Pick<Suite, 'server'>,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => request(s.server.url, { method, path, body, headers: { ...OWN, ...headers } });

export const byPassword = (
  s: Pick<Suite, 'server'>,
  email: string,
  password: string,
  headers: Record<string, string> = {},
): Promise<Answer> => atDoor(s, 'POST', '/session', { email, password }, headers);

/** Gives a user a password, beside the server. */
export async function givePassword(s: Pick<Suite, 'env'>, userId: string, password: string): Promise<void> {
  const hash = await createPasswords().hash(password);
  const store = await openStore({ databaseUrl: s.env.DATABASE_URL, dataDir: s.env.TASKWRIGHT_DATA_DIR! });
  try {
    await store.write((tx) => setPassword(tx, { accountId: 1, userId }, hash, Date.now()));
  } finally {
    await store.close();
  }
}
