/** A batch as another server shows it (api-facts D.8) -> its row. */
import { BATCH_STATUSES, type BatchStatus } from '../rules/batch-status.ts';
import { callbackUrlProblem } from '../rules/task-fields.ts';
import type { BatchRow } from '../store/batches.ts';
import {
  checkedName,
  type Doc,
  flagIn,
  integerOf,
  type Owner,
  objectIn,
  refuseUnsafe,
  requiredText,
  requiredTime,
  textOf,
  timeIn,
  Unreadable,
} from './read.ts';

/** @throws Unreadable */
export function readBatch({ accountId, mode }: Owner, doc: Doc): BatchRow {
  refuseUnsafe(doc);
  const callback = textOf(doc, 'callback') || null;
  const problem = callback && callbackUrlProblem(callback);
  if (problem) throw new Unreadable(`"callback" ${problem}`);
  return {
    accountId,
    mode,
    name: checkedName(requiredText(doc, 'name')),
    project: checkedName(requiredText(doc, 'project')),
    status: statusOf(doc),
    createdAt: requiredTime(doc, 'created_at'),
    completedAt: timeIn(doc, 'completed_at'),
    priority: integerOf(doc, 'priority') ?? 0,
    calibrationBatch: flagIn(doc, 'calibration_batch') ?? 0,
    selfLabelBatch: flagIn(doc, 'self_label_batch') ?? 0,
    callbackUrl: callback,
    metadataJson: JSON.stringify(objectIn(doc, 'metadata')),
    queueDue: 0,
    closed: 0,
    studioRank: null,
  };
}

function statusOf(doc: Doc): BatchStatus {
  const status = requiredText(doc, 'status');
  const known = BATCH_STATUSES.find((one) => one === status);
  if (!known) throw new Unreadable(`the status ${JSON.stringify(status.slice(0, 100))} is not known here`);
  return known;
}
