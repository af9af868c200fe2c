/** Who is signed in, and the ways in. */
import { createContext, useContext } from 'react';
import { tellSignedIn } from './renewal.ts';
import { call, Refused } from './server.ts';

export interface Session {
  email: string;
  name: string;
  role: string;
  /** What the server lets this role do; pages that need more are not shown. */
  permissions: readonly string[];
}

/** The session is over: sign in again. */
export const isSignedOut = (error: unknown): boolean => error instanceof Refused && error.status === 401;

export const SESSION = ['session'];

/** Null for nobody. */
export async function readSession(): Promise<Session | null> {
  try {
    return await call<Session>('GET', '/session');
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null;
    throw error;
  }
}

/** What the sign-in page can offer. */
export interface Ways {
  mail: boolean;
  /** What people call the provider of OpenID Connect, if there is one. */
  provider?: string;
}

export const WAYS = ['ways'];
export const readWays = (): Promise<Ways> => call('GET', '/session/ways');

/** What a link is for. */
export interface ShownLink {
  purpose: 'first' | 'invitation' | 'password' | 'sign-in';
  email: string;
  name: string;
  role: string;
  account: string;
  from?: { name: string; email: string };
}

/** @param token the part of a link after `#`. @throws Refused 401 when it was used or is too old. */
export const readLink = (token: string): Promise<ShownLink> => call('POST', '/session/link', { body: { token } });

const signing = async (path: string, body: object): Promise<unknown> => {
  const answer = await call('POST', path, { body });
  tellSignedIn();
  return answer;
};

/** @throws Refused 401 when the link was used or is too old. */
export const signIn = (token: string): Promise<unknown> => signing('/session', { token });

/** @throws Refused 401, 429 with the time to wait. */
export const signInByPassword = (given: { email: string; password: string }): Promise<unknown> =>
  signing('/session', given);

/** @throws Refused 400, 401. */
export const join = (given: { token: string; password: string; name?: string; email?: string }): Promise<unknown> =>
  signing('/session/join', given);

/** @throws Refused 429. */
export const mailPasswordLink = (email: string): Promise<unknown> =>
  call('POST', '/session/forgotten', { body: { email } });

export const signOut = (): Promise<unknown> => call('DELETE', '/session');

/** Where a sign-in at the provider begins. @param to a path of ours to go on at. */
export const providerPath = (to: string): string => `/session/provider?to=${encodeURIComponent(to)}`;

export const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in, on every page that is shown to somebody who is. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a page for people who signed in, shown to somebody who did not');
  return session;
}
