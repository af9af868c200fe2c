/** /v1/overview: the work as its manager sees it. */
import type { FastifyInstance } from 'fastify';
import { checkOverviewQuery, getOverviewJson } from '../actions/overview.ts';
import type { Deps } from '../deps.ts';
import { sendJson } from '../http/errors.ts';
import * as doc from './overview.doc.ts';

export function addOverviewRoutes(v1: FastifyInstance, deps: Deps): void {
  v1.get('/overview', { config: { permission: 'see work' }, schema: doc.overview }, async (request, reply) => {
    const query = checkOverviewQuery(request.query as Record<string, unknown>);
    return sendJson(reply, 200, await getOverviewJson(deps, request.caller, query));
  });
}
