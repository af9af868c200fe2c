import type { UserRow } from '../store/accounts.ts';
import { assignedTo, assignedToAny, workersOf } from '../store/assignments.ts';
import { findBatch } from '../store/batches.ts';
import type { Db } from '../store/db.ts';
import { isClosed } from '../store/gates.ts';
import type { WorkKind } from '../store/open-answers.ts';
import type { TaskRow } from '../store/tasks.ts';

/**
 * Who of them is offered the task, as far as assignments say it (claim-next.ts).
 * @param users of the account. @param those who work on it where nobody is assigned.
 */
export async function askedFor(
  db: Db,
  task: TaskRow,
  kind: WorkKind,
  { users, those }: { users: UserRow[]; those: UserRow[] },
): Promise<UserRow[]> {
  const { accountId, mode } = task;
  const batch = task.batch === null ? undefined : await findBatch(db, { accountId, mode, name: task.batch });
  const reviews = kind === 'review';
  const elsewhere = await assignedToAny(db, task);
  const free = ({ userId }: UserRow) => !elsewhere.has(userId);
  // Reviewers who are assigned to nothing review everything.
  const only = (ids: Iterable<string>) => {
    const set = new Set(ids);
    return reviews
      ? those.filter((user) => set.has(user.userId) || free(user))
      : users.filter(({ userId }) => set.has(userId));
  };
  if (batch?.closed) return only(await workersOf(db, batch));
  const project = task.project === null ? undefined : { accountId, mode, name: task.project };
  if (project && (await isClosed(db, project))) return only(await assignedTo(db, project));
  return those.some(free) ? those.filter(free) : users.filter(free);
}
