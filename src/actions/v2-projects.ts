/** Reads of /v2/project and /v2/projects (api-facts D.13). */
import { Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { givenWithLists } from '../rules/given-lists.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { projectsMade } from '../store/named.ts';
import { projectOf } from '../wire/v2.ts';
import { listQuerySchema, timeOf } from './list-tasks.ts';
import { chosenProject, needed, projectChoice } from './v2-choice.ts';

const { start_time: created_after, end_time: created_before } = listQuerySchema.properties;

export const projectQuerySchema = Type.Object(projectChoice);
export const projectsQuerySchema = Type.Object({ created_after, created_before });
const checkProject = schemaCheck(projectQuerySchema);
const checkProjects = schemaCheck(projectsQuerySchema);

/** @returns the answer's JSON text. @throws ApiError 400, 404. */
export async function getProjectJson({ store }: Deps, caller: Caller, query: Record<string, unknown>): Promise<string> {
  const asked = checkProject(givenWithLists(projectQuerySchema, query), { name: 'query' });
  return JSON.stringify(projectOf(needed(await chosenProject(store, caller, asked), 'project')));
}

/** In the order they were made. @returns the answer's JSON text. @throws ApiError 400. */
export async function listProjectsJson({ store }: Deps, caller: Caller, query: Record<string, unknown>) {
  const asked = checkProjects(givenWithLists(projectsQuerySchema, query), { name: 'query' });
  const made = { after: timeOf(asked, 'created_after'), before: timeOf(asked, 'created_before') };
  return JSON.stringify({ projects: (await projectsMade(store, caller, made)).map(projectOf) });
}
