/** What labelers did, by user. */
import type { Mode } from '../rules/roles.ts';
import type { Db } from './db.ts';

export interface WorkRow {
  /** Answers given, rejected ones too. */
  answered: number;
  rejected: number;
  /** Seconds of work on the answers whose time is known, and how many these are. */
  seconds: number;
  timed: number;
  /** When the last one was given, unix milliseconds. */
  lastAt: number;
}

/** By user id; who gave nothing is not in it. @param since unix milliseconds. A walk over the index of answers by user. */
export async function workSince(db: Db, accountId: number, mode: Mode, since: number): Promise<Map<string, WorkRow>> {
  const rows = await db.all(
    `select a.user_id, count(*), sum(case when a.state = 'rejected' then 1 else 0 end),
        sum(coalesce(a.time_spent_secs, 0)), sum(case when a.time_spent_secs is null then 0 else 1 end),
        max(a.submitted_at)
      from users u join answers a on a.account_id = u.account_id and a.mode = ? and a.user_id = u.user_id
        and a.submitted_at is not null and a.submitted_at >= ?
      where u.account_id = ? group by a.user_id`,
    [mode, since, accountId],
  );
  return new Map(
    rows.map(([userId, answered, rejected, seconds, timed, lastAt]) => [
      String(userId),
      {
        answered: Number(answered),
        rejected: Number(rejected),
        seconds: Number(seconds),
        timed: Number(timed),
        lastAt: Number(lastAt),
      },
    ]),
  );
}
