import type { Db } from '../store/db.ts';
import { findSessionOwner, type SessionOwner } from '../store/sessions.ts';

/** Whose session this is, while it lasts. @param now unix milliseconds. */
export function getSession(db: Db, sessionHash: string, now: number): Promise<SessionOwner | undefined> {
  return findSessionOwner(db, sessionHash, now);
}
