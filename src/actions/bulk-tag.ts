/** POST /v1/tasks/tag: tags of many tasks in one request (many-tasks.ts). */
import { Type } from 'typebox';
import type { Context, Deps } from '../deps.ts';
import { type ApiError, errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { tagsSchema } from '../rules/task-fields.ts';
import type { Tx } from '../store/db.ts';
import { editTags } from './edit-tags.ts';
import { changeMany, checkChoice, choiceProperties, givenChoiceProperties, type TaskChoice } from './many-tasks.ts';
import { holdTask } from './task.ts';

const edits = {
  add: Type.Optional({ ...tagsSchema, description: 'Tags that they get.' }),
  remove: Type.Optional({ ...tagsSchema, description: 'Tags that they lose.' }),
};
export const bulkTagSchema = Type.Object({ ...choiceProperties, ...edits });
const check = schemaCheck(Type.Object({ ...givenChoiceProperties, ...edits }));

export interface BulkTag {
  choice: TaskChoice;
  add: string[];
  remove: string[];
}

/** @throws ApiError 400. */
export function checkBulkTag(body: ParsedBody | undefined): BulkTag {
  const given = check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' });
  const { add = [], remove = [] } = given;
  if (add.length + remove.length === 0) throw errors.invalidParameter('"body" must have "add" or "remove"');
  const both = add.find((tag) => remove.includes(tag));
  if (both !== undefined)
    throw errors.invalidParameter(`"add" and "remove" must not both hold ${JSON.stringify(both)}`);
  return { choice: checkChoice(given), add, remove };
}

/** @returns the counts' JSON text. @throws ApiError 503 when it had to stop in between. */
export function bulkTag(deps: Deps, context: Context, { choice, add, remove }: BulkTag, isGone: () => boolean) {
  const counts = { tagged: 0, already_tagged: 0, not_taggable: 0, not_found: 0 };
  return changeMany<keyof typeof counts>(
    deps,
    context,
    choice,
    counts,
    {
      known: () => undefined,
      act: async (tx: Tx, taskId) => {
        const before = await holdTask(tx, context, taskId);
        if (remove.length) await editTags(tx, context, taskId, 'remove', remove);
        const { tagsJson } = add.length
          ? await editTags(tx, context, taskId, 'add', add)
          : await holdTask(tx, context, taskId);
        return tagsJson === before.tagsJson ? 'already_tagged' : 'tagged';
      },
      refusedAs: ({ status }: ApiError) => (status === 404 ? 'not_found' : 'not_taggable'),
    },
    isGone,
  );
}
