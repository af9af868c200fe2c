/** What /openapi.json says of the work on one task. */
import { Type } from 'typebox';
import { taskEventsQuerySchema } from '../actions/task-events.ts';
import { nth, streamed } from './labeling.doc.ts';
import { responses } from './wire.doc.ts';

const tags = ['Work'];
const optional = Type.Optional;
const time = (description: string) => Type.String({ format: 'date-time', description });
const share = (description: string) => optional(Type.Number({ minimum: 0, maximum: 1, description }));
const params = Type.Object({ task_id: Type.String({ description: 'The id of the task.' }) });

export const taskEvents = {
  tags,
  operationId: 'list_task_events',
  summary: 'See what happened to a task',
  description: 'Every change of it and of who worked on it, the oldest first, with who did it.',
  params,
  querystring: taskEventsQuerySchema,
  response: responses('TaskEvents', [404]),
};

export const taskWork = {
  tags,
  operationId: 'get_task_work',
  summary: 'See the work on a task',
  description: 'Who answered it, with what, and who holds it now: also what the task itself does not show yet.',
  params,
  response: responses('TaskWork', [404]),
};

export const taskAttachment = {
  tags,
  operationId: 'get_task_attachment',
  summary: 'Read an attachment of a task',
  description: 'As `get_attachment` does for who holds the task.',
  params: Type.Object({ ...params.properties, ...nth }),
  response: streamed([404, 502]),
};

const Who = Type.Object(
  {
    user_id: Type.String(),
    name: optional(Type.String({ description: 'Unless the user was removed.' })),
    email: optional(Type.String({ description: 'Unless the user was removed.' })),
  },
  { additionalProperties: false, description: 'A person.' },
);
const change = (description: string) => optional(Type.Object({}, { additionalProperties: true, description }));

const TaskEventsSchema = Type.Object(
  {
    events: Type.Array(
      Type.Object(
        {
          event_id: Type.String(),
          at: time('When it was done.'),
          action: Type.String({ description: 'What was done: create task, claim task ...' }),
          by: optional({ ...Who, description: 'Who did it; nobody when the server did it by itself.' }),
          key_id: optional(Type.String({ description: 'With which key; `session` in the page.' })),
          request_id: optional(Type.String({ description: 'In which request.' })),
          before: change('What it was; only what changed.'),
          after: change('What it is then; only what changed.'),
        },
        { additionalProperties: false, description: 'A change of the task, or of who works on it.' },
      ),
    ),
    has_more: Type.Boolean(),
    next_token: optional(Type.String({ description: 'There when has_more is true.' })),
  },
  { additionalProperties: false, description: 'A page of the events of a task, the oldest first.' },
);

const TaskWorkSchema = Type.Object(
  {
    task_id: Type.String(),
    in_review: Type.Boolean({ description: 'It has its answers and waits for a reviewer.' }),
    out_of_queue: Type.Boolean({ description: 'Everybody skipped it; `requeue` brings it back.' }),
    agreement: share('How far its answers agree; only with several.'),
    answers: Type.Array(
      Type.Object(
        {
          labeler: Who,
          state: Type.String({ enum: ['draft', 'submitted', 'skipped', 'rejected', 'reviewed'] }),
          created_at: time('When it was begun.'),
          submitted_at: optional(time('When it was given.')),
          time_spent_secs: optional(Type.Number({ minimum: 0 })),
          agreement: share('How far it agrees with the response of the task; only of short answers.'),
          comment: optional(Type.String({ description: 'What the labeler wanted the manager to know.' })),
          reason: optional(Type.String({ description: 'Why it was skipped.' })),
          review_comments: optional(Type.String({ description: 'What the reviewer wrote.' })),
          response: change('What was answered; not of drafts.'),
        },
        { additionalProperties: false, description: 'What one person has of the task.' },
      ),
      { description: 'In the order in which they were begun.' },
    ),
    leases: Type.Array(
      Type.Object(
        {
          lease_id: Type.String(),
          kind: Type.String({ enum: ['label', 'review'] }),
          labeler: Who,
          claimed_at: time('When it was claimed.'),
          expires_at: time('When it is over without a heartbeat.'),
        },
        { additionalProperties: false, description: 'Who holds it now.' },
      ),
    ),
    attachments: optional(
      Type.Array(
        Type.Object(
          {
            attachment: Type.String({ description: 'The address as the params have it.' }),
            url: Type.String({ description: 'Where this server streams it; begins with a slash.' }),
          },
          { additionalProperties: false, description: 'An attachment with an address.' },
        ),
      ),
    ),
    response_schema: change('JSON Schema of the response, where the params do not hold it.'),
  },
  { additionalProperties: false, description: 'The work on a task.' },
);

export const TASK_WORK_COMPONENTS = { TaskEvents: TaskEventsSchema, TaskWork: TaskWorkSchema };
