import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { DEFAULT_LEASE, LONGEST_LEASE, MOST_CLAIMED, NOT_YET } from '../rules/lease.ts';
import type { ProjectSettings } from '../rules/project-settings.ts';
import { poolKey } from '../rules/quality.ts';
import { may } from '../rules/roles.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { findUser, lockUser } from '../store/accounts.ts';
import { type AnswerRow, answersIn, findAnswerOf } from '../store/answers.ts';
import type { Db, Tx } from '../store/db.ts';
import { insertLease, type LeaseRow } from '../store/leases.ts';
import { letGo } from '../store/open-answers.ts';
import { findQualityTask } from '../store/quality-tasks.ts';
import { MOST_COUNTED, type Wanted } from '../store/queue.ts';
import type { TaskRow } from '../store/tasks.ts';
import { projectSettings } from '../store/work-settings.ts';
import { type Claimed, claimJson } from '../wire/labeling.ts';
import { claimBegun } from './claim-begun.ts';
import { claimNext, type Sight, sightOf, waitingFor } from './claim-next.ts';
import { countAwaiting, findBarred, turnOf } from './claim-quality.ts';
import { record } from './record.ts';
import { responseOf } from './resolve-answers.ts';
import { responseSchemaOf } from './response-schema.ts';
import { findWorkTask, isQualityLease } from './work-task.ts';

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
  ahead: Type.Optional(
    Type.Boolean({
      description:
        'For later, while the caller works on another: no time is counted until a heartbeat says that he begins. Gives ' +
        'no training task, and leaves the last task that waits to others.',
    }),
  ),
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
  const wanted: Wanted = { accountId, mode, userId, kind, types: types && namesOf(context, types), projects, batches };
  await lockUser(tx, accountId, userId);
  const sight = await sightOf(tx, context, wanted);
  const barred = sight.hasQualityTasks ? await findBarred(tx, wanted) : undefined;
  wanted.without = barred?.keys;
  const claimed: Claimed[] = [];
  const most = claim.ahead ? await mostAhead(tx, wanted, sight, claim.limit) : claim.limit;
  while (claimed.length < (taskId === undefined ? most : 1)) {
    const one = await claimOne(tx, context, wanted, sight, claim);
    if (!one) break;
    claimed.push(one);
  }
  const waiting = await waitingFor(tx, wanted, sight);
  // When he has nothing there is nothing to hide, and the number is what others can claim.
  const hides = claimed.length > 0 || claim.ahead === true;
  const awaiting = barred && hides && kind === 'label' ? await countAwaiting(tx, wanted) : 0;
  const pending = Math.min(waiting.pending + awaiting, MOST_COUNTED);
  return claimJson(claimed, { ...waiting, pending }, barred?.projects ?? []);
}

/** All but the last one. Evaluation tasks count along, or it would tell that one is in hand. */
async function mostAhead(tx: Tx, wanted: Wanted, sight: Sight, limit: number): Promise<number> {
  const { pending } = await waitingFor(tx, wanted, sight);
  const awaiting = sight.hasQualityTasks ? await countAwaiting(tx, wanted) : 0;
  return Math.max(0, Math.min(limit, pending + awaiting - 1));
}

/** Aliases too. A name that is no type matches nothing. */
const namesOf = ({ registry }: Context, types: string[]): string[] =>
  types.map((name) => registry.find(name)?.type.name ?? name);

async function claimOne(
  tx: Tx,
  context: Context,
  wanted: Wanted,
  sight: Sight,
  { lease_seconds: seconds, task_id: begun, ahead = false }: Claim,
): Promise<Claimed | undefined> {
  const { accountId, mode, kind, userId } = wanted;
  const { now, caller, mint } = context;
  const leaseId = mint().id;
  const found =
    begun === undefined
      ? await findNext(tx, wanted, sight, { leaseId, ahead })
      : await claimBegun(tx, wanted, { sight, leaseId, taskId: begun });
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
    activeAt: ahead ? NOT_YET : now,
    activeMs: 0,
    submitAt: null,
    submitSecs: null,
  };
  await insertLease(tx, lease);
  await record(tx, context, kind === 'review' ? 'claim review' : 'claim task', {
    taskId: found.taskId,
    after: { lease_id: leaseId },
  });
  const task = (await findWorkTask(tx, lease))!;
  return { lease, task, ...(await workSoFar(tx, context, task, lease)) };
}

/** The next task of the queue, or what is to be answered in its place; it then stays in the queue. */
async function findNext(
  tx: Tx,
  wanted: Wanted,
  sight: Sight,
  { leaseId, ahead }: { leaseId: string; ahead: boolean },
): Promise<Pick<LeaseRow, 'taskId' | 'slot' | 'standsFor'> | undefined> {
  for (;;) {
    const taken = await claimNext(tx, wanted, sight, leaseId);
    if (!taken) return undefined;
    const { taskId, slot } = taken;
    const asks = sight.hasQualityTasks && wanted.kind === 'label';
    const turn = asks ? await turnOf(tx, wanted, taken, ahead) : 'itself';
    if (turn === 'itself') return { taskId, slot, standsFor: null };
    await letGo(tx, { ...wanted, taskId, slot }, leaseId);
    if (turn !== 'nothing') return { taskId: turn.taskId, slot: 0, standsFor: taskId };
    // Each round leaves out one more project: it ends.
    wanted.without = [...(wanted.without ?? []), poolKey(taken)];
  }
}

/** What the labeler had done of it before, or what the reviewer is to judge. */
export async function workSoFar(
  db: Db,
  context: Pick<Context, 'registry'>,
  task: TaskRow,
  lease: LeaseRow,
): Promise<Partial<Claimed>> {
  const own = await findAnswerOf(db, lease);
  const begun = own?.state === 'draft' && own.response !== null ? own.response : await initialOf(db, lease);
  const draft = {
    ...(begun === undefined ? {} : { draft: begun }),
    draftVersion: own?.draftVersion ?? 0,
    responseSchema: responseSchemaOf(context, task),
  };
  if (lease.kind === 'label') return draft;
  const answers = await answersIn(db, task, 'submitted');
  const labelers = await labelersOf(db, task, answers);
  return { ...draft, answers, labelers, response: JSON.stringify(responseOf(context, task, answers).response) };
}

/** E-mail addresses by user id, for a reviewer; undefined where the project keeps from him who answered. */
async function labelersOf(db: Db, task: TaskRow, answers: AnswerRow[]): Promise<Map<string, string> | undefined> {
  const { review } = (await projectSettings(db, task)) as ProjectSettings;
  if (review?.hide_labelers) return undefined;
  const users = await Promise.all(answers.map(({ userId }) => findUser(db, task.accountId, userId)));
  return new Map(users.flatMap((user) => (user ? [[user.userId, user.email]] : [])));
}

/** What an evaluation task that checks a review has the labeler begin from. */
async function initialOf(db: Db, lease: LeaseRow): Promise<string | undefined> {
  if (!isQualityLease(lease)) return undefined;
  return (await findQualityTask(db, lease))?.initialJson ?? undefined;
}
