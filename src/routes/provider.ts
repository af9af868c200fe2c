/** /session/provider: sign-in at a provider of OpenID Connect. These are pages that a browser goes through, not calls. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { beginAtProvider, finishAtProvider, PROVIDER_MS } from '../actions/sign-in-provider.ts';
import type { Deps } from '../deps.ts';
import { ApiError, errors } from '../errors.ts';
import { begunOf, setBegunCookie, setSessionCookie } from '../http/session.ts';
import { hidden, visitorOf } from './session.ts';

const BACK = '/session/provider/back';

export function addProviderRoutes(app: FastifyInstance, deps: Deps): void {
  const { provider } = deps;
  // A path of ours, and nothing that a browser could take for another host.
  const redirectUri = (request: FastifyRequest) =>
    `${deps.publicUrl ?? `${request.protocol}://${request.host}`}${BACK}`;

  app.get('/session/provider', hidden, async (request, reply) => {
    if (!provider) throw errors.noProvider();
    try {
      const { to } = request.query as { to?: unknown };
      const { url, secret } = await beginAtProvider({ ...deps, provider }, redirectUri(request), ownPath(to));
      setBegunCookie(request, reply, deps, secret, PROVIDER_MS / 1000);
      return await away(reply, url);
    } catch (error) {
      return refused(reply, error);
    }
  });
  app.get(BACK, hidden, async (request, reply) => {
    if (!provider) throw errors.noProvider();
    try {
      const answer = new URL(redirectUri(request));
      answer.search = /\?.*/.exec(request.url)?.[0] ?? '';
      const begun = begunOf(request, deps);
      setBegunCookie(request, reply, deps, '', 0);
      const visitor = visitorOf(request, deps);
      const { secret, returnTo } = await finishAtProvider({ ...deps, provider }, answer, begun, visitor);
      setSessionCookie(request, reply, deps, secret);
      return await away(reply, returnTo);
    } catch (error) {
      return refused(reply, error);
    }
  });
}

/** The pages that ask for a sign-in; whatever else is named leads to work. */
const ownPath = (to: unknown): string =>
  typeof to === 'string' && /^\/[a-z-]+(\/[\w%.-]+)*$/i.test(to) && !to.startsWith('/session') ? to : '/work';

const away = (reply: FastifyReply, url: string) => reply.header('cache-control', 'no-store').redirect(url, 303);

/** The page says it in words of its own; nothing that the provider said gets into it. */
function refused(reply: FastifyReply, error: unknown) {
  if (!(error instanceof ApiError)) throw error;
  return away(reply, `/sign-in?refused=${error.code}`);
}
