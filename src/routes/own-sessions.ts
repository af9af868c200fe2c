/** /session/list and /session/password: what people do with their own sessions. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { changePassword, endSession, ownSessionsJson, signOutEverywhere } from '../actions/own-sessions.ts';
import type { Deps } from '../deps.ts';
import { bodyOf } from '../http/door.ts';
import { addressOf, ownerOf, setSessionCookie } from '../http/session.ts';
import { objectOf } from '../rules/body.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { hidden, sendPrivate, visitorOf } from './session.ts';

const check = schemaCheck(
  Type.Object({
    password: Type.String({ minLength: 1, maxLength: 1000 }),
    current: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
  }),
);

export function addOwnSessionRoutes(app: FastifyInstance, deps: Deps): void {
  const maker = () => ({ mint: deps.mint, now: deps.now() });

  app.get('/session/list', hidden, async (request, reply) => {
    const { owner, secret } = await ownerOf(deps, request);
    return sendPrivate(reply, await ownSessionsJson(deps.store, owner, secret, deps.now()));
  });
  app.delete('/session/list/:session_id', hidden, async (request, reply) => {
    const { owner } = await ownerOf(deps, request);
    await deps.store.write((tx) => endSession(tx, maker(), owner, sessionIdOf(request)));
    return sendPrivate(reply, '{"signed_in":false}');
  });
  // Everywhere.
  app.delete('/session/list', hidden, async (request, reply) => {
    const { owner } = await ownerOf(deps, request);
    await deps.store.write((tx) => signOutEverywhere(tx, maker(), owner));
    setSessionCookie(request, reply, deps, '');
    return sendPrivate(reply, '{"signed_in":false}');
  });
  app.put('/session/password', hidden, async (request, reply) => {
    const { owner } = await ownerOf(deps, request);
    const change = { ...check(objectOf(bodyOf(request)), { name: 'body' }), address: addressOf(request) };
    setSessionCookie(request, reply, deps, await changePassword(deps, owner, change, visitorOf(request, deps)));
    return sendPrivate(reply, '{"signed_in":true}');
  });
}

const sessionIdOf = (request: FastifyRequest): string => (request.params as { session_id: string }).session_id;
