import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { nameProblem, nameSchema } from '../rules/names.ts';
import { schemaCheck, withoutNulls } from '../rules/schema-check.ts';
import { CALLBACK_URL_LENGTH, callbackUrlProblem, metadataProblem, metadataSchema } from '../rules/task-fields.ts';
import { type BatchRow, insertBatch } from '../store/batches.ts';
import type { Tx } from '../store/db.ts';
import { findProject } from '../store/projects.ts';
import { isGated } from './batch.ts';
import { record } from './record.ts';

const staged = (what: string) =>
  Type.Optional(
    Type.Boolean({ description: `${what}. It is staging until it is finalized, and then takes no more tasks.` }),
  );

export const newBatchSchema = Type.Object({
  project: nameSchema('Name of the project that the tasks belong to.'),
  name: nameSchema('Unique in the account.'),
  callback: Type.Optional(
    Type.String({
      maxLength: CALLBACK_URL_LENGTH,
      description: 'Where the end of the batch is told: an http(s) URL or an e-mail address. Empty for nowhere.',
    }),
  ),
  calibration_batch: staged('To get labelers used to the work'),
  self_label_batch: staged('To be labeled by your own team'),
  metadata: Type.Optional(metadataSchema),
});
export type NewBatch = Static<typeof newBatchSchema> & {
  metadataJson: string;
  /** It waits for its finalizing, of whatever kind it is, and takes tasks afterwards too (v2). */
  staging?: boolean;
};
const check = schemaCheck(newBatchSchema);

/** @throws ApiError 400 naming the field. */
export function checkNewBatch(body: ParsedBody | undefined): NewBatch {
  return checkedBatch(check(withoutNulls(objectOf(body)), { form: body?.form ?? false, name: 'body' }));
}

/** What the schema cannot say. @throws ApiError 400 naming the field. */
export function checkedBatch<W extends Pick<NewBatch, 'name' | 'callback' | 'metadata'>>(
  wish: W,
): W & { metadataJson: string } {
  const metadataJson = JSON.stringify(wish.metadata ?? {});
  const problems = {
    name: nameProblem(wish.name),
    callback: wish.callback && callbackUrlProblem(wish.callback),
    metadata: metadataProblem(metadataJson),
  };
  for (const [field, problem] of Object.entries(problems)) {
    if (problem) throw errors.invalidParameter(`"${field}" ${problem}`);
  }
  return { ...wish, metadataJson };
}

/** @throws ApiError 404 for an unknown project, 409 for a taken name. */
export async function createBatch(tx: Tx, context: Context, wish: NewBatch): Promise<BatchRow> {
  const { accountId, mode } = context.caller;
  const project = await findProject(tx, accountId, mode, wish.project);
  if (!project) throw errors.projectNotFound(wish.project);
  const kind = {
    calibrationBatch: wish.calibration_batch ? 1 : 0,
    selfLabelBatch: wish.self_label_batch ? 1 : 0,
  };
  const batch: BatchRow = {
    accountId,
    mode,
    name: wish.name,
    project: project.name,
    status: wish.staging || isGated(kind, project) ? 'staging' : 'in_progress',
    createdAt: context.mint().at,
    completedAt: null,
    priority: 0,
    ...kind,
    callbackUrl: wish.callback || null,
    metadataJson: wish.metadataJson,
    queueDue: 0,
    closed: 0,
    studioRank: null,
  };
  if (!(await insertBatch(tx, batch))) throw errors.batchNameTaken(wish.name);
  await record(tx, context, 'create batch', {
    after: { batch: batch.name, project: batch.project, status: batch.status },
  });
  return batch;
}
