/** /v1/events: the changes of the account and mode, as they happen (design.md section 7). */
import type { FastifyInstance } from 'fastify';
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import type { Authenticate } from '../http/auth.ts';
import { identify } from '../http/door.ts';
import type { EventFeeds } from '../http/event-feeds.ts';
import { EventStream } from '../http/event-stream.ts';
import { checkEventQuery, eventText } from '../http/event-text.ts';
import { may } from '../rules/roles.ts';
import * as doc from './events.doc.ts';

const PERMISSION = 'read tasks';

export function addEventRoutes(v1: FastifyInstance, deps: Deps, feeds: EventFeeds, authenticate: Authenticate): void {
  const options = { config: { permission: PERMISSION }, exposeHeadRoute: false, schema: doc.events } as const;
  v1.get('/events', options, async (request, reply) => {
    const { caller } = request;
    const wish = checkEventQuery(request.query as Record<string, unknown>, request.headers['last-event-id']);
    if (feeds.isFull) throw errors.tooManyStreams('event streams');
    const { place, old } = await feeds.begin(caller, wish.lastEventId);
    const headers = { 'x-request-id': request.id };
    reply.hijack();
    const stream = new EventStream(reply.raw, {
      headers,
      write: (event) => (old.delete(event.eventId) ? undefined : eventText(event, wish)),
      // A key that was revoked or a session that ended since hears no more.
      mayStay: async () => {
        const now = await identify(deps, authenticate, request).catch(() => undefined);
        return now !== undefined && may(now.role, PERMISSION);
      },
    });
    reply.raw.once('close', () => feeds.leave(caller, stream));
    await feeds.join(caller, stream, place).catch((error: unknown) => {
      deps.log.error({ request_id: request.id, err: error }, 'live updates broken off');
      reply.raw.destroy();
    });
  });
  v1.addHook('preClose', async () => feeds.close());
}
