/** The shapes of answers, for /openapi.json; a test holds every answer against them. */
import { Type } from 'typebox';
import { metadataSchema, tagsSchema } from '../rules/task-fields.ts';

const time = (description: string) => Type.String({ format: 'date-time', description });
const open = (description: string) => Type.Object({}, { additionalProperties: true, description });
const optional = Type.Optional;

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

export const COMPONENTS = {
  Task: TaskSchema,
  LimitedTask: LimitedTaskSchema,
  TaskList: TaskListSchema,
  Error: ErrorSchema,
  Key: KeySchema,
  KeyList: KeyListSchema,
};

export function ref(name: string) {
  return Type.Unsafe<unknown>({ $ref: `#/components/schemas/${name}` });
}

const ERROR_TEXTS: Record<number, string> = {
  400: 'A parameter is missing or wrong, or the task is not in a state for this.',
  401: 'No valid API key.',
  403: 'The role of the key does not allow this.',
  404: 'There is no such thing; malformed ids too.',
  409: 'The unique_id or the Idempotency-Key is taken, or the lease is lost.',
  413: 'The body is too large.',
  415: 'The body is of another type than JSON or form.',
  429: 'Too many requests, or one with the same Idempotency-Key is under way. Safe to retry.',
  500: 'Something went wrong on our side; nothing was done.',
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
