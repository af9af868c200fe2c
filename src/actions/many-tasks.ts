/** One change to many tasks in one request, each as if it had come alone (design.md section 7): by their ids, or all that a filter finds. */
import { Type } from 'typebox';
import type { Context, Deps } from '../deps.ts';
import { ApiError, errors } from '../errors.ts';
import { withoutNulls } from '../rules/schema-check.ts';
import { StoreUnavailable, type Tx } from '../store/db.ts';
import { type TaskState, walkStates } from '../store/task-walk.ts';
import { checkListQuery, filterOf, filterSchema, type ListQuery } from './list-tasks.ts';
import { shareCommits } from './share-commits.ts';

const MOST_IDS = 10_000;
/** Few enough that a request which waits behind a chunk hardly notices. */
const A_CHUNK = 250;
/** Refused tasks that the answer names; all are counted. */
const MOST_REFUSED = 1000;

const ids = Type.Optional(Type.Array(Type.String(), { maxItems: MOST_IDS, description: 'The ids of the tasks.' }));

/** As documented. */
export const choiceProperties = {
  task_ids: ids,
  filter: Type.Optional(
    Type.Object(filterSchema.properties, {
      additionalProperties: true,
      description: 'Instead of ids: all tasks that the same query of the list finds, of any status unless it says one.',
    }),
  ),
};

/** As checked: the filter by itself, with the list's own check. */
export const givenChoiceProperties = {
  task_ids: ids,
  filter: Type.Optional(Type.Object({}, { additionalProperties: true })),
};

export interface TaskChoice {
  taskIds?: string[];
  filter?: ListQuery;
}

/** @throws ApiError 400. */
export function checkChoice(given: { task_ids?: string[]; filter?: object }): TaskChoice {
  const { task_ids: taskIds, filter } = given;
  if ((taskIds === undefined) === (filter === undefined)) {
    throw errors.invalidParameter('"body" must have either "task_ids" or "filter"');
  }
  return taskIds ? { taskIds } : { filter: checkFilter(filter!) };
}

/** Stricter than the list: a filter that is misspelt or empty must not change everything. */
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
  // A body has lists of its own, so a comma is part of the tag: splitting would change what was not meant.
  return checkListQuery(given, false);
}

/** Of a task that was named by its id only the id is known. */
export type Target = Pick<TaskState, 'taskId'> & Partial<TaskState>;

export interface ChangeOfMany<O extends string> {
  /** What needs no unit to be told: a walk over a million tasks that need no change writes nothing. */
  known: (target: Target) => O | ApiError | undefined;
  act: (tx: Tx, taskId: string) => Promise<O>;
  /** Where a refusal is counted. */
  refusedAs: (refusal: ApiError) => O;
}

/**
 * Changes them chunk by chunk; doing it again does what is left.
 * @param counts begun at 0. @param isGone nobody waits for the answer any more.
 * @returns the counts' JSON text. @throws ApiError 503 when it had to stop in between.
 */
export async function changeMany<O extends string>(
  deps: Deps,
  context: Context,
  choice: TaskChoice,
  counts: Record<O, number>,
  { known, act, refusedAs }: ChangeOfMany<O>,
  isGone: () => boolean,
): Promise<string> {
  const sharing = shareCommits(deps.store);
  const refused: object[] = [];
  const change = (target: Target) =>
    known(target) ?? sharing.write((tx) => act(tx, target.taskId)).catch((error) => refusal(error));
  for await (const targets of targetsOf(deps, context, choice)) {
    if (isGone()) throw errors.partlyDone();
    const outcomes = await Promise.all(targets.map(change));
    for (const [i, outcome] of outcomes.entries()) {
      if (!(outcome instanceof ApiError)) {
        counts[outcome]++;
        continue;
      }
      counts[refusedAs(outcome)]++;
      if (refused.length === MOST_REFUSED) continue;
      refused.push({ task_id: targets[i]!.taskId, status_code: outcome.status, error: outcome.message });
    }
  }
  return JSON.stringify({ ...counts, refused });
}

async function* targetsOf(deps: Deps, { caller }: Context, { taskIds, filter }: TaskChoice): AsyncGenerator<Target[]> {
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

function refusal(error: unknown): ApiError {
  if (error instanceof StoreUnavailable) throw errors.partlyDone();
  if (error instanceof ApiError && error.status < 500) return error;
  throw error;
}
