/** The shapes of answers, for /openapi.json; a test holds every answer against them. */
import { Type } from 'typebox';
import { projectSettingsSchema } from '../rules/project-settings.ts';
import { metadataSchema, tagsSchema } from '../rules/task-fields.ts';
import { BULK_COMPONENTS } from './bulk.wire.doc.ts';
import { FAULT_COMPONENTS } from './faults.wire.doc.ts';
import { FILE_COMPONENTS } from './files.wire.doc.ts';
import { V2_COMPONENTS } from './v2.wire.doc.ts';

const time = (description: string) => Type.String({ format: 'date-time', description });
const open = (description: string) => Type.Object({}, { additionalProperties: true, description });
const optional = Type.Optional;
const number = Type.Integer({ minimum: 0 });
const counts = optional(
  Type.Object(
    { pending: number, completed: number, error: number, canceled: number },
    { additionalProperties: false, description: 'Its tasks in each status; with include_counts.' },
  ),
);

export const STATUSES = ['pending', 'completed', 'canceled', 'error'];

export const TaskSchema = Type.Object(
  {
    task_id: Type.String({ pattern: '^[0-9a-f]{24}$', description: 'Made by the server.' }),
    created_at: time('When the task was created.'),
    updated_at: time('When anything of it last changed.'),
    completed_at: optional(time('When it was completed.')),
    callback_url: optional(Type.String({ description: 'Where the finished task is sent.' })),
    type: Type.String({ description: 'The task type.' }),
    status: Type.String({ enum: STATUSES }),
    instruction: optional(Type.String({ description: 'What to do, in Markdown.' })),
    params: open('The params of the type, with its defaults filled in.'),
    is_test: Type.Boolean({ description: 'Made with a test key.' }),
    urgency: Type.String({ enum: ['immediate', 'day', 'week', 'standard'] }),
    priority: optional(Type.Integer({ enum: [10, 20, 30] })),
    project: optional(Type.String()),
    batch: optional(Type.String()),
    project_param_version: optional(Type.Integer()),
    unique_id: optional(Type.String()),
    tags: optional(tagsSchema),
    metadata: metadataSchema,
    callback_succeeded: optional(Type.Boolean({ description: 'There once the callback was tried.' })),
    processed_attachments: Type.Array(Type.Unknown()),
    customer_review_status: optional(Type.String()),
    attachment_url: optional(
      Type.String({ description: 'Where a browser finds the attachment; with include_attachment_url.' }),
    ),
    responses_required: optional(Type.Integer({ minimum: 2, description: 'How many labelers answer it, if several.' })),
    customer_review_comments: optional(Type.Array(Type.String())),
    customer_reviewed_by: optional(Type.String({ description: 'E-mail address.' })),
    customer_audited_at: optional(time('When it was last audited.')),
    audits: optional(Type.Array(open('An audit or a review.'))),
    attempts: optional(Type.Array(open('An answer of one of several labelers.'))),
    prior_responses: optional(Type.Array(open('A response that was replaced, the oldest first.'))),
    skips: optional(Type.Array(open('Why a labeler skipped it; while it is out of the queue.'))),
    flags: optional(Type.Array(open('What a labeler wanted the manager to know.'))),
    response: optional(open('The answer, or the reason of the status error.')),
  },
  { additionalProperties: false, description: 'A task.' },
);

export const LimitedTaskSchema = Type.Object(
  {
    task_id: TaskSchema.properties.task_id,
    status: TaskSchema.properties.status,
    metadata: metadataSchema,
    project: optional(Type.String()),
  },
  { additionalProperties: false, description: 'A task, as limited_response=true shows it.' },
);

export const TaskListSchema = Type.Object(
  {
    docs: Type.Array(Type.Union([ref('Task'), ref('LimitedTask')])),
    total: Type.Integer({ minimum: 0, description: 'All tasks that match, not only this page.' }),
    limit: Type.Integer({ minimum: 1, maximum: 100 }),
    offset: Type.Integer({ minimum: 0 }),
    has_more: Type.Boolean(),
    next_token: optional(Type.String({ description: 'There when has_more is true.' })),
  },
  { additionalProperties: false, description: 'A page of tasks, newest first.' },
);

export const ErrorSchema = Type.Object(
  {
    status_code: Type.Integer({ minimum: 400, maximum: 599, description: 'The HTTP status.' }),
    error: Type.String({ minLength: 1, description: 'What was wrong, in one sentence.' }),
    code: optional(Type.String({ enum: ['lease_lost'], description: 'Only of a lease that is lost.' })),
  },
  { additionalProperties: false, description: 'A refusal.' },
);

