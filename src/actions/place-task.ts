/** A new task in its project and batch: what it inherits, and whether it may be there (api-facts D.7, D.8). */
import type { JsonObject } from '../../task-types/kit.ts';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import type { ProjectSettings } from '../rules/project-settings.ts';
import type { TaskFields } from '../rules/task-fields.ts';
import { type BatchRow, findBatch, lockBatch, shareBatch, updateBatch } from '../store/batches.ts';
import { RunAgain, type Tx } from '../store/db.ts';
import { findSource, type ProjectRow, type VersionRow } from '../store/projects.ts';
import { isGated } from './batch.ts';
import { type NewTask, splitFields } from './new-task.ts';
import { record } from './record.ts';

export interface Place {
  /** With the project's params under its own, checked. */
  task: NewTask;
  project: string;
  /** As it was before the task came into it; it stays so until the unit ends. */
  batch: BatchRow | undefined;
  /** Of the project's params; -1 for a task that inherits none. */
  version: number;
  settings: ProjectSettings;
}

/**
 * @throws ApiError 404 for an unknown project or batch (of the other mode too), 400 for another type than the
 *   project's, an unknown version, a batch of another project or one that takes no more tasks, and for params.
 */
export async function placeTask(tx: Tx, context: Context, wish: NewTask): Promise<Place> {
  const { fields, type } = wish;
  const { accountId, mode } = context.caller;
  const wanted = versionOf(fields);
  const batch = fields.batch === undefined ? undefined : await enterBatch(tx, context, fields.batch);
  const name = fields.project ?? batch!.project;
  const source = await findSource(tx, accountId, mode, name, wanted ?? null);
  if (!source) throw errors.projectNotFound(name);
  const { project, version } = source;
  if (batch && batch.project !== name) {
    throw errors.invalidParameter(
      `"batch" must be one of the project ${JSON.stringify(name)}; ${JSON.stringify(batch.name)} belongs to ${JSON.stringify(batch.project)}`,
    );
  }
  if (project.type !== type.name) {
    throw errors.invalidParameter(
      `"project" must be one of the type ${type.name}; ${JSON.stringify(name)} is of the type ${project.type}`,
    );
  }
  if (batch && batch.status !== 'staging' && isGated(batch, project)) throw errors.batchFinalized(batch.name);
  if (!version && wanted !== -1) {
    throw errors.invalidParameter(`"project_version" must be a version of the project, 0 to ${project.lastVersion}`);
  }
  return {
    task: inherit(context, wish, version),
    project: name,
    batch,
    version: version?.version ?? -1,
    settings: settingsOf(project),
  };
}

const settingsOf = ({ settingsJson }: ProjectRow): ProjectSettings =>
  settingsJson === '{}' ? {} : (JSON.parse(settingsJson) as ProjectSettings);

/** Two names for one thing (api-facts D.7). */
function versionOf({ project_version: one, project_param_version: other }: TaskFields): number | undefined {
  if (one !== undefined && other !== undefined && one !== other) {
    throw errors.invalidParameter('"project_param_version" must be the same as project_version');
  }
  return one ?? other;
}

/**
 * The batch, held so that it is neither finalized nor completed before this unit ends. Units that add tasks do
 * not wait for each other, unless they have to put a completed batch back to work.
 * @throws ApiError 404, 400 when it was canceled.
 */
export async function enterBatch(tx: Tx, { caller }: Pick<Context, 'caller'>, name: string): Promise<BatchRow> {
  const key = { accountId: caller.accountId, mode: caller.mode, name };
  const seen = await findBatch(tx, key);
  if (!seen) throw errors.batchNotFound(name);
  const batch = await (seen.status === 'completed' ? lockBatch : shareBatch)(tx, key);
  // It was completed between the two: a shared hold cannot become an exclusive one without risk of a deadlock.
  if (!batch || (batch.status === 'completed' && seen.status !== 'completed')) throw new RunAgain();
  if (batch.status === 'cancelled') throw errors.batchCanceled(name);
  return batch;
}

/** Whatever the task does not set itself is the project's; the two instructions are both given. @throws ApiError 400. */
function inherit({ registry }: Context, wish: NewTask, version: VersionRow | undefined): NewTask {
  const { given, form } = wish.unchecked!;
  const { own, rest } = splitFields(version ? (JSON.parse(version.paramsJson) as JsonObject) : {}, wish.type);
  // A null is "not given" (api-facts A.7), so it does not hide what the project has.
  const set = Object.entries(given).filter(([key, value]) => value !== null || !Object.hasOwn(rest, key));
  const params = registry.get(wish.type.name).checkParams({ ...rest, ...Object.fromEntries(set) }, form);
  const fields: TaskFields = { ...own, ...wish.fields };
  const instructions = [wish.fields.instruction, version?.instruction].filter(Boolean);
  if (instructions.length) fields.instruction = instructions.join('\n\n');
  const metadataJson = wish.fields.metadata === undefined ? JSON.stringify(fields.metadata ?? {}) : wish.metadataJson;
  return { type: wish.type, fields, params, metadataJson };
}

/** A completed batch that got a task is in progress again, and will complete again. */
export async function reopenBatch(tx: Tx, context: Context, batch: BatchRow): Promise<void> {
  await updateBatch(tx, { ...batch, status: 'in_progress', completedAt: null });
  await record(tx, context, 'reopen batch', {
    before: { batch: batch.name, status: batch.status },
    after: { batch: batch.name, status: 'in_progress' },
  });
}
