import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { givenOnce } from '../rules/given-once.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { listProjects } from '../store/projects.ts';
import { projectJson } from '../wire.ts';

/** The query of `GET /v1/projects` (api-facts D.7). */
export const projectQuerySchema = Type.Object({
  archived: Type.Optional(
    Type.Boolean({ description: 'true lists archived projects only, false leaves them out; both kinds when absent.' }),
  ),
});
type ProjectQuery = Static<typeof projectQuerySchema>;
const check = schemaCheck(projectQuerySchema);

/** @throws ApiError 400. */
export function checkProjectQuery(query: Record<string, unknown>): ProjectQuery {
  return check(givenOnce(projectQuerySchema, query), { name: 'query' });
}

/** The caller's projects: a bare array, in the order they were made. @returns the answer's JSON text. */
export async function listProjectsJson(deps: Deps, { accountId, mode }: Caller, { archived }: ProjectQuery) {
  const projects = await listProjects(deps.store, accountId, mode, archived);
  return `[${projects.map(({ project, versions }) => projectJson(project, versions)).join(',')}]`;
}
