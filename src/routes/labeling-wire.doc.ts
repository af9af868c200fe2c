/** The shapes of the answers of /v1/labeling, for /openapi.json. */
import { Type } from 'typebox';
import { ref } from './wire.doc.ts';

const time = (description: string) => Type.String({ format: 'date-time', description });
const open = (description: string) => Type.Object({}, { additionalProperties: true, description });
const optional = Type.Optional;
const closed = (description: string) => ({ additionalProperties: false, description });

const lease = {
  lease_id: Type.String(),
  kind: Type.String({ enum: ['label', 'review'] }),
  task_id: Type.String(),
  labeler: Type.String({ description: 'The id of the user who holds it.' }),
  claimed_at: time('When it was claimed.'),
  expires_at: time('When it is over without a heartbeat.'),
  active_secs: Type.Number({ minimum: 0, description: 'Time of work counted so far.' }),
  ahead: optional(Type.Boolean({ description: 'Claimed ahead, and nobody works on it yet.' })),
  ended_at: optional(time('When it ended.')),
  submit_at: optional(time('When its draft is submitted, unless it is taken back.')),
  outcome: optional(
    Type.String({
      enum: ['submitted', 'reviewed', 'skipped', 'released', 'expired', 'ended', 'errored', 'canceled', 'completed'],
    }),
  ),
};

const LabelerTaskSchema = Type.Object(
  {
    task_id: Type.String(),
    created_at: time('When the task was created.'),
    type: Type.String(),
    instruction: optional(Type.String({ description: 'What to do, in Markdown.' })),
    params: open('The params of the type.'),
    is_test: Type.Boolean(),
    priority: optional(Type.Integer()),
    project: optional(Type.String()),
    batch: optional(Type.String()),
  },
  closed('A task as those see it who work on it.'),
);

const attachments = optional(
  Type.Array(
    Type.Object(
      {
        attachment: Type.String({ description: 'The address as the params have it.' }),
        url: Type.String({
          description: 'Where this server streams it while the lease lives; begins with a slash.',
        }),
      },
      closed('An attachment with an address.'),
    ),
    { description: 'Of the params, each address once; without texts and data: addresses.' },
  ),
);

const answer = {
  task_id: Type.String(),
  labeler: Type.String(),
  state: Type.String({ enum: ['draft', 'submitted', 'skipped', 'rejected', 'reviewed'] }),
  submitted_at: optional(time('When it was submitted.')),
  time_spent_secs: optional(Type.Number()),
  comment: optional(Type.String({ description: 'What the labeler flagged.' })),
  review_comments: optional(Type.String({ description: 'What a reviewer said of it.' })),
  response: optional(open('The answer.')),
};
const about = {
  type: optional(Type.String({ description: 'Of the task.' })),
  project: optional(Type.String()),
  instruction: optional(Type.String()),
};
const given = {
  ...answer,
  ...about,
  correctable_until: optional(time('Until when it may be corrected; absent when it may not.')),
  attachments,
};

const AnswerSchema = Type.Object(answer, closed('What a labeler answered.'));
const JudgedAnswerSchema = Type.Object(
  {
    ...answer,
    labeler: optional(Type.String({ description: 'Left out where the project hides it from reviewers.' })),
    labeler_email: optional(Type.String({ description: 'With `labeler`, while he is in the team.' })),
  },
  closed('What a labeler answered, for a reviewer.'),
);
const OwnAnswerSchema = Type.Object(given, closed('An own answer, and what its task was.'));
const responseSchema = optional(
  open('JSON Schema of the response; left out where it is a param of the task, or over 100,000 characters.'),
);
const GivenAnswerSchema = Type.Object(
  { ...given, task: ref('LabelerTask'), response_schema: responseSchema },
  closed('An own answer with its whole task.'),
);

