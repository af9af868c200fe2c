import { call } from '../../server.ts';

export interface OwnSession {
  session_id: string;
  current: boolean;
  /** What the browser said of itself. */
  device: string | null;
  method: string | null;
  created_at: string;
  last_seen_at: string;
}

export interface OwnSessions {
  sessions: OwnSession[];
  has_password: boolean;
  needs_current_password: boolean;
}

export const OWN_SESSIONS = ['own sessions'];

export const readOwnSessions = (): Promise<OwnSessions> => call('GET', '/session/list');

export const endSession = (id: string): Promise<unknown> => call('DELETE', `/session/list/${id}`);

export const signOutEverywhere = (): Promise<unknown> => call('DELETE', '/session/list');

/** @throws Refused 400, 403 when the current one is wrong, 429. */
export const changePassword = (given: { password: string; current?: string }): Promise<unknown> =>
  call('PUT', '/session/password', { body: given });
