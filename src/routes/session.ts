/** /session: people sign in and out with a cookie. Not below /v1: these routes are what gives a right to it. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { getSession } from '../actions/session.ts';
import { signIn, signOut } from '../actions/sign-in.ts';
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { isFromHere, sessionOf, setSessionCookie } from '../http/session.ts';
import { objectOf } from '../rules/body.ts';
import { hashKey } from '../rules/key-hash.ts';
import { permissionsOf } from '../rules/roles.ts';
import { schemaCheck } from '../rules/schema-check.ts';

const check = schemaCheck(Type.Object({ token: Type.String({ minLength: 1, maxLength: 200 }) }));
const hide = { schema: { hide: true } as object };

export function addSessionRoutes(app: FastifyInstance, deps: Deps): void {
  app.get('/session', hide, async (request, reply) => {
    const secret = sessionOf(request);
    const owner = secret ? await getSession(deps.store, hashKey(secret), deps.now()) : undefined;
    if (!owner) throw errors.keyMissing();
    const { email, name, role } = owner;
    return sendJson(reply, 200, JSON.stringify({ email, name, role, permissions: permissionsOf(role) }));
  });
  app.post('/session', hide, async (request, reply) => {
    refuseElsewhere(request);
    const { token } = check(objectOf(bodyOf(request)), { name: 'body' });
    const maker = { mint: deps.mint, now: deps.now() };
    const secret = await deps.store.write((tx) => signIn(tx, maker, token));
    setSessionCookie(request, reply, secret);
    return sendJson(reply, 200, '{"signed_in":true}');
  });
  app.delete('/session', hide, async (request, reply) => {
    refuseElsewhere(request);
    const secret = sessionOf(request);
    if (secret) await deps.store.write((tx) => signOut(tx, secret));
    setSessionCookie(request, reply, '');
    return sendJson(reply, 200, '{"signed_in":false}');
  });
}

/** Signing somebody in or out from another site is an attack too. */
function refuseElsewhere(request: FastifyRequest): void {
  if (!isFromHere(request)) throw errors.crossSite();
}
