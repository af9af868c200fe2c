/** What /openapi.json says of the tasks of /v2. The schemas are the ones that check. */
import { chatTaskSchema } from '../actions/create-chat-task.ts';
import { taskMetadataSchema } from '../actions/merge-metadata.ts';
import { annotationQuerySchema, taskQuerySchema, tasksQuerySchema } from '../actions/v2-tasks.ts';
import { IDEMPOTENCY_HEADER, responses } from './wire.doc.ts';

const tags = ['v2 tasks'];
const change = { tags, headers: IDEMPOTENCY_HEADER, response: responses('V2Task', [404, 409, 413, 415, 429]) };

export const getTask = {
  tags,
  operationId: 'v2_get_task',
  summary: 'Retrieve a task',
  querystring: taskQuerySchema,
  response: responses('V2Task', [404]),
};

export const listTasks = {
  tags,
  operationId: 'v2_get_tasks',
  summary: 'List tasks',
  description: 'Newest first.',
  querystring: tasksQuerySchema,
  response: responses('V2TaskList', [404]),
};

export const getAnnotation = {
  tags,
  operationId: 'v2_get_annotation',
  summary: 'Retrieve an annotation',
  description: 'One of the threads of a completed task.',
  querystring: annotationQuerySchema,
  response: responses('V2Annotation', [404]),
};

export const createChatTask = {
  ...change,
  operationId: 'v2_create_chat_task',
  summary: 'Create a chat task',
  description: 'In a project of the type chat, named by itself or by one of its batches.',
  body: chatTaskSchema,
};

export const createTask = { ...createChatTask, operationId: 'v2_create_task', summary: 'The same' };

export const setTaskMetadata = {
  ...change,
  operationId: 'v2_set_task_metadata',
  summary: 'Set or merge task metadata',
  body: taskMetadataSchema,
};
