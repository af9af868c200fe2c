/**
 * Row -> public JSON, in the key order of api-facts C.1. What is stored as JSON text is spliced in as it
 * is: parsing params and response only to print them again would cost more than the rest of an answer.
 */
import { formatTime } from './rules/time.ts';
import type { ApiKeyRow } from './store/api-keys.ts';
import type { BatchRow } from './store/batches.ts';
import type { AttemptRow } from './store/callback-attempts.ts';
import type { ListedCallback } from './store/callbacks.ts';
import { NO_TASKS, type StatusCounts } from './store/counts.ts';
import type { ProjectRow, VersionRow } from './store/projects.ts';
import type { SettingsRow } from './store/settings.ts';
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

/**
 * Optional fields are left out when unset, never null (api-facts C.1).
 * @param attachmentUrl where a browser finds the attachment, when the caller asked for it (api-facts D.3).
 */
export function taskJson(t: TaskRow, attachmentUrl: string | null = null): string {
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
  )}${number('responses_required', t.responsesRequired > 1 ? t.responsesRequired : null)}${members(t.extraJson)}${text(
    'attachment_url',
    attachmentUrl,
  )}${json('response', t.responseJson)}}`;
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

const countsMember = (counts: StatusCounts | undefined): string =>
  counts === undefined ? '' : `,"counts":${JSON.stringify(counts)}`;

/** @param versions all of the project, the first one first: clients read the last one (api-facts D.7). */
export function projectJson(p: ProjectRow, versions: VersionRow[], counts?: StatusCounts): string {
  const history = versions.map(
    (v) =>
      `{"version":${v.version}${time('created_at', v.createdAt)}${text('instruction', v.instruction)}${members(v.paramsJson)}}`,
  );
  return `{"name":${JSON.stringify(p.name)},"type":"${p.type}"${time('created_at', p.createdAt)}${bool(
    'archived',
    p.archived,
  )}${bool('rapid', p.rapid)}${bool('studio', p.studio)}${members(p.extraJson)},"settings":${
    p.settingsJson
  }${countsMember(counts)},"param_history":[${history.join(',')}]}`;
}

/** @param version the last one of the project. */
export function taskTemplateJson(id: string, p: ProjectRow, version: VersionRow): string {
  const params = JSON.parse(version.paramsJson);
  return JSON.stringify({
    id,
    version: version.version,
    created_at: formatTime(p.createdAt),
    updated_at: formatTime(version.createdAt),
    template_variables: {
      ...params,
      ...(version.instruction === null ? {} : { instruction: version.instruction }),
    },
    ...(params.response_schema === undefined ? {} : { response_schema: params.response_schema }),
    auto_onboard_enabled: false,
  });
}

/** `callback` is always there, empty for none, as Scale's Python SDK sends it (api-facts D.8). */
export function batchJson(b: BatchRow, counts?: StatusCounts): string {
  return `{"name":${JSON.stringify(b.name)},"project":${JSON.stringify(b.project)},"status":"${b.status}"${time(
    'created_at',
    b.createdAt,
  )}${time('completed_at', b.completedAt)}${text('callback', b.callbackUrl ?? '')}${number(
    'priority',
    b.priority || null,
  )}${bool('calibration_batch', b.calibrationBatch)}${bool('self_label_batch', b.selfLabelBatch)},"metadata":${
    b.metadataJson
  }${countsMember(counts)}}`;
}

export function batchStatusJson(b: BatchRow, { pending, completed, error, canceled }: StatusCounts): string {
  return JSON.stringify({ status: b.status, pending, completed, error, canceled });
}

/** What the callback of a batch carries (api-facts G.6). */
export function batchCallbackJson(b: BatchRow, { completed, canceled, error }: StatusCounts): string {
  return JSON.stringify({ batch: b.name, status: b.status, stats: { completed, canceled, error } });
}

/** Scale's Python SDK reads `totalDocs`, its documentation says `total` (api-facts I row 7). */
export function batchListJson(
  batches: BatchRow[],
  total: number,
  limit: number,
  offset: number,
  counts?: Map<string, StatusCounts>,
): string {
  const docs = batches.map((batch) => batchJson(batch, counts && (counts.get(batch.name) ?? NO_TASKS)));
  return `{"docs":[${docs.join(',')}],"totalDocs":${total},"total":${total},"limit":${
    limit
  },"offset":${offset},"has_more":${offset + batches.length < total}}`;
}

/**
 * One callback of the delivery log. @param attempts of it, oldest first.
 * @param body to show it whole: with its body and the answers, which may be large.
 */
export function deliveryJson(c: ListedCallback, attempts: AttemptRow[], body?: string): string {
  return JSON.stringify({
    callback_id: c.callbackId,
    task_id: c.taskId ?? undefined,
    batch: c.batch ?? undefined,
    reason: c.reason,
    status: c.state,
    callback_url: c.url,
    created_at: formatTime(c.createdAt),
    next_attempt_at: c.state === 'due' ? formatTime(c.nextAt) : undefined,
    ended_at: c.endedAt === null ? undefined : formatTime(c.endedAt),
    attempts: attempts.map((a) => ({
      attempt: a.n,
      at: formatTime(a.at),
      duration_ms: a.ms,
      status_code: a.statusCode ?? undefined,
      error: a.error ?? undefined,
      response: body === undefined ? undefined : (a.response ?? undefined),
    })),
    body,
  });
}

export function deliveryListJson(deliveries: string[], nextToken: string | undefined): string {
  return `{"callbacks":[${deliveries.join(',')}],"has_more":${nextToken !== undefined}${
    nextToken === undefined ? '' : `,"next_token":"${nextToken}"`
  }}`;
}

/** With the secrets: for admins alone. @param now unix milliseconds. */
export function settingsJson({ callbackUrl, value }: SettingsRow, now: number): string {
  const { previous_signing_secret_until: until = 0 } = value;
  return JSON.stringify({
    callback_url: callbackUrl,
    callback_auth_key: value.callback_auth_key,
    signing_secret: value.signing_secret,
    ...(now < until && {
      previous_signing_secret: value.previous_signing_secret,
      previous_signing_secret_expires_at: formatTime(until),
    }),
    public_results: value.public_results ?? false,
    callback_retention_days: value.callback_retention_days ?? null,
  });
}
