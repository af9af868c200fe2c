/** The shapes of the answers of /v2, for /openapi.json; a test holds every answer against them. */
import { Type } from 'typebox';
import { BATCH_STATUSES } from '../rules/batch-status.ts';
import { metadataSchema } from '../rules/task-fields.ts';

const time = (description: string) => Type.String({ format: 'date-time', description });
const open = (description: string) => Type.Object({}, { additionalProperties: true, description });
const ref = (name: string) => Type.Unsafe<unknown>({ $ref: `#/components/schemas/${name}` });
const optional = Type.Optional;
const closed = (properties: Parameters<typeof Type.Object>[0], description: string) =>
  Type.Object(properties, { additionalProperties: false, description });

/** The id of a thing, or with `expand` the thing. */
const expandable = (name: string) => Type.Union([Type.String(), ref(name)], { description: 'Its id, or the whole.' });
const id = Type.String({ pattern: '^[0-9a-f]{24}$', description: 'Made by the server.' });
const next_token = optional(Type.String({ description: 'There when there is a next page.' }));

const V2Project = closed(
  {
    id,
    name: Type.String(),
    created_at: time('When it was made.'),
    types: Type.Array(Type.String(), { description: 'The type of its tasks.' }),
    models: Type.Array(Type.String(), { description: 'None.' }),
  },
  'A project.',
);

const V2Batch = closed(
  {
    id,
    name: Type.String(),
    project: expandable('V2Project'),
    created_at: time('When it was made.'),
    completed_at: optional(time('When its last task ended.')),
    status: Type.String({ enum: [...BATCH_STATUSES] }),
    callback: optional(Type.String({ description: 'Where its end is told.' })),
    metadata: metadataSchema,
  },
  'A batch.',
);

const V2Task = closed(
  {
    task_id: id,
    project: Type.Union([Type.String(), ref('V2Project')], {
      description: 'Its id, or the whole; empty for a task that is in no project.',
    }),
    batch: optional(expandable('V2Batch')),
    status: Type.String({ enum: ['pending', 'completed', 'canceled', 'error', 'deleted'] }),
    created_at: time('When it was made.'),
    completed_at: optional(time('When it was completed.')),
    metadata: metadataSchema,
    threads: Type.Array(ref('V2Thread'), { description: 'Those of the response; empty until it is completed.' }),
    errors: optional(Type.Array(closed({ message: Type.String() }, 'Why it ended in an error.'))),
  },
  'A task.',
);

const V2Thread = Type.Object(
  {
    id: Type.String(),
    turns: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          messages: Type.Array(ref('V2Message')),
          annotations: Type.Array(ref('V2Annotation')),
        },
        { additionalProperties: true, description: 'A turn.' },
      ),
    ),
    submissions: optional(Type.Array(open('Who answered, and when; with opts=submissions.'))),
    annotations: Type.Array(ref('V2Annotation')),
  },
  { additionalProperties: true, description: 'A conversation.' },
);

const V2Message = Type.Object(
  {
    role: Type.String({ enum: ['system', 'user', 'assistant', 'function'] }),
    content: open('The text, and what belongs to it.'),
    source_id: Type.String(),
    model_parameters: optional(open('With opts=model_parameters.')),
    annotations: Type.Array(ref('V2Annotation')),
  },
  { additionalProperties: true, description: 'A message.' },
);

const V2Annotation = Type.Object(
  { id: Type.String(), key: Type.String(), type: Type.String() },
  { additionalProperties: true, description: 'An annotation.' },
);

const V2Delivery = closed(
  {
    id,
    name: Type.String({ description: 'That of its batch.' }),
    task_count: Type.Integer({ minimum: 1 }),
    delivered_at: time('When the batch was completed.'),
    project: expandable('V2Project'),
  },
  'The completed tasks of a completed batch.',
);

const nullable = (schema: ReturnType<typeof open | typeof time>) => Type.Union([schema, Type.Null()]);

export const V2_COMPONENTS = {
  V2Project,
  V2ProjectList: closed({ projects: Type.Array(ref('V2Project')) }, 'Projects.'),
  V2Batch,
  V2BatchList: closed({ batches: Type.Array(ref('V2Batch')), next_token }, 'A page of batches, newest first.'),
  V2OperatedBatch: closed({ batch: ref('V2Batch'), message: Type.String() }, 'What became of the batch.'),
  V2Task,
  V2TaskList: closed({ tasks: Type.Array(ref('V2Task')), next_token }, 'A page of tasks, newest first.'),
  V2Thread,
  V2Message,
  V2Annotation,
  V2Delivery,
  V2DeliveryList: closed({ deliveries: Type.Array(ref('V2Delivery')) }, 'Deliveries, the newest first.'),
  V2DeliveredTasks: closed(
    { delivery: expandable('V2Delivery'), tasks: Type.Array(ref('V2Task')), next_token },
    'A page of the tasks of a delivery.',
  ),
  V2DeliveryTaskList: closed(
    {
      docs: Type.Array(
        closed(
          {
            task_id: id,
            created_at: time('When it was made.'),
            delivery_id: nullable(Type.String()),
            delivered_at: nullable(time('When it was delivered.')),
            response_schema_id: nullable(Type.String({ description: 'For /v2/schema.' })),
            response: nullable(open('What was delivered.')),
          },
          'A task; nulls when it was not delivered.',
        ),
      ),
      total: Type.Integer({ minimum: 0, description: 'Tasks on this page.' }),
      next_token,
    },
    'A page of tasks with what was delivered of them.',
  ),
  V2ResponseSchema: closed(
    { schema: closed({ id: Type.String(), json: Type.String() }, 'JSON Schema as text.') },
    'What a response must be.',
  ),
  V2DatasetList: closed({ datasets: Type.Array(open('A dataset.')) }, 'Datasets.'),
  V2DatasetDeliveryList: closed({ deliveries: Type.Array(open('A delivery.')) }, 'Deliveries of datasets.'),
  V2DatasetTask: open('A task of a dataset.'),
  V2DatasetTaskList: closed({ tasks: Type.Array(ref('V2DatasetTask')), next_token }, 'Tasks of datasets.'),
};
