/** What one answered last to a task like the one at hand, for editors that can begin with it. */
import type { JsonObject } from '../../../task-types/kit.ts';
import type { Claimed } from '../labeling.ts';
import { readAnswer, readPrevious } from './answers.ts';

type Like = Pick<Claimed['task'], 'task_id' | 'type' | 'project'>;

/** The answer that this page gave last; it may still be one that can be taken back. */
export interface LastGiven {
  task: Like;
  response: JsonObject;
}

/** Of the same type and project, but of another task. */
const isLike = (
  one: Like,
  { task_id, type, project }: Pick<Like, 'task_id' | 'project'> & { type?: string },
): boolean => one.task_id !== task_id && one.type === type && one.project === project;

/** @returns undefined when there is none among the last answers. */
export async function readLastGiven(task: Like, last: LastGiven | undefined): Promise<JsonObject | undefined> {
  if (last && isLike(task, last.task)) return last.response;
  const found = (await readPrevious()).find((one) => one.state !== 'skipped' && isLike(task, one));
  return found && (await readAnswer(found.task_id)).response;
}
