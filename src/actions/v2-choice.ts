/** What v2 is asked for by id or by name (api-facts D.13). */
import { Type } from 'typebox';
import type { Caller } from '../deps.ts';
import { errors } from '../errors.ts';
import type { BatchRow } from '../store/batches.ts';
import type { Db } from '../store/db.ts';
import { findBatchById, findProjectById } from '../store/named.ts';
import type { ProjectRow } from '../store/projects.ts';
import { getBatch } from './batch.ts';
import { getProject } from './project.ts';

const text = (description: string) => Type.Optional(Type.String({ minLength: 1, maxLength: 1024, description }));

export const projectChoice = { project_id: text('Id of the project.'), project_name: text('Name of the project.') };
export const batchChoice = { batch_id: text('Id of the batch.'), batch_name: text('Name of the batch.') };

export interface ProjectChoice {
  project_id?: string | undefined;
  project_name?: string | undefined;
}

export interface BatchChoice {
  batch_id?: string | undefined;
  batch_name?: string | undefined;
}

/** @returns undefined when none was asked for. @throws ApiError 404, 400 when id and name are of two. */
export async function chosenProject(db: Db, caller: Caller, choice: ProjectChoice): Promise<ProjectRow | undefined> {
  const { project_id: id, project_name: name } = choice;
  if (id === undefined) return name === undefined ? undefined : getProject(db, caller, name);
  const project = await findProjectById(db, caller, id);
  if (!project) throw errors.projectIdNotFound();
  if (name !== undefined && name !== project.name) throw ofTwo('project');
  return project;
}

/** @returns undefined when none was asked for. @throws ApiError 404, 400 when id and name are of two. */
export async function chosenBatch(db: Db, caller: Caller, choice: BatchChoice): Promise<BatchRow | undefined> {
  const { batch_id: id, batch_name: name } = choice;
  if (id === undefined) return name === undefined ? undefined : getBatch(db, caller, name);
  const batch = await findBatchById(db, caller, id);
  if (!batch) throw errors.batchIdNotFound();
  if (name !== undefined && name !== batch.name) throw ofTwo('batch');
  return batch;
}

/** The name alone, so that the verbs, which hold the batch by its name, look it up once. @throws ApiError 404, 400 when none is named. */
export async function nameOfBatch(db: Db, caller: Caller, choice: BatchChoice): Promise<string> {
  if (choice.batch_id === undefined && choice.batch_name !== undefined) return choice.batch_name;
  return needed(await chosenBatch(db, caller, choice), 'batch').name;
}

/** @throws ApiError 400 when neither id nor name was given. */
export function needed<T>(found: T | undefined, what: 'project' | 'batch' | 'delivery'): T {
  if (!found) throw errors.invalidParameter(`"${what}_id" or "${what}_name" is required`);
  return found;
}

const ofTwo = (what: string) =>
  errors.invalidParameter(`"${what}_name" must be the name of the ${what} that "${what}_id" names`);
