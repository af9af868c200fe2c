/** What /openapi.json says of /v1/task and /v1/tasks. The schemas are the ones that check. */
import { Type } from 'typebox';
import type { TaskType } from '../../task-types/kit.ts';
import { auditSchema } from '../actions/audit-task.ts';
import type { TagEdit } from '../actions/edit-tags.ts';
import { listQuerySchema } from '../actions/list-tasks.ts';
import { hypothesisSchema } from '../actions/set-hypothesis.ts';
import { uniqueIdBodySchema } from '../actions/set-unique-id.ts';
import { metadataSchema, tagsSchema, taskFieldsSchema } from '../rules/task-fields.ts';
import { IDEMPOTENCY_HEADER, responses } from './wire.doc.ts';

const tags = ['Tasks'];
const params = Type.Object({ task_id: Type.String({ description: 'The id of the task.' }) });
const changes = [404, 409, 413, 415, 429];

export function createTask(type: TaskType, name: string) {
  const { properties = {}, required = [] } = type.params as {
    properties?: Record<string, unknown>;
    required?: string[];
  };
  return {
    tags: ['Create a task'],
    operationId: `create_${name}`,
    summary: `Create a task: ${name}`,
    description: name === type.name ? type.summary : `The same as ${type.name}.`,
    headers: IDEMPOTENCY_HEADER,
    body: {
      type: 'object',
      properties: { ...taskFieldsSchema.properties, ...properties },
      ...(required.length ? { required } : {}),
      additionalProperties: true,
      examples: [type.example],
    },
    response: responses('Task', [404, 409, 413, 415, 429]),
  };
}

export const getTask = {
  tags,
  operationId: 'get_task',
  summary: 'Retrieve a task',
  params,
  response: responses('Task', [404]),
};

export const listTasks = {
  tags,
  operationId: 'list_tasks',
  summary: 'Retrieve multiple tasks',
  description: 'Newest first. Call again with next_token and the same filters for the next page.',
  querystring: listQuerySchema,
  response: responses('TaskList', []),
};

export const cancelTask = {
  tags,
  operationId: 'cancel_task',
  summary: 'Cancel a task',
  description: 'Only a pending task; canceling a canceled one again is fine.',
  headers: IDEMPOTENCY_HEADER,
  params,
  querystring: Type.Object({
    clear_unique_id: Type.Optional(Type.Boolean({ description: "Free the task's unique_id for another task." })),
  }),
  response: responses('Task', changes),
};

export const setMetadata = {
  tags,
  operationId: 'set_metadata',
  summary: 'Set task metadata',
  description: 'The body is the metadata; none sets the empty object.',
  headers: IDEMPOTENCY_HEADER,
  params,
  body: metadataSchema,
  response: responses('Task', changes),
};

export const setHypothesis = {
  tags,
  operationId: 'set_hypothesis',
  summary: 'Set the hypothesis of a pending task',
  description:
    'The pre-labels from which a labeler starts, for models in the loop. Only until somebody works on the task: ' +
    'after that it is 409.',
  headers: IDEMPOTENCY_HEADER,
  params,
  body: hypothesisSchema,
  response: responses('Task', changes),
};

export const setUniqueId = {
  tags,
  operationId: 'set_unique_id',
  summary: 'Update unique_id',
  headers: IDEMPOTENCY_HEADER,
  params,
  body: uniqueIdBodySchema,
  response: responses('Task', changes),
};

export const deleteUniqueId = {
  tags,
  operationId: 'delete_unique_id',
  summary: 'Delete unique_id',
  headers: IDEMPOTENCY_HEADER,
  params,
  response: responses('Task', changes),
};

export const auditTask = {
  tags,
  operationId: 'audit_task',
  summary: 'Audit a completed task',
  description: 'Accepts or rejects the response, or puts a corrected one in its place.',
  headers: IDEMPOTENCY_HEADER,
  params,
  body: { ...auditSchema, examples: [{ accepted: true, comments: 'Good.' }] },
  response: responses('Task', changes),
};

export const recallTask = {
  tags,
  operationId: 'recall_task',
  summary: 'Recall a completed task',
  description: 'Back to pending: labelers answer it anew, and the response joins prior_responses.',
  headers: IDEMPOTENCY_HEADER,
  params,
  response: responses('Task', changes),
};

const TAG_TEXTS: Record<TagEdit, string> = {
  add: 'Add tags; those the task has are ignored',
  replace: 'Replace the tags',
  remove: 'Remove tags; those the task has not are ignored',
};

export function editTags(edit: TagEdit) {
  return {
    tags,
    operationId: `${edit}_tags`,
    summary: TAG_TEXTS[edit],
    headers: IDEMPOTENCY_HEADER,
    params,
    body: tagsSchema,
    response: responses('Task', changes),
  };
}