export const KeySchema = Type.Object(
  {
    key_id: Type.String(),
    name: Type.String(),
    mode: Type.String({ enum: ['live', 'test'] }),
    role: Type.String({ enum: ['labeler', 'member', 'manager', 'admin'] }),
    user_id: Type.String(),
    hint: Type.String({ description: 'The first and last characters of the key.' }),
    created_at: time('When it was made.'),
    last_used_at: optional(time('When it was last used, to within a minute.')),
    revoked_at: optional(time('When it was revoked.')),
    key: optional(Type.String({ description: 'The key itself, in the answer that makes it and never again.' })),
  },
  { additionalProperties: false, description: 'An API key.' },
);

export const KeyListSchema = Type.Object(
  { keys: Type.Array(ref('Key')) },
  { additionalProperties: false, description: 'The API keys of the account and mode.' },
);

export const ProjectSchema = Type.Object(
  {
    name: Type.String(),
    type: Type.String({ description: 'The type of its tasks.' }),
    created_at: time('When it was made.'),
    archived: Type.Boolean(),
    rapid: Type.Boolean(),
    studio: Type.Boolean(),
    datasetId: optional(Type.String()),
    pipeline: optional(Type.String()),
    consensus_attempts: optional(Type.Integer()),
    ontology: optional(Type.Array(Type.Unknown(), { description: 'Its labels, as they were set.' })),
    ontology_name: optional(Type.String()),
    settings: projectSettingsSchema,
    counts,
    param_history: Type.Array(
      Type.Object(
        {
          version: Type.Integer({ minimum: 0, description: 'Counted from 0.' }),
          created_at: time('When it was set.'),
          instruction: optional(Type.String({ description: "Follows the task's own instruction." })),
        },
        { additionalProperties: true, description: 'A version of the params, with the params beside its number.' },
      ),
      { minItems: 1, description: 'All versions; new tasks inherit from the last one.' },
    ),
  },
  { additionalProperties: false, description: 'A project.' },
);

export const ProjectListSchema = Type.Array(ref('Project'), { description: 'The projects of the account and mode.' });

export const BatchSchema = Type.Object(
  {
    name: Type.String(),
    project: Type.String(),
    status: Type.String({ enum: ['staging', 'in_progress', 'completed', 'paused', 'cancelled'] }),
    created_at: time('When it was made.'),
    completed_at: optional(time('When its last task ended.')),
    callback: Type.String({ description: 'Where its end is told; empty for nowhere.' }),
    priority: optional(Type.Integer({ enum: [10, 20, 30], description: 'There once it was prioritized.' })),
    calibration_batch: Type.Boolean(),
    self_label_batch: Type.Boolean(),
    metadata: metadataSchema,
    counts,
  },
  { additionalProperties: false, description: 'A batch.' },
);

export const BatchListSchema = Type.Object(
  {
    docs: Type.Array(ref('Batch')),
    totalDocs: Type.Integer({ minimum: 0, description: 'The same as total.' }),
    total: Type.Integer({ minimum: 0, description: 'All batches that match, not only this page.' }),
    limit: Type.Integer({ minimum: 1, maximum: 100 }),
    offset: Type.Integer({ minimum: 0 }),
    has_more: Type.Boolean(),
  },
  { additionalProperties: false, description: 'A page of batches, newest first.' },
);

export const BatchStatusSchema = Type.Object(
  {
    status: BatchSchema.properties.status,
    pending: Type.Integer({ minimum: 0 }),
    completed: Type.Integer({ minimum: 0 }),
    error: Type.Integer({ minimum: 0 }),
    canceled: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false, description: 'The status of a batch, and the number of its tasks in each status.' },
);

