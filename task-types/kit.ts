/**
 * The contract of a task type. Everything particular to a type lives in one folder,
 * `task-types/<name>/definition.ts`, whose default export is one of these. Server, OpenAPI
 * document and web read it; nothing else in the house names a type.
 */
import type { TSchema } from 'typebox';
import type { Part } from './agreement.ts';
import type { Draw } from './draw.ts';
import type { PictureMarks, TextSpans } from './marks.ts';

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

/** Where a value breaks a rule. `path` is dotted from the checked value (`annotations.0.label`), `''` for the whole. */
export interface Problem {
  path: string;
  /** Completes the sentence `"<path>" ...`, for example `must be one of [car, bus]`. */
  message: string;
}

/**
 * How the type takes what there is to look at; checked before all else, because Scale answers a
 * create without it with one fixed sentence (api-facts B.3).
 * - `one`: `attachment` is required
 * - `many`: `attachments` is required, at least one
 * - `either`: one of the two
 * - `own`: the params schema says it all
 */
export type AttachmentRule = 'one' | 'many' | 'either' | 'own';

/**
 * A file that belongs to an answer. It is kept nowhere: it is made when somebody fetches it, and every time the same
 * bytes come of the same params and answer.
 */
export interface ResultFile {
  /** Unique within the answer, letters, digits, `.`, `_` and `-`: what it is saved as. */
  name: string;
  contentType: 'image/png' | 'application/json';
  /** Work of more than some 50 ms lets others in between (`setImmediate`), so that no request waits for it. */
  bytes(): Uint8Array | Promise<Uint8Array>;
}

/**
 * Of a type whose requesters get files (api-facts D.6). What is submitted, stored, compared, reviewed and pre-labelled is
 * the canonical answer, which `responseSchema` describes; requesters see what is made of it here. Both are told of answers
 * that are not of the form too (of tasks from before the type had one, of errors), and must not throw on any JSON object.
 */
export interface Results<P extends JsonObject = JsonObject, R extends JsonObject = JsonObject> {
  /**
   * @param address of a file by its name; each that is asked for must be among `files`.
   * @returns undefined for an answer that is not of the form, which is then shown as it is.
   */
  present(params: P, response: R, address: (name: string) => string): JsonObject | undefined;
  /** Cheap: only `bytes` does the work. None for an answer that is not of the form. */
  files(params: P, response: R): ResultFile[];
}

export interface Prelabels<P extends JsonObject = JsonObject> {
  /** What an annotation is known by. */
  id: 'uuid' | 'id';
  /** The params for which pre-labels are a response: where they need not be complete, less is required than of an answer. */
  partial(params: P): P;
}

export interface TaskType<P extends JsonObject = JsonObject, R extends JsonObject = JsonObject> {
  /** The name in `POST /v1/task/{name}` and in `task.type`. */
  name: string;
  /** Other paths that create the same type (`categorize`). */
  aliases?: string[];
  /** One line for the documentation. */
  summary: string;
  attachment: AttachmentRule;
  /** What tasks that bring no instruction, and whose project has none, have as theirs. */
  instruction?: string;
  /**
   * JSON Schema of the params (an object schema made with typebox). `default` values are filled in
   * at the end of what the client sent, in schema order. Keys that it does not name are kept as sent.
   */
  params: TSchema;
  /** Rules between params that a schema cannot say. Must not throw on anything the schema admits. */
  checkParams?(params: P): Problem | undefined;
  /** Of these rules those that hold for each param by itself, for the params of a project: any may be missing. */
  checkSomeParams?(params: Partial<P>): Problem | undefined;
  /** JSON Schema of the response for these params. */
  responseSchema(params: P): TSchema;
  /** The response schema comes from the client: no code is made of it, `checkResponse` holds answers against it. */
  schemaFromClient?: true;
  /** Rules between parts of the response that the schema cannot say. */
  checkResponse?(params: P, response: R): Problem | undefined;
  /** What must lie inside the picture, once its size in pixels is known. */
  checkBounds?(params: P, response: R, picture: { width: number; height: number }): Problem | undefined;
  /** What several labelers' answers are compared by (agreement.ts); the whole answer, equal or not, when absent. */
  agreement?(params: P): Part[];
  /** What its answers mark in a picture: with it the type is in COCO, YOLO and Pascal VOC, and in the import of COCO. */
  pictures?: PictureMarks<P, R>;
  /** What its answers mark in a text: with it the type is in spaCy's format. */
  texts?: TextSpans<P, R>;
  /**
   * The answer of a test key. Depends on the params and the draw alone (no clock, no random of its own), and obeys the
   * two rules above. @param draw chooses where there is a choice; the constant one when left out.
   */
  sample(params: P, draw?: Draw): R;
  /**
   * The type takes `hypothesis` or `base_annotations` (api-facts E.1): the server checks them at create by `responseSchema`
   * and `checkResponse`, and gives ids to annotations without one. Locks of base annotations are the type's to check at
   * submit (shared/base-annotations.ts, `lockedProblem`).
   */
  prelabels?: Prelabels<P>;
  /** How requesters see the answer, where that is files; as it is when absent. */
  results?: Results<P, R>;
  /** A create body that works with a test key, for the documentation and the tests. */
  example: JsonObject;
}

/** Gives a definition its types: `export default defineTaskType<Params, Response>({...})`. */
export function defineTaskType<P extends JsonObject, R extends JsonObject>(type: TaskType<P, R>): TaskType {
  return type as unknown as TaskType;
}
