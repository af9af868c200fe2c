/** How a new task of a test key ends, where a test has said it: in the task's metadata, or in an outcome scripted before. */

import { seededDraw } from '../../task-types/draw.ts';
import type { JsonObject, TaskType } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { ApiError, errors } from '../errors.ts';
import { checkOutcome, type Outcome, outcomeProblem } from '../rules/outcome.ts';
import { fitsPattern } from '../rules/pattern.ts';
import type { Tx } from '../store/db.ts';
import { lockOutcomesFor, useOutcome } from '../store/outcomes.ts';
import type { NewTask } from './new-task.ts';

/** Where a client that cannot make a second call says its wish. */
export const METADATA_KEY = 'taskwright';
/** Pixels: the attachments of test tasks are never looked at, so their size is not known. */
const PICTURE = { width: 640, height: 480 };
/** What a receiver in trouble answers. */
const FAILED = 503;

/** What ends a task: its response, or the reason of the status error. */
export type End = { response: JsonObject } | { error: { error: string; [key: string]: unknown } };

export interface Ending {
  /** Undefined: it stays pending. */
  end: End | undefined;
  /** Milliseconds until then; undefined is at once. */
  delay: number | undefined;
  /** How its callbacks fail first. */
  fault: { tries: number; statusCode: number } | undefined;
}

/**
 * Finds the ending, and uses up the scripted outcome that it comes from.
 * @returns undefined when no test has said anything.
 * @throws ApiError 400 for a wish that is wrong or does not fit the task.
 */
export async function findEnding(
  tx: Tx,
  context: Context,
  task: NewTask,
  project: string | null,
): Promise<Ending | undefined> {
  const own = ownOutcome(task.metadataJson);
  if (own !== undefined && own !== null) return ownEnding(context, task, own);
  const { accountId, mode } = context.caller;
  const uniqueId = task.fields.unique_id;
  const candidates = await lockOutcomesFor(tx, accountId, mode, task.type.name);
  const found = candidates.find(
    (one) =>
      (one.project === null || one.project === project) &&
      (one.uniqueId === null || (uniqueId !== undefined && fitsPattern(one.uniqueId, uniqueId))),
  );
  if (!found) return undefined;
  await useOutcome(tx, found);
  const { outcomeId, used } = found;
  return fitting(`The scripted outcome ${outcomeId}`, () =>
    endingOf(context, task.type, task.params, JSON.parse(found.outcomeJson), used),
  );
}

function ownOutcome(metadataJson: string): unknown {
  // Most have none, and parsing costs more than looking.
  return metadataJson.includes(`"${METADATA_KEY}"`) ? JSON.parse(metadataJson)[METADATA_KEY] : undefined;
}

function ownEnding(context: Context, { type, params }: NewTask, given: unknown): Ending {
  const name = `metadata.${METADATA_KEY}`;
  return fitting(`The outcome in ${name}`, () => {
    const outcome = checkOutcome(given, name);
    const problem = outcomeProblem(outcome);
    if (problem) throw errors.invalidParameter(`"${name}" ${problem}`);
    return endingOf(context, type, params, outcome, 0);
  });
}

/** @throws ApiError 400 that says whose fault it is. */
function fitting<T>(what: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof ApiError ? errors.outcomeUnfit(what, error.message) : error;
  }
}

/** @param nth of the tasks that the outcome is for, from 0. */
function endingOf(context: Context, type: TaskType, params: JsonObject, outcome: Outcome, nth: number): Ending {
  const { delay_ms: delay, callback } = outcome;
  const fault =
    callback === undefined
      ? undefined
      : typeof callback === 'string'
        ? { tries: 1, statusCode: FAILED }
        : { tries: callback.fail, statusCode: callback.status_code ?? FAILED };
  return { end: outcome.pending ? undefined : endOf(context, type, params, outcome, nth), delay, fault };
}

/** The end that an outcome means for these params. @throws ApiError 400 for a response that breaks the type's rules. */
export function endOf(
  { registry }: Pick<Context, 'registry'>,
  type: TaskType,
  params: JsonObject,
  { response, error, random }: Pick<Outcome, 'response' | 'error' | 'random'>,
  nth = 0,
): End {
  if (error !== undefined) return { error: typeof error === 'string' ? { error } : error };
  if (response !== undefined) {
    registry.get(type.name).checkResponse(params, response as JsonObject);
    return { response: response as JsonObject };
  }
  if (random === undefined) return { response: type.sample(params) };
  const {
    seed,
    width = PICTURE.width,
    height = PICTURE.height,
  } = typeof random === 'number' ? { seed: random } : random;
  return { response: type.sample(params, seededDraw(seed + nth, { width, height })) };
}
