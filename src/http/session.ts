/** Session cookie -> caller. Cookies travel with requests that other sites cause, so writes must come from our own pages. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_MS } from '../actions/sign-in.ts';
import type { Caller } from '../deps.ts';
import { errors } from '../errors.ts';
import { hashKey } from '../rules/key-hash.ts';
import type { Db } from '../store/db.ts';
import { findSessionOwner } from '../store/sessions.ts';
import { findSettings } from '../store/settings.ts';

const COOKIE = 'taskwright_session';

export function sessionOf(request: FastifyRequest): string | undefined {
  return request.cookies[COOKIE] || undefined;
}

/** @param secret empty to end the session. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, secret: string): void {
  reply.setCookie(COOKIE, secret, {
    httpOnly: true,
    sameSite: 'strict',
    secure: request.protocol === 'https',
    path: '/',
    maxAge: secret ? SESSION_MS / 1000 : 0,
  });
}

/** People work on live tasks; a page that shows the other world says so. */
const MODE_HEADER = 'taskwright-mode';

/** @throws ApiError 401, 403 for a write from elsewhere. */
export async function authenticateSession(db: Db, request: FastifyRequest, now: number): Promise<Caller> {
  const secret = sessionOf(request);
  const owner = secret ? await findSessionOwner(db, hashKey(secret), now) : undefined;
  if (!owner) throw errors.keyMissing();
  if (!['GET', 'HEAD'].includes(request.method) && !isFromHere(request)) throw errors.crossSite();
  const { accountId, userId, role, pageTokenSecret } = owner;
  const mode = request.headers[MODE_HEADER] === 'test' ? 'test' : 'live';
  const defaultCallbackUrl =
    mode === 'live' ? owner.defaultCallbackUrl : (await findSettings(db, accountId, mode)).callbackUrl;
  return { accountId, mode, userId, keyId: 'session', role, pageTokenSecret, defaultCallbackUrl };
}

/** Browsers say where a request comes from, and pages cannot make them lie (Fetch Metadata, RFC 6454). */
export function isFromHere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === headers.host;
}
