/**
 * The fields of a create that belong to the task, not to its type (api-facts E.1, C.2). Everything
 * else in the body is a param.
 */
import { type Static, Type } from 'typebox';

export const UNIQUE_ID_LENGTH = 1024;
/** An index entry of PostgreSQL holds 2,704 bytes; 1,024 characters outside ASCII can be 4,096. */
const UNIQUE_ID_BYTES = 2500;
export const METADATA_BYTES = 10 * 1024;
export const MOST_TAGS = 50;
export const CALLBACK_URL_LENGTH = 2048;
const TAG_LENGTH = 256;

export const uniqueIdSchema = Type.String({
  minLength: 1,
  maxLength: UNIQUE_ID_LENGTH,
  description: 'Your own id of the task, unique over all projects, batches and types of the account.',
});
export const clearOnErrorSchema = Type.Boolean({
  description: 'Free the unique_id when the task reaches the status error.',
});
export const metadataSchema = Type.Object(
  {},
  { additionalProperties: true, description: 'Your own key-value pairs, up to 10 kB of JSON.' },
);
export const tagsSchema = Type.Array(Type.String({ minLength: 1, maxLength: TAG_LENGTH }), {
  maxItems: MOST_TAGS,
  description: 'Labels of your own; tasks can be listed by them.',
});

export const taskFieldsSchema = Type.Object({
  project: Type.Optional(Type.String({ minLength: 1, maxLength: 256, description: 'Name of the project.' })),
  batch: Type.Optional(Type.String({ minLength: 1, maxLength: 256, description: 'Name of the batch.' })),
  project_version: Type.Optional(
    Type.Integer({ minimum: -1, description: "Version of the project's params to inherit; -1 inherits none." }),
  ),
  project_param_version: Type.Optional(Type.Integer({ minimum: -1, description: 'The same as project_version.' })),
  instruction: Type.Optional(Type.String({ description: 'What to do, in Markdown.' })),
  callback_url: Type.Optional(
    Type.String({
      maxLength: CALLBACK_URL_LENGTH,
      description: 'Where the finished task is sent: an http(s) URL or an e-mail address.',
    }),
  ),
  metadata: Type.Optional(metadataSchema),
  priority: Type.Optional(Type.Integer({ enum: [10, 20, 30], description: '10, 20 or 30; higher first.' })),
  urgency: Type.Optional(
    Type.String({ enum: ['immediate', 'day', 'week', 'standard'], description: 'Legacy; use priority.' }),
  ),
  unique_id: Type.Optional(uniqueIdSchema),
  clear_unique_id_on_error: Type.Optional(clearOnErrorSchema),
  tags: Type.Optional(tagsSchema),
  responses_required: Type.Optional(
    Type.Integer({ minimum: 1, maximum: 100, description: 'How many different labelers answer it; 1 when left out.' }),
  ),
});
export type TaskFields = Static<typeof taskFieldsSchema>;

/** RFC 5321 4.5.3.1: 64 before the @ and 255 after it. */
const EMAIL_BYTES = 320;
/** RFC 1035 2.3.4, without the root's dot. */
const HOST_BYTES = 253;

const EMAIL = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

/** @returns what is wrong with it, completing `"callback_url" ...`. */
export function callbackUrlProblem(url: string): string | undefined {
  if (EMAIL.test(url)) {
    return Buffer.byteLength(url) <= EMAIL_BYTES ? undefined : `must be at most ${EMAIL_BYTES} bytes long`;
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed && (parsed.protocol === 'http:' || parsed.protocol === 'https:')) {
    return Buffer.byteLength(parsed.hostname) <= HOST_BYTES
      ? undefined
      : `must name a host of at most ${HOST_BYTES} characters`;
  }
  return 'must be a full http(s) URL or an e-mail address';
}

/** @returns what is wrong with it, completing `"unique_id" ...`. */
export function uniqueIdProblem(uniqueId: string): string | undefined {
  if (Buffer.byteLength(uniqueId) <= UNIQUE_ID_BYTES) return undefined;
  return `must be at most ${UNIQUE_ID_BYTES} bytes long in UTF-8`;
}

/** @param json the metadata as it will be kept. @returns what is wrong with it, completing `"metadata" ...`. */
export function metadataProblem(json: string): string | undefined {
  if (Buffer.byteLength(json) <= METADATA_BYTES) return undefined;
  return `must be at most ${METADATA_BYTES} bytes of JSON`;
}
