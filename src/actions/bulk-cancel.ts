/** POST /v1/tasks/cancel: many cancels in one request, each of them as if it had come alone (design.md section 7). */
import { Type } from 'typebox';
import type { Context, Deps } from '../deps.ts';
import { ApiError, errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { StoreUnavailable, type Tx } from '../store/db.ts';
import { type TaskState, walkStates } from '../store/task-walk.ts';
import { cancelTask } from './cancel-task.ts';
import { checkListQuery, filterOf, filterSchema, type ListQuery } from './list-tasks.ts';
import { shareCommits } from './share-commits.ts';
import { holdTask } from './task.ts';

const MOST_IDS = 10_000;
/** Few enough that a request which waits behind a chunk hardly notices. */
const A_CHUNK = 250;
/** Refused tasks that the answer names; all are counted. */
const MOST_REFUSED = 1000;

export const bulkCancelSchema = Type.Object({
  task_ids: Type.Optional(Type.Array(Type.String(), { maxItems: MOST_IDS, description: 'The ids of the tasks.' })),
  filter: Type.Optional(
    Type.Object(filterSchema.properties, {
      additionalProperties: true,
      description: 'Instead of ids: all tasks that the same query of the list finds, of any status unless it says one.',
    }),
  ),
  clear_unique_id: Type.Optional(Type.Boolean({ description: "Free the tasks' unique_ids for other tasks." })),
});
const check = schemaCheck(
  Type.Object({
    ...bulkCancelSchema.properties,
    filter: Type.Optional(Type.Object({}, { additionalProperties: true })),
  }),
);

export interface BulkCancel {
  taskIds?: string[];
  filter?: ListQuery;
  clearUniqueId: boolean;
}

/** @throws ApiError 400. */
export function checkBulkCancel(body: ParsedBody | undefined): BulkCancel {
  const given = check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
  const { task_ids: taskIds, filter, clear_unique_id: clearUniqueId = false } = given;
  if ((taskIds === undefined) === (filter === undefined)) {
    throw errors.invalidParameter('"body" must have either "task_ids" or "filter"');
  }
  return taskIds ? { taskIds, clearUniqueId } : { filter: checkFilter(filter!), clearUniqueId };
}

/** Stricter than the list: a filter that is misspelt or empty must not cancel everything. */
function checkFilter(filter: object): ListQuery {
  const given = withoutNulls(filter);
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(filterSchema.properties, name)) {
      throw errors.invalidParameter(`"filter.${name.slice(0, 100)}" is not a filter`);
    }
    if ([value].flat().length === 0 || [value].flat().includes('')) {
      throw errors.invalidParameter(`"filter.${name}" must not be empty`);
    }
  }
  if (Object.keys(given).length === 0) throw errors.invalidParameter('"filter" must name at least one condition');
  // A body has lists of its own, so a comma is part of the tag: splitting would cancel what was not meant.
  return checkListQuery(given, false);
}

type Outcome = 'canceled' | 'already_canceled' | ApiError;

/**
 * Cancels them chunk by chunk; canceling again does what is left.
 * @param isGone nobody waits for the answer any more.
 * @returns the counts' JSON text. @throws ApiError 503 when it had to stop in between.
 */
export async function bulkCancel(
  deps: Deps,
  context: Context,
  wish: BulkCancel,
  isGone: () => boolean,
): Promise<string> {
  const sharing = shareCommits(deps.store);
  const counts = { canceled: 0, already_canceled: 0, not_pending: 0, not_found: 0 };
  const refused: object[] = [];
  for await (const targets of targetsOf(deps, context, wish)) {
    if (isGone()) throw errors.partlyDone();
    const outcomes = await Promise.all(
      targets.map(
        (target) => known(target, wish.clearUniqueId) ?? sharing.write(canceling(context, target, wish)).catch(refusal),
      ),
    );
    for (const [i, outcome] of outcomes.entries()) {
      if (!(outcome instanceof ApiError)) {
        counts[outcome]++;
        continue;
      }
      counts[outcome.status === 404 ? 'not_found' : 'not_pending']++;
      if (refused.length === MOST_REFUSED) continue;
      refused.push({ task_id: targets[i]!.taskId, status_code: outcome.status, error: outcome.message });
    }
  }
  return JSON.stringify({ ...counts, refused });
}

type Target = Pick<TaskState, 'taskId'> & Partial<TaskState>;

async function* targetsOf(deps: Deps, { caller }: Context, { taskIds, filter }: BulkCancel): AsyncGenerator<Target[]> {
  if (filter) {
    yield* walkStates(deps.store, filterOf(caller, filter), A_CHUNK);
    return;
  }
  // In one order for all, so that two requests for the same tasks do not wait for each other in a circle.
  const ids = [...new Set(taskIds)].sort();
  for (let from = 0; from < ids.length; from += A_CHUNK) {
    yield ids.slice(from, from + A_CHUNK).map((taskId) => ({ taskId }));
  }
}

/** What needs no unit to be told: a walk over a million tasks that are over writes nothing. */
function known({ status, uniqueId }: Target, clearUniqueId: boolean): Outcome | undefined {
  if (status === 'completed') return errors.taskCompleted();
  if (status === 'error') return errors.taskErrored();
  if (status === 'canceled' && !(clearUniqueId && uniqueId !== null)) return 'already_canceled';
  return undefined;
}

function canceling(context: Context, { taskId }: Target, { clearUniqueId }: BulkCancel) {
  return async (tx: Tx): Promise<Outcome> => {
    const before = await holdTask(tx, context, taskId);
    await cancelTask(tx, context, taskId, clearUniqueId);
    return before.status === 'canceled' ? 'already_canceled' : 'canceled';
  };
}

function refusal(error: unknown): ApiError {
  if (error instanceof StoreUnavailable) throw errors.partlyDone();
  if (error instanceof ApiError && error.status < 500) return error;
  throw error;
}
