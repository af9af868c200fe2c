/** /session: people sign in and out with a cookie. Not below /v1: these routes are what gives a right to it. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { mailPasswordLink } from '../actions/forgotten-password.ts';
import { join, showLink } from '../actions/join.ts';
import { signIn, signOut, type Visitor } from '../actions/sign-in.ts';
import { signInByPassword } from '../actions/sign-in-password.ts';
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { bodyOf } from '../http/door.ts';
import { sendJson } from '../http/errors.ts';
import { addressOf, ownerOf, sessionOf, setSessionCookie } from '../http/session.ts';
import { objectOf } from '../rules/body.ts';
import { permissionsOf } from '../rules/roles.ts';
import { schemaCheck } from '../rules/schema-check.ts';

const token = Type.String({ minLength: 1, maxLength: 200 });
/** Longer than any that may be set is refused for its length; much longer is not even read. */
const password = Type.String({ minLength: 1, maxLength: 1000 });
const email = Type.String({ minLength: 1, maxLength: 320 });
const checks = {
  token: schemaCheck(Type.Object({ token })),
  password: schemaCheck(Type.Object({ email, password })),
  joining: schemaCheck(
    Type.Object({
      token,
      password,
      name: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
      email: Type.Optional(email),
    }),
  ),
  email: schemaCheck(Type.Object({ email })),
};
/** Bytes. Strangers send these. */
const SMALL = 16 * 1024;
export const hidden = { schema: { hide: true } as object, bodyLimit: SMALL };

export function addSessionRoutes(app: FastifyInstance, deps: Deps): void {
  const begun = (request: FastifyRequest, reply: FastifyReply, secret: string) => {
    setSessionCookie(request, reply, deps, secret);
    return sendPrivate(reply, '{"signed_in":true}');
  };

  app.get('/session', hidden, async (request, reply) => {
    const { email, name, role } = (await ownerOf(deps, request)).owner;
    return sendPrivate(reply, JSON.stringify({ email, name, role, permissions: permissionsOf(role) }));
  });
  // What the sign-in page offers.
  app.get('/session/ways', hidden, async (_request, reply) =>
    sendPrivate(reply, JSON.stringify({ mail: deps.sendsMail ?? false, provider: deps.provider?.name })),
  );
  app.post('/session', hidden, async (request, reply) => {
    const body = objectOf(bodyOf(request)) as Record<string, unknown>;
    if ('email' in body || 'password' in body) {
      const given = { ...checks.password(body, { name: 'body' }), address: addressOf(request) };
      return begun(request, reply, await signInByPassword(deps, given, visitorOf(request, deps)));
    }
    const { token } = checks.token(body, { name: 'body' });
    const maker = { mint: deps.mint, now: deps.now() };
    const visitor = visitorOf(request, deps);
    return begun(request, reply, await deps.store.write((tx) => signIn(tx, maker, token, visitor)));
  });
  // What a link is for. The token is in the body, as addresses are in logs.
  app.post('/session/link', hidden, async (request, reply) => {
    const { token } = checks.token(objectOf(bodyOf(request)), { name: 'body' });
    const { purpose, email, name, role, account, from } = await showLink(deps.store, token, deps.now());
    return sendPrivate(reply, JSON.stringify({ purpose, email, name, role, account, from }));
  });
  app.post('/session/join', hidden, async (request, reply) => {
    const joining = checks.joining(objectOf(bodyOf(request)), { name: 'body' });
    return begun(request, reply, await join(deps, joining, visitorOf(request, deps)));
  });
  app.post('/session/forgotten', hidden, async (request, reply) => {
    const { email } = checks.email(objectOf(bodyOf(request)), { name: 'body' });
    if (!deps.sendsMail) throw errors.noMail();
    await mailPasswordLink(deps, { email, address: addressOf(request) }, deps.ownUrl?.() ?? deps.publicUrl ?? '');
    return sendPrivate(reply, '{"sent":true}');
  });
  app.delete('/session', hidden, async (request, reply) => {
    const secret = sessionOf(request, deps);
    const maker = { mint: deps.mint, now: deps.now() };
    if (secret) await deps.store.write((tx) => signOut(tx, maker, secret));
    setSessionCookie(request, reply, deps, '');
    return sendPrivate(reply, '{"signed_in":false}');
  });
}

/** Nobody keeps it, least of all a cache that people share. */
export const sendPrivate = (reply: FastifyReply, body: string): FastifyReply =>
  sendJson(reply.header('cache-control', 'no-store'), 200, body);

/** Characters of what a browser says of itself. */
const DEVICE = 300;

export const visitorOf = (request: FastifyRequest, deps: Deps): Visitor => ({
  // Header bytes beyond ASCII are no text; a NUL would be no text for the store.
  device: request.headers['user-agent']?.replace(/[^\x20-\x7e]/g, '').slice(0, DEVICE) || null,
  replaces: sessionOf(request, deps),
});
