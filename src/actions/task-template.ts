import { hash } from 'node:crypto';
import type { Caller } from '../deps.ts';
import { errors } from '../errors.ts';
import type { Registry } from '../registry.ts';
import type { Db } from '../store/db.ts';
import { findVersion } from '../store/projects.ts';
import { taskTemplateJson } from '../wire.ts';
import { getProject } from './project.ts';

/** Types whose projects have a template (api-facts D.7), beside those that a response_schema makes. */
const WITH_TEMPLATE = ['textcollection', 'chat'];

/**
 * What the tasks of a project are made from: the last version of its params.
 * @returns the answer's JSON text. @throws ApiError 404, 400 for a project of another type.
 */
export async function getTaskTemplateJson(db: Db, registry: Registry, caller: Caller, name: string): Promise<string> {
  const project = await getProject(db, caller, name);
  const { type } = registry.get(project.type);
  if (!type.schemaFromClient && !WITH_TEMPLATE.includes(project.type)) throw errors.noTemplate(project.type);
  const version = (await findVersion(db, project, project.lastVersion))!;
  // The same at every look, and another one for a project of the same name elsewhere.
  const id = hash('sha256', JSON.stringify([caller.accountId, caller.mode, name])).slice(0, 24);
  return taskTemplateJson(id, project, version);
}
