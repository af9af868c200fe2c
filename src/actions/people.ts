import { findUser, type UserRow } from '../store/accounts.ts';
import type { Db } from '../store/db.ts';

/** Users by their ids; who was removed is not in it. Each is looked up once. */
export async function peopleOf(db: Db, accountId: number, ids: (string | null)[]): Promise<Map<string, UserRow>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  const found = await Promise.all(wanted.map((id) => findUser(db, accountId, id)));
  return new Map(found.filter((user) => user !== undefined).map((user) => [user.userId, user]));
}
