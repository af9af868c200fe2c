/** What /openapi.json says of evaluation and training tasks. The schemas are the ones that check. */
import { Type } from 'typebox';
import { qualityTaskSchema } from '../actions/create-quality-task.ts';
import { qualityQuerySchema } from '../actions/quality-labelers.ts';
import { qualityResetSchema } from '../actions/reset-quality.ts';
import type { QualityKind } from '../rules/quality.ts';
import { metadataSchema, tagsSchema } from '../rules/task-fields.ts';
import { IDEMPOTENCY_HEADER, ref, responses } from './wire.doc.ts';

const tags = ['Quality'];
const optional = Type.Optional;
const time = (description: string) => Type.String({ format: 'date-time', description });
const open = (description: string) => Type.Object({}, { additionalProperties: true, description });
const closed = (description: string) => ({ additionalProperties: false, description });

const DESCRIPTIONS: Record<QualityKind, string> = {
  evaluation:
    'The params of a create of that type, and the right response. Labelers of the project get it among their tasks, ' +
    'each once, and cannot tell it from others.',
  training:
    'The params of a create of that type, and the right response. Labelers answer all training tasks of a project before ' +
    'its first task.',
};

export const createQualityTask = (kind: QualityKind) => ({
  tags,
  operationId: `create_${kind}_task`,
  summary: `Create ${kind === 'evaluation' ? 'an evaluation' : 'a training'} task`,
  description: DESCRIPTIONS[kind],
  headers: IDEMPOTENCY_HEADER,
  params: Type.Object({ type: Type.String({ description: 'The task type.' }) }),
  body: {
    ...qualityTaskSchema(kind),
    examples: [
      {
        attachment: 'https://example.com/cat.png',
        categories: ['cat', 'dog'],
        expected_response: { category: 'cat' },
      },
    ],
  },
  response: responses('QualityTask', [404, 409, 413, 415, 429]),
});

export const listQuality = {
  tags,
  operationId: 'list_labeler_quality',
  summary: 'See how well labelers answer',
  description:
    'Answers to evaluation and training tasks, the last first, by labeler, with the accuracy of each of these.',
  querystring: qualityQuerySchema,
  response: responses('LabelerQualityList', []),
};

export const resetQuality = {
  tags,
  operationId: 'reset_labeler_quality',
  summary: "Reset a labeler's record in a project",
  description: 'What he answered so far does not count any more; who was below the bar gets work again.',
  headers: IDEMPOTENCY_HEADER,
  body: {
    ...qualityResetSchema,
    examples: [{ labeler_email: 'ann@example.com', project: 'animals' }],
  },
  response: responses('LabelerQuality', [404, 409, 413, 415, 429]),
};

const KIND = Type.String({ enum: ['evaluation', 'training'] });
const score = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });

const QualityTaskSchema = Type.Object(
  {
    id: Type.String({ pattern: '^[0-9a-f]{24}$', description: 'Made by the server.' }),
    kind: KIND,
    created_at: time('When it was made.'),
    type: Type.String(),
    instruction: optional(Type.String()),
    params: open('The params of the type, with its defaults filled in.'),
    is_test: Type.Boolean(),
    project: optional(Type.String()),
    batch: optional(Type.String()),
    project_param_version: optional(Type.Integer()),
    unique_id: optional(Type.String()),
    tags: optional(tagsSchema),
    metadata: metadataSchema,
    initial_response: optional(open('What the labeler begins from.')),
    expected_response: open('The right response.'),
  },
  closed('An evaluation or training task.'),
);

const LabelerQualitySchema = Type.Object(
  {
    labeler: Type.String({ description: 'The id of the user.' }),
    email: optional(Type.String({ description: 'While he is in the team.' })),
    accuracy: Type.Array(
      Type.Object(
        {
          project: optional(Type.String()),
          type: Type.String(),
          scored: Type.Integer({ minimum: 0, description: 'Answers to evaluation tasks that count.' }),
          accuracy: optional(score('Their mean score; absent without any.')),
          below_bar: Type.Boolean({ description: 'He gets no more work there until a manager resets his record.' }),
        },
        closed('Where he stands in a project.'),
      ),
    ),
    quality_tasks: Type.Array(
      Type.Object(
        {
          quality_task_id: Type.String(),
          kind: KIND,
          project: optional(Type.String()),
          type: Type.String(),
          score: score('How right the answer was; of a training task the last one.'),
          counted: optional(Type.Boolean({ description: 'It is in the accuracy: his record was not reset since.' })),
          passed: optional(Type.Boolean({ description: 'Training: the score was enough.' })),
          tries: optional(Type.Integer({ minimum: 1, description: 'Training: how often he answered it.' })),
          answered_at: time('When.'),
          time_spent_secs: optional(Type.Number({ minimum: 0 })),
        },
        closed('An answer to an evaluation or training task.'),
      ),
    ),
  },
  closed('How well a labeler answers.'),
);

export const QUALITY_COMPONENTS = {
  QualityTask: QualityTaskSchema,
  LabelerQuality: LabelerQualitySchema,
  LabelerQualityList: Type.Object(
    {
      labelers: Type.Array(ref('LabelerQuality')),
      limit: Type.Integer({ minimum: 1, maximum: 100 }),
      has_more: Type.Boolean(),
      next_token: optional(Type.String({ description: 'There when has_more is true.' })),
    },
    closed('A page of answers, by labeler.'),
  ),
};