export const CallbackSchema = Type.Object(
  {
    callback_id: Type.String({ description: 'The webhook-id of each of its attempts.' }),
    task_id: optional(Type.String()),
    batch: optional(Type.String()),
    reason: Type.String({ enum: ['completed', 'error', 'audit', 'recall', 'batch', 'manual', 'replay', 'test'] }),
    status: Type.String({ enum: ['due', 'delivered', 'failed'] }),
    callback_url: Type.String({ description: 'Where it goes: an http(s) URL or an e-mail address.' }),
    created_at: time('When it was queued.'),
    next_attempt_at: optional(time('When it is tried next, while it is due.')),
    ended_at: optional(time('When it was delivered or given up.')),
    attempts: Type.Array(
      Type.Object(
        {
          attempt: Type.Integer({ minimum: 1 }),
          at: time('When it was sent.'),
          duration_ms: Type.Integer({ minimum: 0 }),
          status_code: optional(Type.Integer({ description: 'Of the answer; absent without one.' })),
          error: optional(Type.String({ description: 'Why it failed.' })),
          response: optional(Type.String({ description: 'The first 20 kB of the answer; not in lists.' })),
        },
        { additionalProperties: false },
      ),
      { description: 'Oldest first.' },
    ),
    body: optional(Type.String({ description: 'The exact body; not in lists.' })),
  },
  { additionalProperties: false, description: 'A callback and what became of it.' },
);

export const CallbackListSchema = Type.Object(
  {
    callbacks: Type.Array(ref('Callback')),
    has_more: Type.Boolean(),
    next_token: optional(Type.String({ description: 'There when has_more is true.' })),
  },
  { additionalProperties: false, description: 'A page of callbacks, newest first.' },
);

export const SettingsSchema = Type.Object(
  {
    callback_url: Type.Union([Type.String(), Type.Null()], {
      description: 'Where callbacks go of tasks that name no callback_url.',
    }),
    callback_auth_key: Type.String({ description: 'Sent as scale-callback-auth.' }),
    signing_secret: Type.String({ description: 'Signs callbacks (Standard Webhooks).' }),
    previous_signing_secret: optional(Type.String({ description: 'Signs beside the new one after a rotation.' })),
    previous_signing_secret_expires_at: optional(time('When it ends.')),
    public_results: Type.Boolean({ description: 'Result files are read without a key.' }),
    callback_retention_days: Type.Union([Type.Integer(), Type.Null()], {
      description: 'Delivered callbacks are kept so long; null for ever.',
    }),
  },
  { additionalProperties: false, description: "The settings of the account for the key's mode." },
);

export const SuccessSchema = Type.Object(
  { success: Type.Boolean() },
  { additionalProperties: false, description: 'It was done.' },
);

export const COMPONENTS = {
  Task: TaskSchema,
  LimitedTask: LimitedTaskSchema,
  TaskList: TaskListSchema,
  Error: ErrorSchema,
  Key: KeySchema,
  KeyList: KeyListSchema,
  ...BULK_COMPONENTS,
  ...FAULT_COMPONENTS,
  ...FILE_COMPONENTS,
  Project: ProjectSchema,
  ProjectList: ProjectListSchema,
  Batch: BatchSchema,
  BatchList: BatchListSchema,
  BatchStatus: BatchStatusSchema,
  Callback: CallbackSchema,
  CallbackList: CallbackListSchema,
  Settings: SettingsSchema,
  Success: SuccessSchema,
  ...V2_COMPONENTS,
};

export function ref(name: string) {
  return Type.Unsafe<unknown>({ $ref: `#/components/schemas/${name}` });
}

const ERROR_TEXTS: Record<number, string> = {
  400: 'A parameter is missing or wrong, or the task is not in a state for this.',
  401: 'No valid API key.',
  403: 'The role of the key does not allow this.',
  404: 'There is no such thing; malformed ids too.',
  409: 'The name, the unique_id or the Idempotency-Key is taken, or the lease is lost.',
  413: 'The body is too large.',
  415: 'The body is of another type than JSON or form.',
  429: 'Too many requests, or one with the same Idempotency-Key is under way. Safe to retry.',
  500: 'Something went wrong on our side; nothing was done.',
  502: 'The attachment cannot be had.',
  503: 'The store did not answer in time; nothing was done. Safe to retry.',
};

/** @param also the refusals of this operation beyond those of all. */
export function responses(name: string, also: number[]) {
  const codes = [400, 401, 403, ...also, 500, 503].sort((a, b) => a - b);
  return {
    200: { description: 'Success.', ...ref(name) },
    ...Object.fromEntries(codes.map((code) => [code, { description: ERROR_TEXTS[code], ...ref('Error') }])),
  };
}

export const IDEMPOTENCY_HEADER = {
  type: 'object',
  properties: {
    'Idempotency-Key': {
      type: 'string',
      minLength: 1,
      maxLength: 255,
      description: 'A repeat with the same key within 24 hours gets the saved answer, and nothing is done again.',
    },
  },
};
