/** GET /v1/task/{task_id}/events: what happened to a task. */
import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { givenOnce } from '../rules/given-once.ts';
import { decodePageToken, encodePageToken } from '../rules/page-token.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { eventsOfTask } from '../store/task-events.ts';
import { taskEventsJson } from '../wire/task-work.ts';
import { peopleOf } from './people.ts';
import { getTask } from './task.ts';

export const taskEventsQuerySchema = Type.Object({
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 100, description: 'Events a page.' }),
  next_token: Type.Optional(Type.String({ description: 'The next_token of the page before.' })),
});
const check = schemaCheck(taskEventsQuerySchema);

/** @param query as parsed from the URL. @throws ApiError 400. */
export function checkTaskEventsQuery(query: Record<string, unknown>): Static<typeof taskEventsQuerySchema> {
  return check(givenOnce(taskEventsQuerySchema, query), { name: 'query' });
}

/** @returns the answer's JSON text. @throws ApiError 400 for the token, 404. */
export async function taskEventsPage(
  { store }: Pick<Deps, 'store'>,
  caller: Caller,
  taskId: string,
  { limit, next_token }: Static<typeof taskEventsQuerySchema>,
): Promise<string> {
  const task = await getTask(store, caller, taskId);
  const filters = `events ${taskId}`;
  const after = next_token && decodePageToken(caller.pageTokenSecret, next_token, filters);
  if (next_token && !after) throw errors.pageToken();
  const rows = await eventsOfTask(store, task, { limit: limit + 1, after: after || undefined });
  const page = rows.slice(0, limit);
  const people = await peopleOf(
    store,
    caller.accountId,
    page.map(({ userId }) => userId),
  );
  const last = rows.length > limit ? page.at(-1) : undefined;
  return taskEventsJson(page, people, last && encodePageToken(caller.pageTokenSecret, last.eventId, filters));
}
