/** POST /v1/tasks/move: pending tasks into another batch, many in one request (many-tasks.ts). */
import { Type } from 'typebox';
import type { Context, Deps } from '../deps.ts';
import { type ApiError, errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { getBatch } from './batch.ts';
import { changeMany, checkChoice, choiceProperties, givenChoiceProperties, type TaskChoice } from './many-tasks.ts';
import { moveTask } from './move-task.ts';

const batch = Type.String({
  maxLength: 256,
  description: 'The batch to move them to, of the same project; empty for none.',
});
export const bulkMoveSchema = Type.Object({ ...choiceProperties, batch });
const check = schemaCheck(Type.Object({ ...givenChoiceProperties, batch }));

export interface Move {
  choice: TaskChoice;
  /** Null for none. */
  batch: string | null;
}

/** @throws ApiError 400. */
export function checkBulkMove(body: ParsedBody | undefined): Move {
  const given = check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
  return { choice: checkChoice(given), batch: given.batch || null };
}

/** @returns the counts' JSON text. @throws ApiError 404 for the batch, 503 when it had to stop in between. */
export async function bulkMove(deps: Deps, context: Context, { choice, batch }: Move, isGone: () => boolean) {
  if (batch !== null) await getBatch(deps.store, context.caller, batch);
  const counts = { moved: 0, already_there: 0, not_movable: 0, not_found: 0 };
  return changeMany<keyof typeof counts>(
    deps,
    context,
    choice,
    counts,
    {
      known: ({ status }) => (status === undefined || status === 'pending' ? undefined : errors.taskNotMovable(status)),
      act: async (tx, taskId) => ((await moveTask(tx, context, taskId, batch)) ? 'moved' : 'already_there'),
      refusedAs: ({ status }: ApiError) => (status === 404 ? 'not_found' : 'not_movable'),
    },
    isGone,
  );
}
