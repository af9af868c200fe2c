/**
 * The threads of a v2 task (api-facts D.13): those that its response holds, completed to the form that Scale's client
 * reads. Ids say where a thing stands, so that an annotation is found by its id alone.
 */
type Json = Record<string, unknown>;

/** What of a task is shown only on demand (the `opts` of v2). */
export const OPTIONS = ['annotation_details', 'attachment_details', 'model_parameters', 'submissions'] as const;
export type Option = (typeof OPTIONS)[number];

const ROLES = ['system', 'user', 'assistant', 'function'];
/** The kinds of annotation that the client knows; it refuses a page with any other. */
const ANNOTATION_TYPES = new Set([
  'integer',
  'boolean',
  'text',
  'category',
  'category_multiple',
  'file',
  'workspace_container',
  'ranked_choices',
  'ranked_groups',
  'rubric_criteria',
  'rubric_rating',
  'labeled_text',
]);
const DETAILS = ['title', 'description', 'labels', 'possible_values'];
const FILE_DETAILS = ['mime_type', 'file_size_in_bytes', 'name', 'transcript', 'duration'];

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const objects = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
const textOr = (value: unknown, other: string): string => (typeof value === 'string' ? value : other);
const without = (value: Json, keys: string[]): Json =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

/** @param response of a completed task. */
export function threadsOf(taskId: string, response: unknown, options: readonly Option[]): Json[] {
  let count = 0;
  const shows = (option: Option): boolean => options.includes(option);

  const annotationOf = (given: Json): Json => ({
    ...(shows('annotation_details') ? given : without(given, DETAILS)),
    id: `${taskId}-${count++}`,
    key: textOr(given.key, 'annotation'),
  });
  const annotationsOf = (given: unknown): Json[] =>
    objects(given)
      .filter(({ type }) => ANNOTATION_TYPES.has(String(type)))
      .map(annotationOf);

  const contentOf = (given: unknown): Json => {
    if (typeof given === 'string') return { text: given };
    if (!isObject(given)) return {};
    if (!Array.isArray(given.attachments) || shows('attachment_details')) return given;
    return { ...given, attachments: objects(given.attachments).map((file) => without(file, FILE_DETAILS)) };
  };
  const messageOf = (given: Json): Json => ({
    ...(shows('model_parameters') ? given : without(given, ['model_parameters'])),
    role: ROLES.includes(String(given.role)) ? given.role : 'user',
    content: contentOf(given.content),
    source_id: textOr(given.source_id, ''),
    annotations: annotationsOf(given.annotations),
  });

  return objects(isObject(response) ? response.threads : undefined).map((thread, t) => ({
    ...thread,
    id: textOr(thread.id, `${taskId}-t${t}`),
    turns: objects(thread.turns).map((turn, n) => ({
      ...turn,
      id: textOr(turn.id, `${taskId}-t${t}-${n}`),
      messages: objects(turn.messages).map(messageOf),
      annotations: annotationsOf(turn.annotations),
    })),
    annotations: annotationsOf(thread.annotations),
  }));
}

/** @returns the id of the task that an annotation of this id is of. */
export function taskOfAnnotation(annotationId: string): string | undefined {
  return /^([0-9a-f]{24})-\d{1,9}$/.exec(annotationId)?.[1];
}

/** The annotation of this id, anywhere in the threads. */
export function annotationIn(threads: Json[], annotationId: string): Json | undefined {
  const all = threads.flatMap((thread) => [
    ...objects(thread.annotations),
    ...objects(thread.turns).flatMap((turn) => [
      ...objects(turn.annotations),
      ...objects(turn.messages).flatMap((message) => objects(message.annotations)),
    ]),
  ]);
  return all.find(({ id }) => id === annotationId);
}
