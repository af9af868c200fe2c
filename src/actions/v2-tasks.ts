/** Reads of /v2/task, /v2/tasks and /v2/annotation (api-facts D.13). */
import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { givenWithLists } from '../rules/given-lists.ts';
import { decodePageToken, encodePageToken } from '../rules/page-token.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { isTaskId } from '../rules/task-id.ts';
import { annotationIn, OPTIONS, type Option, taskOfAnnotation, threadsOf } from '../rules/threads.ts';
import { answersIn } from '../store/answers.ts';
import type { Db } from '../store/db.ts';
import { listTasks, type TaskFilter } from '../store/task-list.ts';
import { findTask, type TaskRow } from '../store/tasks.ts';
import { taskOf } from '../wire/v2.ts';
import { listQuerySchema, timeOf } from './list-tasks.ts';
import { getTask } from './task.ts';
import { lookAround } from './v2-around.ts';
import { batchChoice, chosenBatch, chosenProject, projectChoice } from './v2-choice.ts';

export const list = (values: readonly string[], description: string) =>
  Type.Optional(Type.Array(Type.String({ enum: [...values] }), { description: `${description} Repeated.` }));

const shown = {
  expand: list(['project', 'batch'], 'What is shown whole instead of by its id.'),
  opts: list(OPTIONS, 'What is shown beyond the usual.'),
};
const { completed_after, completed_before } = listQuerySchema.properties;
export const paging = {
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 100, description: 'How many a page.' }),
  next_token: listQuerySchema.properties.next_token,
};

export const taskQuerySchema = Type.Object({
  task_id: Type.String({ description: 'Id of the task.' }),
  ...shown,
});
/** What tasks are listed by. */
export const taskFilterProperties = {
  ...projectChoice,
  status: Type.Optional(
    Type.String({
      enum: ['pending', 'completed', 'canceled', 'error', 'deleted'],
      description: 'None is ever deleted.',
    }),
  ),
  completed_after,
  completed_before,
  ...paging,
};
export const tasksQuerySchema = Type.Object({ ...taskFilterProperties, ...batchChoice, ...shown });
export const annotationQuerySchema = Type.Object({
  annotation_id: Type.String({ description: 'Id of the annotation.' }),
});

const checkTask = schemaCheck(taskQuerySchema);
const checkTasks = schemaCheck(tasksQuerySchema);
const checkAnnotation = schemaCheck(annotationQuerySchema);
type Shown = { expand?: string[] | undefined; opts?: string[] | undefined };
type Query = Record<string, unknown>;

/** Tasks as v2 shows them. */
export async function tasksOf(db: Db, caller: Caller, tasks: TaskRow[], { expand, opts }: Shown): Promise<object[]> {
  const around = await lookAround(db, caller, tasks, expand);
  const options = (opts ?? []) as Option[];
  return Promise.all(
    tasks.map(async (task) => {
      const submissions = options.includes('submissions') ? await answersIn(db, task, 'submitted') : undefined;
      return taskOf(task, around, options, submissions);
    }),
  );
}

/** @returns the answer's JSON text. */
export async function taskJson(db: Db, caller: Caller, task: TaskRow, shown: Shown = {}): Promise<string> {
  return JSON.stringify((await tasksOf(db, caller, [task], shown))[0]);
}

/** @throws ApiError 400, 404. */
export async function getTaskJson({ store }: Deps, caller: Caller, query: Query): Promise<string> {
  const asked = checkTask(givenWithLists(taskQuerySchema, query), { name: 'query' });
  return taskJson(store, caller, await getTask(store, caller, asked.task_id), asked);
}

/** Responses are parsed here, unlike in v1: a page of more bytes would hold up other requests. */
const PAGE_BYTES = 8 * 1024 * 1024;

/** A page of tasks, and the token of the next one; one of large tasks ends early. @throws ApiError 400. */
export async function pageOfTasks(
  { store }: Deps,
  { pageTokenSecret }: Caller,
  filter: TaskFilter,
  { limit, next_token }: { limit: number; next_token?: string | undefined },
): Promise<{ tasks: TaskRow[]; nextToken: string | undefined }> {
  const filters = JSON.stringify(['v2 tasks', filter]);
  const after = next_token === undefined ? undefined : decodePageToken(pageTokenSecret, next_token, filters);
  if (next_token !== undefined && !(after && isTaskId(after))) throw errors.pageToken();
  const { tasks, hasMore } = await listTasks(store, filter, { limit, offset: 0, after, bytes: PAGE_BYTES });
  const last = tasks.at(-1);
  return { tasks, nextToken: hasMore && last ? encodePageToken(pageTokenSecret, last.taskId, filters) : undefined };
}

/** @throws ApiError 400, 404 for an unknown project or batch. */
export async function filterOf(
  db: Db,
  caller: Caller,
  query: Pick<Static<typeof tasksQuerySchema>, Exclude<keyof Static<typeof tasksQuerySchema>, 'limit' | 'next_token'>>,
): Promise<TaskFilter> {
  return {
    accountId: caller.accountId,
    mode: caller.mode,
    project: (await chosenProject(db, caller, query))?.name,
    batch: (await chosenBatch(db, caller, query))?.name,
    status: query.status,
    completedAfter: timeOf(query, 'completed_after'),
    completedBefore: timeOf(query, 'completed_before'),
  };
}

/** @throws ApiError 400, 404. */
export async function listTasksJson(deps: Deps, caller: Caller, query: Query): Promise<string> {
  const asked = checkTasks(givenWithLists(tasksQuerySchema, query), { name: 'query' });
  const { tasks, nextToken } = await pageOfTasks(deps, caller, await filterOf(deps.store, caller, asked), asked);
  return JSON.stringify({ tasks: await tasksOf(deps.store, caller, tasks, asked), next_token: nextToken });
}

/** An annotation of a completed task's threads. @throws ApiError 404. */
export async function getAnnotationJson({ store }: Deps, caller: Caller, query: Query): Promise<string> {
  const { annotation_id: id } = checkAnnotation(givenWithLists(annotationQuerySchema, query), { name: 'query' });
  const taskId = taskOfAnnotation(id);
  if (taskId === undefined) throw errors.annotationNotFound();
  const task = await findTask(store, caller.accountId, caller.mode, taskId);
  if (task?.status !== 'completed' || task.responseJson === null) throw errors.annotationNotFound();
  const threads = threadsOf(taskId, JSON.parse(task.responseJson), ['annotation_details']);
  const annotation = annotationIn(threads, id);
  if (!annotation) throw errors.annotationNotFound();
  return JSON.stringify(annotation);
}
