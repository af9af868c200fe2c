/**
 * Row -> public JSON, in the key order of api-facts C.1. What is stored as JSON text is spliced in as it
 * is: parsing params and response only to print them again would cost more than the rest of an answer.
 */
import { formatTime } from './rules/time.ts';
import type { ApiKeyRow } from './store/api-keys.ts';
import type { TaskRow } from './store/tasks.ts';

const text = (key: string, value: string | null): string =>
  value === null ? '' : `,"${key}":${JSON.stringify(value)}`;
const time = (key: string, ms: number | null): string => (ms === null ? '' : `,"${key}":"${formatTime(ms)}"`);
const json = (key: string, value: string | null): string => (value === null ? '' : `,"${key}":${value}`);
const number = (key: string, value: number | null): string => (value === null ? '' : `,"${key}":${value}`);
const bool = (key: string, value: number | null): string => (value === null ? '' : `,"${key}":${value === 1}`);

/** The members of a JSON object, as further members of the one being written. */
const members = (object: string | null): string =>
  object === null || object === '{}' ? '' : `,${object.slice(1, -1)}`;

/** Optional fields are left out when unset, never null (api-facts C.1). */
export function taskJson(t: TaskRow): string {
  return `{"task_id":"${t.taskId}"${time('created_at', t.createdAt)}${time('updated_at', t.updatedAt)}${time(
    'completed_at',
    t.completedAt,
  )}${text('callback_url', t.callbackUrl)},"type":"${t.type}","status":"${t.status}"${text(
    'instruction',
    t.instruction,
  )},"params":${t.paramsJson},"is_test":${t.mode === 'test'},"urgency":"${t.urgency}"${number(
    'priority',
    t.priority,
  )}${text('project', t.project)}${text('batch', t.batch)}${number(
    'project_param_version',
    t.projectParamVersion,
  )}${text('unique_id', t.uniqueId)}${json('tags', t.tagsJson)},"metadata":${t.metadataJson}${bool(
    'callback_succeeded',
    t.callbackSucceeded,
  )},"processed_attachments":${t.processedAttachmentsJson}${text(
    'customer_review_status',
    t.customerReviewStatus,
  )}${number('responses_required', t.responsesRequired > 1 ? t.responsesRequired : null)}${members(t.extraJson)}${json('response', t.responseJson)}}`;
}

/** What a callback carries (api-facts G.2): the task, and beside it what receivers look for first. */
export function callbackJson(t: TaskRow): string {
  return `{"task_id":"${t.taskId}","status":"${t.status}"${json('response', t.responseJson)},"task":${taskJson(t)}}`;
}

/** The docs of `limited_response=true` (api-facts C.2). */
export function limitedTaskJson(t: TaskRow): string {
  return `{"task_id":"${t.taskId}","status":"${t.status}","metadata":${t.metadataJson}${text('project', t.project)}}`;
}

export interface ListJson {
  docs: string[];
  total: number;
  limit: number;
  offset: number;
  hasMore: boolean;
  nextToken: string | undefined;
}

/** `offset` is always there because Scale's Python SDK reads it, `next_token` only when there is a next page (api-facts D.3). */
export function listJson({ docs, total, limit, offset, hasMore, nextToken }: ListJson): string {
  return `{"docs":[${docs.join(',')}],"total":${total},"limit":${limit},"offset":${offset},"has_more":${hasMore}${
    nextToken === undefined ? '' : `,"next_token":"${nextToken}"`
  }}`;
}

/** @param code on the wire only where a client has to tell one refusal from others of the same status. */
export function errorJson(status: number, message: string, code?: string): string {
  return JSON.stringify({ status_code: status, error: message, ...(code === undefined ? {} : { code }) });
}

/** @param key the key itself, only in the answer that makes it. */
export function keyJson(row: ApiKeyRow, key?: string): string {
  return JSON.stringify({
    key_id: row.keyId,
    name: row.name,
    mode: row.mode,
    role: row.role,
    user_id: row.userId,
    hint: row.hint,
    created_at: formatTime(row.createdAt),
    ...(row.lastUsedAt === null ? {} : { last_used_at: formatTime(row.lastUsedAt) }),
    ...(row.revokedAt === null ? {} : { revoked_at: formatTime(row.revokedAt) }),
    ...(key === undefined ? {} : { key }),
  });
}
