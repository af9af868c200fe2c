/** What /openapi.json says of live updates. */
import { Type } from 'typebox';
import { eventQuerySchema } from '../http/event-text.ts';
import { ref, responses } from './wire.doc.ts';

export const events = {
  tags: ['Events'],
  operationId: 'stream_events',
  summary: 'Live updates',
  description:
    'Server-sent events that never end: each change of a task, a batch or the queue of the account and mode, in the ' +
    'order in which it became visible. The name of an event is task, batch or queue, its id the event_id, its data ' +
    'JSON. Who comes back with the last id gets what he missed, nothing twice. A comment comes every 15 seconds. A ' +
    'reader who is more than 1 MB behind is dropped.',
  querystring: eventQuerySchema,
  headers: Type.Object({
    'Last-Event-ID': Type.Optional(Type.String({ description: 'Go on after this event.' })),
  }),
  response: {
    ...responses('Event', []),
    200: {
      description: 'The stream.',
      content: { 'text/event-stream': { schema: { ...ref('Event'), description: 'The data of each event.' } } },
    },
  },
};
