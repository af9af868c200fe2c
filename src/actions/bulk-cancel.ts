/** POST /v1/tasks/cancel: many cancels in one request (many-tasks.ts). */
import { Type } from 'typebox';
import type { Context, Deps } from '../deps.ts';
import { type ApiError, errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import type { Tx } from '../store/db.ts';
import { cancelTask } from './cancel-task.ts';
import {
  changeMany,
  checkChoice,
  choiceProperties,
  givenChoiceProperties,
  type Target,
  type TaskChoice,
} from './many-tasks.ts';
import { holdTask } from './task.ts';

const clear_unique_id = Type.Optional(Type.Boolean({ description: "Free the tasks' unique_ids for other tasks." }));
export const bulkCancelSchema = Type.Object({ ...choiceProperties, clear_unique_id });
const check = schemaCheck(Type.Object({ ...givenChoiceProperties, clear_unique_id }));

export interface BulkCancel extends TaskChoice {
  clearUniqueId: boolean;
}

/** @throws ApiError 400. */
export function checkBulkCancel(body: ParsedBody | undefined): BulkCancel {
  const given = check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
  return { ...checkChoice(given), clearUniqueId: given.clear_unique_id ?? false };
}

/** @returns the counts' JSON text. @throws ApiError 503 when it had to stop in between. */
export function bulkCancel(deps: Deps, context: Context, wish: BulkCancel, isGone: () => boolean): Promise<string> {
  const counts = { canceled: 0, already_canceled: 0, not_pending: 0, not_found: 0 };
  const change = {
    known: (target: Target) => known(target, wish.clearUniqueId),
    act: async (tx: Tx, taskId: string) => {
      const before = await holdTask(tx, context, taskId);
      await cancelTask(tx, context, taskId, wish.clearUniqueId);
      return before.status === 'canceled' ? ('already_canceled' as const) : ('canceled' as const);
    },
    refusedAs: ({ status }: ApiError) => (status === 404 ? ('not_found' as const) : ('not_pending' as const)),
  };
  return changeMany<keyof typeof counts>(deps, context, wish, counts, change, isGone);
}

function known({ status, uniqueId }: Target, clearUniqueId: boolean) {
  if (status === 'completed') return errors.taskCompleted();
  if (status === 'error') return errors.taskErrored();
  if (status === 'canceled' && !(clearUniqueId && uniqueId !== null)) return 'already_canceled';
  return undefined;
}
