/** Who is signed in. */
import { createContext, useContext } from 'react';
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

/** @param token the part of a sign-in link after `#`. @throws Refused 401 when it was used or is too old. */
export const signIn = (token: string): Promise<unknown> => call('POST', '/session', { body: { token } });

export const signOut = (): Promise<unknown> => call('DELETE', '/session');

export const SessionContext = createContext<Session | undefined>(undefined);

/** Who is signed in, on every page that is shown to somebody who is. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('a page for people who signed in, shown to somebody who did not');
  return session;
}
