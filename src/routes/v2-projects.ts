/** /v2/project and /v2/projects (api-facts D.13). */
import type { FastifyInstance } from 'fastify';
import { getProjectJson, listProjectsJson } from '../actions/v2-projects.ts';
import type { Deps } from '../deps.ts';
import { sendJson } from '../http/errors.ts';
import * as doc from './v2-projects.doc.ts';

const READ = { config: { permission: 'read projects' } } as const;

type Query = Record<string, unknown>;

export function addV2ProjectRoutes(v2: FastifyInstance, deps: Deps): void {
  v2.get('/project', { ...READ, schema: doc.getProject }, async ({ caller, query }, reply) =>
    sendJson(reply, 200, await getProjectJson(deps, caller, query as Query)),
  );
  v2.get('/projects', { ...READ, schema: doc.listProjects }, async ({ caller, query }, reply) =>
    sendJson(reply, 200, await listProjectsJson(deps, caller, query as Query)),
  );
}
