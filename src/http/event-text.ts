import { type Static, Type } from 'typebox';
import { errors } from '../errors.ts';
import { EVENT_KINDS, type EventKind, eventKind } from '../rules/event-kind.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { isTaskId } from '../rules/task-id.ts';
import { formatTime } from '../rules/time.ts';
import type { FeedEvent } from '../store/event-feed.ts';

export const eventQuerySchema = Type.Object({
  types: Type.Optional(
    Type.Array(Type.String({ enum: [...EVENT_KINDS] }), {
      description: `Only these of ${EVENT_KINDS.join(', ')}; repeated or separated by commas.`,
    }),
  ),
  task_id: Type.Optional(Type.String({ description: 'Only changes of this task.' })),
  last_event_id: Type.Optional(
    Type.String({ description: 'Go on after this event; the header Last-Event-ID wins. Without both: from now on.' }),
  ),
});
const check = schemaCheck(eventQuerySchema);

export interface EventWish {
  types: Set<EventKind>;
  taskId: string | undefined;
  lastEventId: string | undefined;
}

/** @param header Last-Event-ID, which a browser sends when it comes back. @throws ApiError 400. */
export function checkEventQuery(query: Record<string, unknown>, header: string | string[] | undefined): EventWish {
  const types = [query.types ?? []].flat().flatMap((text) => String(text).split(',').filter(Boolean));
  const given: Static<typeof eventQuerySchema> = check(
    Object.fromEntries(
      Object.entries({ ...query, types: types.length ? types : '' }).filter(([, value]) => value !== ''),
    ),
    { name: 'query' },
  );
  const lastEventId = (header === undefined ? undefined : String(header)) || given.last_event_id;
  if (lastEventId !== undefined && !isTaskId(lastEventId)) {
    throw errors.invalidParameter('"last_event_id" must be the id of an event');
  }
  const kinds = (given.types ?? EVENT_KINDS) as EventKind[];
  return { types: new Set(kinds), taskId: given.task_id, lastEventId };
}

/** @returns the event as text for the stream, or undefined when it was not asked for. */
export function eventText(event: FeedEvent, { types, taskId }: EventWish): string | undefined {
  const kind = eventKind(event.action, event.taskId);
  if (!kind || !types.has(kind) || (taskId !== undefined && event.taskId !== taskId)) return undefined;
  const { eventId, at, action, before, after } = event;
  const fields = { event_id: eventId, at: formatTime(at), action };
  // No line of JSON text has a line end in it.
  const json =
    JSON.stringify(event.taskId === null ? fields : { ...fields, task_id: event.taskId }).slice(0, -1) +
    (before === null ? '' : `,"before":${before}`) +
    (after === null ? '' : `,"after":${after}`);
  return `id: ${eventId}\nevent: ${kind}\ndata: ${json}}\n\n`;
}
