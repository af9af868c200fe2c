import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { metadataProblem } from '../rules/task-fields.ts';
import type { Tx } from '../store/db.ts';
import { type TaskRow, updateTask } from '../store/tasks.ts';
import { record } from './record.ts';
import { holdTask, touch } from './task.ts';

/** @returns the metadata as it will be kept. @throws ApiError 400. */
export function checkMetadata(body: unknown): string {
  const metadata = body ?? {};
  if (typeof metadata !== 'object' || Array.isArray(metadata)) {
    throw errors.invalidParameter('"metadata" must be an object: the body is the metadata itself');
  }
  const json = JSON.stringify(metadata);
  const problem = metadataProblem(json);
  if (problem) throw errors.invalidParameter(`"metadata" ${problem}`);
  return json;
}

/** Replaces the metadata of a task in any status (seed, "Set Task Metadata"). @throws ApiError 404. */
export async function setMetadata(tx: Tx, context: Context, taskId: string, metadataJson: string): Promise<TaskRow> {
  const task = await holdTask(tx, context, taskId);
  if (task.metadataJson === metadataJson) return task;
  const changed = await updateTask(tx, task, { ...touch(task, context.now), metadataJson });
  await record(tx, context, 'set metadata', {
    taskId,
    before: { metadata: JSON.parse(task.metadataJson) },
    after: { metadata: JSON.parse(metadataJson) },
  });
  return changed;
}
