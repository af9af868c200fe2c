/** A claim by a task's id: only of what the caller has begun, a quality task too. Nobody picks tasks. */
import { poolKey } from '../rules/quality.ts';
import { isTaskId } from '../rules/task-id.ts';
import { findAnswerOf } from '../store/answers.ts';
import type { Tx } from '../store/db.ts';
import type { LeaseRow } from '../store/leases.ts';
import { hasOpenLease, lastStandsFor } from '../store/leases.ts';
import { letGo } from '../store/open-answers.ts';
import { findQualityTask, type QualityTaskRow } from '../store/quality-tasks.ts';
import type { Wanted } from '../store/queue.ts';
import { findTask, type TaskRow } from '../store/tasks.ts';
import { claimNext, type Sight } from './claim-next.ts';

type Found = Pick<LeaseRow, 'taskId' | 'slot' | 'standsFor'>;

/** The unit must hold the user. @returns undefined when he has no draft of it, or cannot have it now. */
export async function claimBegun(
  tx: Tx,
  wanted: Wanted,
  { sight, leaseId, taskId }: { sight: Sight; leaseId: string; taskId: string },
): Promise<Found | undefined> {
  if (!isTaskId(taskId)) return undefined;
  const own = await findAnswerOf(tx, { ...wanted, taskId });
  if (own?.state !== 'draft' || own.response === null) return undefined;
  const task = await findTask(tx, wanted.accountId, wanted.mode, taskId);
  if (task) return claimTask(tx, wanted, sight, leaseId, task);
  const quality = wanted.kind === 'label' ? await findQualityTask(tx, { ...wanted, taskId }) : undefined;
  return quality?.canceledAt === null ? claimInPlace(tx, wanted, sight, leaseId, quality) : undefined;
}

async function claimTask(tx: Tx, wanted: Wanted, sight: Sight, leaseId: string, task: TaskRow) {
  const narrow = narrowed(wanted, task);
  const taken = narrow && (await claimNext(tx, { ...narrow, taskId: task.taskId }, sight, leaseId));
  return taken && { taskId: taken.taskId, slot: taken.slot, standsFor: null };
}

/**
 * In place of the task for which it was handed out before, so that it shows the same batch; if that is gone, of any other that
 * he could have. Without one there is nothing to hide among.
 */
async function claimInPlace(
  tx: Tx,
  wanted: Wanted,
  sight: Sight,
  leaseId: string,
  quality: QualityTaskRow,
): Promise<Found | undefined> {
  const { accountId, mode, userId } = wanted;
  const { taskId, type, project } = quality;
  if (await hasOpenLease(tx, { accountId, mode, userId, taskId })) return undefined;
  const before = await lastStandsFor(tx, { accountId, mode, userId, taskId });
  const shown = before === undefined ? undefined : await findTask(tx, accountId, mode, before);
  const same = shown && narrowed(wanted, { type, project, batch: shown.batch });
  const any = narrowed({ ...wanted, batches: undefined }, { type, project, batch: null });
  const tries = [same && { ...same, taskId: before }, any && { ...any, batches: wanted.batches }];
  for (let one of tries) {
    while (one) {
      const taken = await claimNext(tx, one, sight, leaseId);
      if (!taken) break;
      await letGo(tx, { ...wanted, taskId: taken.taskId, slot: taken.slot }, leaseId);
      if (poolKey(taken) === poolKey(quality)) return { taskId, slot: 0, standsFor: taken.taskId };
      // Of its type, but of a project: each round leaves out one more.
      one = { ...one, without: [...(one.without ?? []), poolKey(taken)] };
    }
  }
  return undefined;
}

/** What is wanted, of one pool of the queue alone. @returns undefined when the caller's own filter leaves it out. */
function narrowed(
  wanted: Wanted,
  { type, project, batch }: Pick<TaskRow, 'type' | 'project' | 'batch'>,
): Wanted | undefined {
  const passes = (list: string[] | undefined, value: string | null) =>
    !list?.length || (value !== null && list.includes(value));
  if (!passes(wanted.types, type) || !passes(wanted.projects, project) || !passes(wanted.batches, batch)) {
    return undefined;
  }
  const only = (value: string | null) => (value === null ? undefined : [value]);
  return { ...wanted, types: [type], projects: only(project), batches: only(batch) };
}
