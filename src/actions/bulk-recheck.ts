/** POST /v1/tasks/recheck: errored tasks back to pending, many in one request (many-tasks.ts). */
import { Type } from 'typebox';
import type { Context, Deps } from '../deps.ts';
import { type ApiError, errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import type { Tx } from '../store/db.ts';
import { changeMany, checkChoice, choiceProperties, givenChoiceProperties, type TaskChoice } from './many-tasks.ts';
import { recheckTask } from './recheck-task.ts';

export const bulkRecheckSchema = Type.Object(choiceProperties);
const check = schemaCheck(Type.Object(givenChoiceProperties));

/** @throws ApiError 400. */
export function checkBulkRecheck(body: ParsedBody | undefined): TaskChoice {
  return checkChoice(check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' }));
}

/** @returns the counts' JSON text. @throws ApiError 503 when it had to stop in between. */
export function bulkRecheck(deps: Deps, context: Context, choice: TaskChoice, isGone: () => boolean): Promise<string> {
  const counts = { rechecked: 0, not_errored: 0, not_found: 0 };
  return changeMany<keyof typeof counts>(
    deps,
    context,
    choice,
    counts,
    {
      known: ({ status }) => (status === undefined || status === 'error' ? undefined : errors.taskNotErrored(status)),
      act: async (tx: Tx, taskId: string) => {
        await recheckTask(tx, context, taskId);
        return 'rechecked';
      },
      refusedAs: ({ status }: ApiError) => (status === 404 ? 'not_found' : 'not_errored'),
    },
    isGone,
  );
}
