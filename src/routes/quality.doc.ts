/** What /openapi.json says of evaluation and training tasks. The schemas are the ones that check. */
import { Type } from 'typebox';
import { qualityTaskSchema } from '../actions/create-quality-task.ts';
import { qualityQuerySchema } from '../actions/quality-labelers.ts';
import { qualityTaskQuerySchema } from '../actions/quality-tasks.ts';
import { qualityResetSchema } from '../actions/reset-quality.ts';
import { workQuerySchema } from '../actions/team-work.ts';
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

export const listQualityTasks = (kind: QualityKind) => ({
  tags,
  operationId: `list_${kind}_tasks`,
  summary: `Retrieve ${kind} tasks`,
  description: 'Newest first, the canceled ones too.',
  querystring: qualityTaskQuerySchema,
  response: responses('QualityTaskList', []),
});

export const cancelQualityTask = (kind: QualityKind) => ({
  tags,
  operationId: `cancel_${kind}_task`,
  summary: `Take ${kind === 'evaluation' ? 'an evaluation' : 'a training'} task out of use`,
  description:
    'Nobody is handed it any more, and what was answered to it does not count any more. Who holds it may still answer. ' +
    'Canceling a canceled one again is fine.',
  headers: IDEMPOTENCY_HEADER,
  params: Type.Object({ id: Type.String({ description: `The id of the ${kind} task.` }) }),
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

export const listWork = {
  tags,
  operationId: 'list_team_work',
  summary: 'See how much each of the team has answered',
  description: 'Answers of the last days by labeler, with his accuracy in each project.',
  querystring: workQuerySchema,
  response: responses('TeamWork', []),
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
    status: Type.String({
      enum: ['active', 'checking', 'error', 'canceled'],
      description:
        'checking: its attachments are looked at first; error: one of them cannot be had, and nobody is handed it.',
    }),
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
    canceled_at: optional(time('When it was taken out of use.')),
    attachment_errors: optional(
      Type.Array(
        Type.Object(
          { statusCode: optional(Type.Integer()), url: Type.String(), message: Type.String() },
          closed('An attachment that cannot be had.'),
        ),
      ),
    ),
  },
  closed('An evaluation or training task.'),
);

const accuracySchema = Type.Array(
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
);

const TeamWorkSchema = Type.Object(
  {
    since: time('The first moment that counts.'),
    labelers: Type.Array(
      Type.Object(
        {
          labeler: Type.String({ description: 'The id of the user.' }),
          email: Type.String(),
          answered: Type.Integer({ minimum: 0, description: 'Answers given, rejected ones too.' }),
          rejected: Type.Integer({ minimum: 0, description: 'Of these, by a reviewer.' }),
          mean_secs: optional(
            Type.Number({ minimum: 0, description: 'Time of work on an answer; absent without any.' }),
          ),
          last_answer_at: optional(time('When he answered last.')),
          accuracy: accuracySchema,
        },
        closed('What somebody of the team answered.'),
      ),
    ),
  },
  closed('What the team answered.'),
);

const LabelerQualitySchema = Type.Object(
  {
    labeler: Type.String({ description: 'The id of the user.' }),
    email: optional(Type.String({ description: 'While he is in the team.' })),
    accuracy: accuracySchema,
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
  QualityTaskList: Type.Object(
    {
      docs: Type.Array(ref('QualityTask')),
      limit: Type.Integer({ minimum: 1, maximum: 100 }),
      has_more: Type.Boolean(),
      next_token: optional(Type.String({ description: 'There when has_more is true.' })),
    },
    closed('A page of evaluation or training tasks.'),
  ),
  LabelerQuality: LabelerQualitySchema,
  TeamWork: TeamWorkSchema,
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
