/** Session cookie -> caller. Cookies travel with requests that other sites cause, so writes must come from our own pages. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SESSION_MS } from '../actions/sign-in.ts';
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { hashKey } from '../rules/key-hash.ts';
import { findSessionOwner, type SessionOwner } from '../store/sessions.ts';
import { findSettings } from '../store/settings.ts';

const SESSION = 'taskwright_session';
const BEGUN = 'taskwright_provider';

type Place = Pick<Deps, 'publicUrl'>;
type Lookup = Pick<Deps, 'store' | 'now' | 'publicUrl' | 'sessionUsed'>;

/** Also where a proxy that we were not told to believe ends it. */
export const isHttps = (request: FastifyRequest, { publicUrl }: Place): boolean =>
  request.protocol === 'https' || (publicUrl?.startsWith('https:') ?? false);

/** A browser takes `__Host-` only over https, for this host alone and all of it: no neighbour can set it (RFC 6265bis). */
const nameOf = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);

const readCookie = (name: string) => (request: FastifyRequest, place: Place) =>
  request.cookies[nameOf(name, isHttps(request, place))] || undefined;

export const sessionOf = readCookie(SESSION);
export const begunOf = readCookie(BEGUN);

/** @param secret empty to end the session. */
export function setSessionCookie(request: FastifyRequest, reply: FastifyReply, place: Place, secret: string): void {
  const secure = isHttps(request, place);
  const maxAge = secret ? SESSION_MS / 1000 : 0;
  reply.setCookie(nameOf(SESSION, secure), secret, { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge });
}

/** Comes back with the answer of the provider, which is another site: hence lax. @param maxAge seconds. */
export function setBegunCookie(
  request: FastifyRequest,
  reply: FastifyReply,
  place: Place,
  secret: string,
  maxAge: number,
): void {
  const secure = isHttps(request, place);
  reply.setCookie(nameOf(BEGUN, secure), secret, { httpOnly: true, sameSite: 'lax', secure, path: '/', maxAge });
}

/** Noted again after this. Milliseconds. */
const NOTED = 60_000;

/** @throws ApiError 401, 403 for a write from elsewhere. */
export async function ownerOf(deps: Lookup, request: FastifyRequest): Promise<{ owner: SessionOwner; secret: string }> {
  const secret = sessionOf(request, deps);
  const now = deps.now();
  const owner = secret ? await findSessionOwner(deps.store, hashKey(secret), now) : undefined;
  if (!secret || !owner) throw errors.keyMissing();
  refuseElsewhere(request);
  if (now - owner.seenAt > NOTED) deps.sessionUsed?.(hashKey(secret), now);
  return { owner, secret };
}

/** People work on live tasks; a page that shows the other world says so. */
const MODE_HEADER = 'taskwright-mode';

/** @throws ApiError 401, 403 for a write from elsewhere. */
export async function authenticateSession(deps: Lookup, request: FastifyRequest): Promise<Caller> {
  const { owner } = await ownerOf(deps, request);
  const { accountId, userId, role, pageTokenSecret } = owner;
  const mode = request.headers[MODE_HEADER] === 'test' ? 'test' : 'live';
  const defaultCallbackUrl =
    mode === 'live' ? owner.defaultCallbackUrl : (await findSettings(deps.store, accountId, mode)).callbackUrl;
  return { accountId, mode, userId, keyId: 'session', role, pageTokenSecret, defaultCallbackUrl };
}

/** @throws ApiError 403. */
export function refuseElsewhere(request: FastifyRequest): void {
  if (!['GET', 'HEAD'].includes(request.method) && !isFromHere(request)) throw errors.crossSite();
}

/** Browsers say where a request comes from, and pages cannot make them lie (Fetch Metadata, RFC 6454). */
function isFromHere({ headers }: FastifyRequest): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  const { origin } = headers;
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === headers.host;
}

/**
 * The network address of who asks. Behind a proxy that is believed, what it has seen itself: whatever stands before that in
 * X-Forwarded-For is the client's own text.
 */
export const addressOf = (request: FastifyRequest): string => request.ips?.[1] ?? request.ips?.[0] ?? request.ip;
