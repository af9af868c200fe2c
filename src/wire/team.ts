/** Row -> public JSON of /v1/teams (api-facts D.10). */
import { formatTime } from '../rules/time.ts';
import type { UserRow } from '../store/accounts.ts';

/** A bare array. @param links by user id, only in the answer that makes them. */
export function teamJson(users: UserRow[], links: Map<string, string> = new Map()): string {
  return JSON.stringify(users.map((user) => teammate(user, links.get(user.userId))));
}

function teammate({ userId, email, name, role, invitedUntil }: UserRow, link: string | undefined) {
  const [firstName, ...more] = name === email ? [] : name.split(' ').filter(Boolean);
  return {
    email,
    role,
    user_id: userId,
    firstName,
    lastName: more.length ? more.join(' ') : undefined,
    isStudioLabeler: role === 'labeler',
    expiry: invitedUntil ? formatTime(invitedUntil) : undefined,
    sign_in_link: link,
  };
}
