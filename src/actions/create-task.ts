import type { Context } from '../deps.ts';
import { errors } from '../errors.ts';
import { responsesRequiredOf } from '../rules/project-settings.ts';
import type { Tx } from '../store/db.ts';
import { RunAgain } from '../store/db.ts';
import { findTaskIdByUniqueId, insertTask, type TaskRow, writeTags } from '../store/tasks.ts';
import { announce } from './announce.ts';
import { askForAttachments } from './attachments.ts';
import { beginSteered, responseAtOnce } from './begin-steered.ts';
import { refuseUnknownFiles } from './file.ts';
import { type Ending, findEnding } from './find-ending.ts';
import type { NewTask } from './new-task.ts';
import { openInBatch } from './open-task.ts';
import { type Place, placeTask, reopenBatch } from './place-task.ts';
import { record } from './record.ts';

/**
 * Makes the task. With a test key it is completed at once with the type's sample answer (api-facts A.5), or as a test
 * has said where there are test helpers.
 * @throws ApiError 409 when the unique_id is another task's (seed, example 409 error); what placeTask refuses; 400
 *   for a file that is not of the account and mode.
 */
export async function createTask(tx: Tx, context: Context, wish: NewTask): Promise<TaskRow> {
  // Most tasks name neither project nor batch, and ask the store nothing.
  const place = wish.unchecked && (await placeTask(tx, context, wish));
  const task = place?.task ?? wish;
  const isSteerable = context.testHelpers && context.caller.mode === 'test';
  const ending = isSteerable ? await findEnding(tx, context, task, place?.project ?? null) : undefined;
  const row = rowOf(context, task, place, ending);
  await refuseUnknownFiles(tx, row);
  // First of all writes, so that a refusal has nothing to undo.
  if (!(await insertTask(tx, row))) await refuseUniqueId(tx, row);
  const tags = tagsOf(task);
  if (tags.length) await writeTags(tx, row, [], tags);
  const { type, status, uniqueId } = row;
  await record(tx, context, 'create task', {
    taskId: row.taskId,
    after: { type, status, ...(uniqueId === null ? {} : { unique_id: uniqueId }) },
  });
  let made = row;
  if (ending) made = await beginSteered(tx, context, row, ending, place?.batch);
  else if (row.status === 'completed') await announce(tx, context, row, 'completed');
  else if (!(context.checkAttachments && (await askForAttachments(tx, row, context.now)))) {
    await openInBatch(tx, row, place?.batch);
  }
  if (place?.batch?.status === 'completed') await reopenBatch(tx, context, place.batch);
  return made;
}

async function refuseUniqueId(tx: Tx, row: TaskRow): Promise<never> {
  const owner = await findTaskIdByUniqueId(tx, row.accountId, row.mode, row.uniqueId!);
  // The owner let go of it between the insert and this look: the insert would succeed now.
  if (owner === undefined) throw new RunAgain();
  throw errors.uniqueIdTaken(row.uniqueId!, owner);
}

/** "Duplicates within one call collapse" (api-facts D.5). */
const tagsOf = ({ fields }: NewTask): string[] => [...new Set(fields.tags ?? [])];

function rowOf(
  { caller, mint }: Context,
  task: NewTask,
  place: Place | undefined,
  ending: Ending | undefined,
): TaskRow {
  const { id, at } = mint();
  const { fields, params, type } = task;
  const sample = caller.mode === 'test' && !ending ? JSON.stringify(type.sample(params)) : null;
  const responseJson = ending ? responseAtOnce(ending) : sample;
  const completed = responseJson !== null;
  const tags = tagsOf(task);
  return {
    accountId: caller.accountId,
    mode: caller.mode,
    taskId: id,
    type: type.name,
    status: completed ? 'completed' : 'pending',
    createdAt: at,
    updatedAt: at,
    completedAt: completed ? at : null,
    urgency: fields.urgency ?? 'standard',
    priority: fields.priority ?? null,
    project: place?.project ?? null,
    batch: place?.batch?.name ?? null,
    projectParamVersion: place?.version ?? null,
    uniqueId: fields.unique_id ?? null,
    clearUniqueIdOnError: fields.clear_unique_id_on_error ? 1 : 0,
    tagsJson: tags.length ? JSON.stringify(tags) : null,
    metadataJson: task.metadataJson,
    callbackUrl: fields.callback_url ?? caller.defaultCallbackUrl,
    callbackSucceeded: null,
    processedAttachmentsJson: '[]',
    customerReviewStatus: null,
    instruction: fields.instruction ?? type.instruction ?? null,
    paramsJson: JSON.stringify(params),
    responseJson,
    responsesRequired: fields.responses_required ?? responsesRequiredOf(params, place?.settings),
    agreement: null,
    inReview: 0,
    extraJson: null,
  };
}
