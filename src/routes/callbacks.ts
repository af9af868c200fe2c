/** /v1/callbacks, the delivery log, and /v1/task/{task_id}/send_callback (design.md section 7, api-facts D.5). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { checkCallbackQuery, getCallbackJson, listCallbacksJson, replayCallback } from '../actions/callbacks.ts';
import { sendCallback } from '../actions/send-callback.ts';
import { checkTestCallback, sendTestCallback } from '../actions/test-callback.ts';
import type { Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { perform } from '../http/perform.ts';
import { deliveryJson } from '../wire.ts';
import * as doc from './callbacks.doc.ts';

const SEE = { config: { permission: 'see callbacks' } } as const;

export function addCallbackRoutes(v1: FastifyInstance, deps: Deps): void {
  v1.get('/callbacks', { ...SEE, schema: doc.listCallbacks }, async (request, reply) => {
    const query = checkCallbackQuery(request.query as Record<string, unknown>);
    return sendJson(reply, 200, await listCallbacksJson(deps, request.caller, query));
  });
  v1.post(
    '/callbacks/test',
    { config: { permission: 'change settings' }, schema: doc.sendTestCallback },
    (request, reply) =>
      perform(deps, request, reply, {
        check: () => checkTestCallback(bodyOf(request)),
        act: async (tx, context, wish) => deliveryJson(await sendTestCallback(tx, context, wish), []),
      }),
  );
  v1.get('/callbacks/:callback_id', { ...SEE, schema: doc.getCallback }, async (request, reply) =>
    sendJson(reply, 200, await getCallbackJson(deps, request.caller, idOf(request))),
  );
  v1.post(
    '/callbacks/:callback_id/replay',
    { config: { permission: 'replay callbacks' }, schema: doc.replayCallback },
    (request, reply) =>
      perform(deps, request, reply, {
        check: () => undefined,
        act: async (tx, context) => deliveryJson(await replayCallback(tx, context, idOf(request)), []),
      }),
  );
  v1.post(
    '/task/:task_id/send_callback',
    { config: { permission: 'change tasks' }, schema: doc.sendCallback },
    (request, reply) =>
      perform(deps, request, reply, {
        check: () => undefined,
        act: async (tx, context) => {
          await sendCallback(tx, context, (request.params as { task_id: string }).task_id);
          return '{"success":true}';
        },
      }),
  );
}

const idOf = (request: FastifyRequest): string => (request.params as { callback_id: string }).callback_id;