const WorkSchema = Type.Object(
  {
    leases: Type.Array(Type.Object({ ...lease, ...about }, closed('A live lease.'))),
    drafts: Type.Array(
      Type.Object(
        {
          task_id: Type.String(),
          type: Type.String(),
          project: optional(Type.String()),
          saved_at: time('When it was saved last.'),
          claimable: Type.Boolean({ description: 'Whether nobody else holds the task: a claim of its id gets it.' }),
        },
        closed('A draft of a task that the caller does not hold.'),
      ),
      { description: 'Saved last first.' },
    ),
  },
  closed('What somebody has under work.'),
);

const ClaimedSchema = Type.Object(
  {
    ...lease,
    task: ref('LabelerTask'),
    response_schema: responseSchema,
    attachments,
    draft: optional(open('What the caller had done of it before.')),
    draft_version: Type.Integer({ minimum: 0, description: 'How often it was saved.' }),
    agreement: optional(Type.Number({ description: 'Review: how far the answers agree, 0 to 1.' })),
    answers: optional(Type.Array(ref('JudgedAnswer'))),
    response: optional(open('Review: what becomes the response if it is accepted.')),
  },
  closed('A lease with its task.'),
);

const ClaimSchema = Type.Object(
  {
    leases: Type.Array(ref('Claimed')),
    waiting: Type.Object(
      {
        pending: Type.Integer({
          minimum: 0,
          description: 'Open answers that nobody holds; 1000 is that many or more.',
        }),
        held_by_others: Type.Integer({ minimum: 0, description: 'Open answers that others hold.' }),
        below_bar: optional(
          Type.Array(Type.String(), {
            description:
              'Projects in which the caller gets nothing more because of how he answered; there when nothing was claimed. ' +
              'A manager can let him back.',
          }),
        ),
      },
      closed('What else there is of the kind asked for.'),
    ),
  },
  closed('The outcome of a claim.'),
);

const FlagSchema = Type.Object(
  { task_id: Type.String(), labeler: Type.String(), comment: Type.String(), flagged_at: time('When.') },
  closed('What a labeler wanted the manager to know.'),
);

export const LABELING_COMPONENTS = {
  Lease: Type.Object(lease, closed('A claim with its expiry.')),
  SubmittedLease: Type.Object(
    {
      ...lease,
      training: optional(
        Type.Object(
          {
            score: Type.Number({ minimum: 0, maximum: 1, description: 'How right the answer was.' }),
            passed: Type.Boolean({ description: 'It was enough; otherwise the task comes again.' }),
          },
          closed('Of a training task.'),
        ),
      ),
    },
    closed('A lease that ended with an answer.'),
  ),
  LeaseList: Type.Object({ leases: Type.Array(ref('Lease')) }, closed('Live leases.')),
  LabelerTask: LabelerTaskSchema,
  Claim: ClaimSchema,
  Claimed: ClaimedSchema,
  Answer: AnswerSchema,
  JudgedAnswer: JudgedAnswerSchema,
  OwnAnswer: OwnAnswerSchema,
  GivenAnswer: GivenAnswerSchema,
  Work: WorkSchema,
  Today: Type.Object(
    {
      submitted: Type.Integer({ minimum: 0, description: 'Answers since, with those that can still be taken back.' }),
      left: Type.Integer({
        minimum: 0,
        description: 'Open answers that the caller may claim; 1000 is that many or more.',
      }),
    },
    closed('How far somebody is.'),
  ),
  SavedDraft: Type.Object(
    { ...lease, draft_version: Type.Integer({ minimum: 1, description: 'The `base_version` of the next save.' }) },
    closed('The lease, and how often its draft was saved.'),
  ),
  AnswerList: Type.Object({ answers: Type.Array(ref('OwnAnswer')) }, closed('Answers, newest first.')),
  FlagList: Type.Object({ flags: Type.Array(FlagSchema) }, closed('Flags, newest first.')),
  SkippedList: Type.Object(
    { tasks: Type.Array(ref('Task')), has_more: Type.Boolean() },
    closed('Tasks out of the queue, oldest first.'),
  ),
};
