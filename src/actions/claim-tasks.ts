import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { DEFAULT_LEASE, LONGEST_LEASE, MOST_CLAIMED } from '../rules/lease.ts';
import { may } from '../rules/roles.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { isTaskId } from '../rules/task-id.ts';
import { lockUser } from '../store/accounts.ts';
import { answersIn, findAnswerOf } from '../store/answers.ts';
import type { Db, Tx } from '../store/db.ts';
import { insertLease, type LeaseRow } from '../store/leases.ts';
import type { Wanted } from '../store/queue.ts';
import { findTask, type TaskRow } from '../store/tasks.ts';
import { type Claimed, claimJson } from '../wire/labeling.ts';
import { claimNext, type Sight, sightOf, waitingFor } from './claim-next.ts';
import { record } from './record.ts';
import { responseOf } from './resolve-answers.ts';

const names = (description: string) =>
  Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 256 }), { maxItems: 100, description }));

export const claimSchema = Type.Object({
  types: names('Only tasks of these types.'),
  projects: names('Only tasks of these projects.'),
  batches: names('Only tasks of these batches.'),
  kind: Type.String({
    enum: ['label', 'review'],
    default: 'label',
    description: 'Tasks to label, or answers to review.',
  }),
  limit: Type.Integer({ minimum: 1, maximum: MOST_CLAIMED, default: 1, description: 'How many at most.' }),
  lease_seconds: Type.Integer({
    minimum: 1,
    maximum: LONGEST_LEASE,
    default: DEFAULT_LEASE,
    description: 'How long each is held without a heartbeat.',
  }),
  task_id: Type.Optional(
    Type.String({ maxLength: 256, description: 'Only this task, to go on with the own draft of it.' }),
  ),
});
export type Claim = Static<typeof claimSchema>;
const check = schemaCheck(claimSchema);

/** @throws ApiError 400 naming the field. */
export function checkClaim(body: ParsedBody | undefined): Claim {
  return check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
}

/**
 * Leases the next tasks to the caller: those of higher priority first, then of batches of higher priority, then
 * the oldest. He is never offered a task again that he answered or skipped.
 * @returns the answer's JSON; `leases` is empty when there is nothing for him.
 * @throws ApiError 403 when his role may not review.
 */
export async function claimTasks(tx: Tx, context: Context, claim: Claim): Promise<string> {
  const { caller } = context;
  const kind = claim.kind as Wanted['kind'];
  if (kind === 'review' && !may(caller.role, 'review')) throw errors.forbidden(caller.role, 'review');
  const { accountId, mode, userId } = caller;
  const { types, projects, batches, task_id: taskId } = claim;
  const wanted: Wanted = {
    accountId,
    mode,
    userId,
    kind,
    types: types && namesOf(context, types),
    projects,
    batches,
    taskId,
  };
  await lockUser(tx, accountId, userId);
  const sight = await sightOf(tx, context, wanted);
  const claimed: Claimed[] = [];
  // Nobody picks tasks: by its id one gets what he has begun.
  const most = taskId === undefined ? claim.limit : (await hasBegun(tx, wanted, taskId)) ? 1 : 0;
  while (claimed.length < most) {
    const one = await claimOne(tx, context, wanted, sight, claim.lease_seconds);
    if (!one) break;
    claimed.push(one);
  }
  return claimJson(claimed, await waitingFor(tx, wanted, sight));
}

async function hasBegun(tx: Tx, { accountId, mode, userId }: Wanted, taskId: string): Promise<boolean> {
  if (!isTaskId(taskId)) return false;
  const own = await findAnswerOf(tx, { accountId, mode, userId, taskId });
  return own?.state === 'draft' && own.response !== null;
}

/** Aliases too. A name that is no type matches nothing. */
const namesOf = ({ registry }: Context, types: string[]): string[] =>
  types.map((name) => registry.find(name)?.type.name ?? name);

async function claimOne(
  tx: Tx,
  context: Context,
  wanted: Wanted,
  sight: Sight,
  seconds: number,
): Promise<Claimed | undefined> {
  const { accountId, mode, kind, userId } = wanted;
  const { now, caller, mint } = context;
  const leaseId = mint().id;
  const found = await claimNext(tx, wanted, sight, leaseId);
  if (!found) return undefined;
  const lease: LeaseRow = {
    ...found,
    accountId,
    mode,
    leaseId,
    kind,
    userId,
    keyId: caller.keyId,
    seconds,
    claimedAt: now,
    expiresAt: now + seconds * 1000,
    endedAt: null,
    outcome: null,
    activeAt: now,
    activeMs: 0,
    submitAt: null,
    submitSecs: null,
  };
  await insertLease(tx, lease);
  await record(tx, context, kind === 'review' ? 'claim review' : 'claim task', {
    taskId: found.taskId,
    after: { lease_id: leaseId },
  });
  const task = (await findTask(tx, accountId, mode, found.taskId))!;
  return { lease, task, ...(await workSoFar(tx, context, task, lease)) };
}

/** What the labeler had done of it before, or what the reviewer is to judge. */
export async function workSoFar(
  db: Db,
  context: Pick<Context, 'registry'>,
  task: TaskRow,
  lease: LeaseRow,
): Promise<Partial<Claimed>> {
  const own = await findAnswerOf(db, lease);
  const isDraft = own?.state === 'draft' && own.response !== null;
  const draft = {
    ...(isDraft ? { draft: own.response! } : {}),
    draftVersion: own?.draftVersion ?? 0,
  };
  if (lease.kind === 'label') return draft;
  const answers = await answersIn(db, task, 'submitted');
  return { ...draft, answers, response: JSON.stringify(responseOf(context, task, answers).response) };
}
