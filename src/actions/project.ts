/** What the verbs on projects share. */
import type { JsonObject } from '../../task-types/kit.ts';
import type { Caller, Context } from '../deps.ts';
import { errors } from '../errors.ts';
import type { Registry } from '../registry.ts';
import type { Db, Tx } from '../store/db.ts';
import { findProject, listVersions, lockProject, type ProjectRow } from '../store/projects.ts';
import { projectJson } from '../wire.ts';
import { checkFields, splitFields } from './new-task.ts';

/** @throws ApiError 404. */
export async function getProject(db: Db, { accountId, mode }: Caller, name: string): Promise<ProjectRow> {
  const project = await findProject(db, accountId, mode, name);
  if (!project) throw errors.projectNotFound(name);
  return project;
}

/** The project, held until the unit ends. @throws ApiError 404. */
export async function holdProject(tx: Tx, { caller }: Context, name: string): Promise<ProjectRow> {
  const project = await lockProject(tx, caller.accountId, caller.mode, name);
  if (!project) throw errors.projectNotFound(name);
  return project;
}

/** The answer's JSON text, with the history of its params. */
export async function fullProjectJson(db: Db, project: ProjectRow): Promise<string> {
  return projectJson(project, await listVersions(db, project));
}

/** They name one task, or are what the server writes beside the params of a version. */
const NOT_SHARED = [
  'project',
  'batch',
  'project_version',
  'project_param_version',
  'unique_id',
  'version',
  'created_at',
] as const;

export interface SharedParams {
  instruction: string | null;
  /** Params of the type, and fields of the task such as callback_url or priority. */
  params: JsonObject;
}

/**
 * Checks what the tasks of a project are to share, as far as a part can be checked: what is missing comes with the
 * task, but what is there must be known and of its form.
 * @throws ApiError 400 naming the param.
 */
export function checkShared(
  registry: Registry,
  typeName: string,
  given: Record<string, unknown>,
  form: boolean,
): SharedParams {
  const wrong = NOT_SHARED.find((name) => given[name] !== undefined && given[name] !== null);
  if (wrong) throw errors.invalidParameter(`"${wrong}" is not allowed in the params of a project`);
  const { own, rest } = splitFields(given, registry.get(typeName).type);
  const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null));
  const params = registry.get(typeName).checkSomeParams(known, form);
  const { instruction, ...fields } = checkFields(own, form).fields;
  return { instruction: instruction ?? null, params: { ...params, ...(fields as JsonObject) } };
}
