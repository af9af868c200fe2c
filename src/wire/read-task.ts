/** A task as another server shows it (api-facts C.2) -> the row that shows the same. */
import type { Registry } from '../registry.ts';
import { responsesRequiredOf } from '../rules/project-settings.ts';
import { callbackUrlProblem, UNIQUE_ID_LENGTH, uniqueIdProblem } from '../rules/task-fields.ts';
import { isTaskId } from '../rules/task-id.ts';
import type { TaskRow, TaskStatus } from '../store/tasks.ts';
import {
  checkedName,
  type Doc,
  flagIn,
  integerOf,
  listIn,
  type Owner,
  objectIn,
  refuseUnsafe,
  requiredText,
  requiredTime,
  restOf,
  textOf,
  timeIn,
  Unreadable,
} from './read.ts';

const STATUSES: readonly string[] = ['pending', 'completed', 'canceled', 'error'];
const URGENCIES = ['immediate', 'day', 'week', 'standard'];
/** Lists that the verbs here add to. */
const LISTS = ['audits', 'attempts', 'prior_responses', 'customer_review_comments', 'skips', 'flags'];

/** What has a column, and what is only true of the source: whether work has begun there, where a browser finds the file. */
const KNOWN = new Set([
  ...['task_id', 'created_at', 'updated_at', 'completed_at', 'callback_url', 'type', 'status', 'instruction', 'params'],
  ...['is_test', 'urgency', 'priority', 'project', 'batch', 'project_param_version', 'unique_id', 'tags', 'metadata'],
  ...['callback_succeeded', 'processed_attachments', 'customer_review_status', 'responses_required', 'response'],
  ...['work_started', 'attachment_url'],
]);

/** What is in no column of its own is shown again as it came. @throws Unreadable */
export function readTask(registry: Registry, { accountId, mode }: Owner, doc: Doc): TaskRow {
  const type = registry.find(requiredText(doc, 'type'))?.type;
  if (!type) throw new Unreadable(`the type ${JSON.stringify(String(doc.type).slice(0, 100))} is not known here`);
  refuseUnsafe(doc);
  for (const key of LISTS) listIn(doc, key);
  const params = objectIn(doc, 'params');
  const createdAt = requiredTime(doc, 'created_at');
  const completedAt = timeIn(doc, 'completed_at');
  const tags = tagsOf(doc);
  const extra = restOf(doc, KNOWN);
  return {
    accountId,
    mode,
    taskId: idOf(doc),
    type: type.name,
    status: statusOf(doc),
    createdAt,
    updatedAt: timeIn(doc, 'updated_at') ?? completedAt ?? createdAt,
    completedAt,
    urgency: urgencyOf(doc),
    priority: integerOf(doc, 'priority'),
    project: nameOf(doc, 'project'),
    batch: nameOf(doc, 'batch'),
    projectParamVersion: integerOf(doc, 'project_param_version'),
    uniqueId: uniqueIdOf(doc),
    // No server tells it.
    clearUniqueIdOnError: 0,
    tagsJson: tags.length ? JSON.stringify(tags) : null,
    metadataJson: JSON.stringify(objectIn(doc, 'metadata')),
    callbackUrl: callbackUrlOf(doc),
    callbackSucceeded: flagIn(doc, 'callback_succeeded'),
    processedAttachmentsJson: JSON.stringify(listIn(doc, 'processed_attachments')),
    customerReviewStatus: textOf(doc, 'customer_review_status'),
    instruction: textOf(doc, 'instruction'),
    paramsJson: JSON.stringify(params),
    responseJson: (doc.response ?? null) === null ? null : JSON.stringify(doc.response),
    responsesRequired: responsesRequiredOf(doc.responses_required == null ? params : doc),
    agreement: null,
    inReview: 0,
    extraJson: Object.keys(extra).length ? JSON.stringify(extra) : null,
  };
}

function idOf(doc: Doc): string {
  const id = requiredText(doc, 'task_id');
  if (!isTaskId(id)) throw new Unreadable('its task_id is not 24 hex digits');
  return id;
}

function statusOf(doc: Doc): TaskStatus {
  const status = requiredText(doc, 'status');
  if (!STATUSES.includes(status))
    throw new Unreadable(`the status ${JSON.stringify(status.slice(0, 100))} is not known here`);
  return status as TaskStatus;
}

function urgencyOf(doc: Doc): string {
  const urgency = textOf(doc, 'urgency') ?? 'standard';
  if (!URGENCIES.includes(urgency)) throw new Unreadable(`"urgency" is not one of ${URGENCIES.join(', ')}`);
  return urgency;
}

function nameOf(doc: Doc, key: 'project' | 'batch'): string | null {
  const name = textOf(doc, key);
  return name === null || name === '' ? null : checkedName(name);
}

function uniqueIdOf(doc: Doc): string | null {
  const uniqueId = textOf(doc, 'unique_id');
  if (uniqueId === null || uniqueId === '') return null;
  const problem = uniqueId.length > UNIQUE_ID_LENGTH ? 'is too long' : uniqueIdProblem(uniqueId);
  if (problem) throw new Unreadable(`"unique_id" ${problem}`);
  return uniqueId;
}

function callbackUrlOf(doc: Doc): string | null {
  const url = textOf(doc, 'callback_url');
  if (url === null || url === '') return null;
  const problem = callbackUrlProblem(url);
  if (problem) throw new Unreadable(`"callback_url" ${problem}`);
  return url;
}

function tagsOf(doc: Doc): string[] {
  const tags = listIn(doc, 'tags');
  if (!tags.every((tag): tag is string => typeof tag === 'string' && tag !== '' && tag.length <= 256)) {
    throw new Unreadable('"tags" are not texts of 1 to 256 characters');
  }
  return [...new Set(tags)];
}
