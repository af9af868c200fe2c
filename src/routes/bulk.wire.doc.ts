/** The shapes of answers about many tasks, for /openapi.json. */
import { Type } from 'typebox';

const taskId = Type.String({ pattern: '^[0-9a-f]{24}$', description: 'The id of the task.' });
const error = Type.String({ minLength: 1, description: 'What was wrong, in one sentence.' });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const change = (description: string) => Type.Optional(Type.Object({}, { additionalProperties: true, description }));

const BulkResults = Type.Object(
  {
    results: Type.Array(
      Type.Object(
        {
          status_code: Type.Integer({ minimum: 200, maximum: 599, description: 'As of the same create by itself.' }),
          task_id: Type.Optional(taskId),
          error: Type.Optional(error),
        },
        { additionalProperties: false, description: 'What became of one item: task_id with 200, otherwise error.' },
      ),
    ),
  },
  { additionalProperties: false, description: 'A result for each item, in order.' },
);

const refused = (verb: string, why: string) =>
  Type.Array(
    Type.Object(
      {
        task_id: Type.String(),
        status_code: Type.Integer({ minimum: 400, maximum: 499, description: `As of the ${verb} of that one task.` }),
        error,
      },
      { additionalProperties: false },
    ),
    { maxItems: 1000, description: `The first of those that are ${why} or not found.` },
  );

const BulkCancel = Type.Object(
  {
    canceled: count('Canceled now.'),
    already_canceled: count('Canceled before.'),
    not_pending: count('Completed or errored, so they cannot be canceled.'),
    not_found: count('Ids of no task.'),
    refused: refused('cancel', 'not pending'),
  },
  { additionalProperties: false, description: 'What became of the tasks.' },
);

const BulkMove = Type.Object(
  {
    moved: count('In the batch now.'),
    already_there: count('In the batch before.'),
    not_movable: count('Not pending, of another project, or the batch takes no more tasks.'),
    not_found: count('Ids of no task.'),
    refused: refused('move', 'not movable'),
  },
  { additionalProperties: false, description: 'What became of the tasks.' },
);

const BulkRecheck = Type.Object(
  {
    rechecked: count('Pending again now.'),
    not_errored: count('Pending, completed or canceled.'),
    not_found: count('Ids of no task.'),
    refused: refused('recheck', 'not errored'),
  },
  { additionalProperties: false, description: 'What became of the tasks.' },
);

const BulkTag = Type.Object(
  {
    tagged: count('Their tags are others now.'),
    already_tagged: count('Had them, or had them not, before.'),
    not_taggable: count('Would have too many tags.'),
    not_found: count('Ids of no task.'),
    refused: refused('edit of the tags', 'not taggable'),
  },
  { additionalProperties: false, description: 'What became of the tasks.' },
);

const Event = Type.Object(
  {
    event_id: Type.String(),
    at: Type.String({ format: 'date-time', description: 'When it was done.' }),
    action: Type.String({ description: 'What was done: create task, cancel task ...' }),
    task_id: Type.Optional(taskId),
    before: change('What it was; only what changed.'),
    after: change('What it is now; only what changed.'),
  },
  { additionalProperties: false, description: 'A change.' },
);

export const BULK_COMPONENTS = { BulkResults, BulkCancel, BulkMove, BulkRecheck, BulkTag, Event };
