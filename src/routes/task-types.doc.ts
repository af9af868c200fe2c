/** What /openapi.json says of /v1/task_types. */
import { Type } from 'typebox';
import { previewSchema } from '../actions/task-types.ts';
import { responses } from './wire.doc.ts';

const tags = ['Task types'];
const params = Type.Object({ type: Type.String({ description: 'The task type.' }) });
const open = (description: string) => Type.Object({}, { additionalProperties: true, description });
const closed = (description: string) => ({ additionalProperties: false, description });

export const listTaskTypes = {
  tags,
  operationId: 'list_task_types',
  summary: 'List the task types',
  response: responses('TaskTypeList', []),
};

export const getTaskType = {
  tags,
  operationId: 'get_task_type',
  summary: 'Retrieve the params of a task type',
  params,
  response: responses('TaskType', [404]),
};

export const previewTask = {
  tags,
  operationId: 'preview_task',
  summary: 'Show a task as a project with these params would have it',
  description: 'Nothing is made. What tasks bring themselves, such as their attachment, is that of the example.',
  params,
  body: { ...previewSchema, examples: [{ params: { instruction: 'Look twice.' } }] },
  response: responses('TaskPreview', [404, 413, 415]),
};

const about = { name: Type.String(), summary: Type.String({ description: 'One line.' }) };

export const TASK_TYPE_COMPONENTS = {
  TaskTypeList: Type.Object(
    { types: Type.Array(Type.Object(about, closed('A task type.'))) },
    closed('The task types, by name.'),
  ),
  TaskType: Type.Object(
    {
      ...about,
      params_schema: open('JSON Schema of the params.'),
      example: open('A create body.'),
    },
    closed('A task type.'),
  ),
  TaskPreview: Type.Object(
    {
      type: Type.String(),
      instruction: Type.Optional(Type.String()),
      params: open('With defaults.'),
      response_schema: Type.Optional(
        open('JSON Schema of the response; left out where it is a param, or over 100,000 characters.'),
      ),
    },
    closed('A task that is not made.'),
  ),
};
