import type { Static } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { MOST_TAGS, tagsSchema } from '../rules/task-fields.ts';
import type { Tx } from '../store/db.ts';
import { type TaskRow, updateTask, writeTags } from '../store/tasks.ts';
import { record } from './record.ts';
import { holdTask, touch } from './task.ts';

type Tags = Static<typeof tagsSchema>;
const check = schemaCheck(tagsSchema);

/** @param body the bare array; none is the empty one (api-facts A.7). @throws ApiError 400. */
export function checkTags(body: unknown): Tags {
  const tags = check(body ?? [], { name: 'tags' });
  return [...new Set(tags)];
}

/** PUT adds, POST replaces, DELETE removes (api-facts D.5). */
export const TAG_EDITS = {
  add: (now: Tags, tags: Tags): Tags => [...new Set([...now, ...tags])],
  replace: (_now: Tags, tags: Tags): Tags => tags,
  remove: (now: Tags, tags: Tags): Tags => now.filter((tag) => !tags.includes(tag)),
} as const;
export type TagEdit = keyof typeof TAG_EDITS;

/** @throws ApiError 400 when the task would have too many tags, 404. */
export async function editTags(tx: Tx, context: Context, taskId: string, edit: TagEdit, tags: Tags): Promise<TaskRow> {
  const task = await holdTask(tx, context, taskId);
  const before: Tags = task.tagsJson ? JSON.parse(task.tagsJson) : [];
  const after = TAG_EDITS[edit](before, tags);
  if (after.length > MOST_TAGS) {
    throw errors.invalidParameter(`"tags" must contain at most ${MOST_TAGS} items`);
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return task;
  await writeTags(tx, task, before, after);
  // Without tags the key is gone from the answer, as it was before there were any (api-facts C.2).
  const tagsJson = after.length ? JSON.stringify(after) : null;
  const changed = await updateTask(tx, task, { ...touch(task, context.now), tagsJson });
  await record(tx, context, `${edit} tags`, { taskId, before: { tags: before }, after: { tags: after } });
  return changed;
}
