import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { givenOnce } from '../rules/given-once.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { countsBy, NO_TASKS } from '../store/counts.ts';
import { listProjects } from '../store/projects.ts';
import { projectJson } from '../wire.ts';

export const includeCounts = Type.Boolean({
  default: false,
  description: 'Each with `counts`: its tasks in each status.',
});

/** The query of `GET /v1/projects` (api-facts D.7). */
export const projectQuerySchema = Type.Object({
  archived: Type.Optional(
    Type.Boolean({ description: 'true lists archived projects only, false leaves them out; both kinds when absent.' }),
  ),
  include_counts: includeCounts,
});
type ProjectQuery = Static<typeof projectQuerySchema>;
const check = schemaCheck(projectQuerySchema);

/** @throws ApiError 400. */
export function checkProjectQuery(query: Record<string, unknown>): ProjectQuery {
  return check(givenOnce(projectQuerySchema, query), { name: 'query' });
}

/** The caller's projects: a bare array, in the order they were made. @returns the answer's JSON text. */
export async function listProjectsJson(deps: Deps, { accountId, mode }: Caller, query: ProjectQuery) {
  const { archived } = query;
  const projects = await listProjects(deps.store, accountId, mode, archived);
  const counts = query.include_counts ? await countsBy(deps.store, 'project', { accountId, mode }) : undefined;
  const shown = projects.map(({ project, versions }) => {
    return projectJson(project, versions, counts && (counts.get(project.name) ?? NO_TASKS));
  });
  return `[${shown.join(',')}]`;
}
