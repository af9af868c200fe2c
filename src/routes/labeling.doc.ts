/** What /openapi.json says of /v1/labeling. The schemas are the ones that check. */
import { type TSchema, Type } from 'typebox';
import { claimSchema } from '../actions/claim-tasks.ts';
import { correctionSchema } from '../actions/correct-answer.ts';
import { limitSchema, skippedQuerySchema } from '../actions/labeling-lists.ts';
import { skipSchema } from '../actions/leave-lease.ts';
import { errorReportSchema, flagSchema } from '../actions/report-task.ts';
import { requeueSchema } from '../actions/requeue-task.ts';
import { reviewSchema } from '../actions/review-task.ts';
import { draftSchema } from '../actions/save-draft.ts';
import { submitSchema } from '../actions/submit-answer.ts';
import { todaySchema } from '../actions/today.ts';
import { heartbeatSchema } from '../actions/work-on-lease.ts';
import { IDEMPOTENCY_HEADER, responses } from './wire.doc.ts';

const tags = ['Labeling'];
const leaseParams = Type.Object({ lease_id: Type.String({ description: 'The id of the lease.' }) });
const taskParams = Type.Object({ task_id: Type.String({ description: 'The id of the task.' }) });
const changes = [404, 409, 413, 415, 429];

/** The fields that have a default need not be sent. */
const sent = (schema: { properties: Record<string, TSchema> }): object => ({
  type: 'object',
  properties: schema.properties,
  required: Object.entries(schema.properties).flatMap(([name, property]) =>
    '~optional' in property || 'default' in property ? [] : [name],
  ),
});

export const claim = {
  tags,
  operationId: 'claim',
  summary: 'Claim tasks',
  description:
    'Leases the next tasks to the caller: higher priority first, then batches of higher priority, then the oldest. ' +
    'Without anything for him `leases` is empty and `waiting` says why.',
  headers: IDEMPOTENCY_HEADER,
  body: { ...sent(claimSchema), examples: [{ types: ['imageannotation'], limit: 3 }] },
  response: responses('Claim', [409, 413, 415, 429]),
};

const onLease = (operationId: string, summary: string, description: string, body?: object, answer = 'Lease') => ({
  tags,
  operationId,
  summary,
  description,
  headers: IDEMPOTENCY_HEADER,
  params: leaseParams,
  ...(body ? { body } : {}),
  response: responses(answer, changes),
});

export const nth = { n: Type.String({ description: 'Its number, from 0; `attachments` has the whole address.' }) };
export const streamed = (statuses: number[]) => ({
  ...responses('Error', statuses),
  200: {
    description: 'The whole attachment, in its own type or as application/octet-stream.',
    content: Object.fromEntries(
      ['image/png', 'image/jpeg', 'video/mp4', 'text/plain', 'application/octet-stream'].map((type) => [
        type,
        { schema: { type: 'string', format: 'binary', description: 'Its bytes.' } },
      ]),
    ),
  },
  206: { description: 'The range that was asked for.' },
  416: { description: 'There is no such range.' },
});

export const getLease = {
  tags,
  operationId: 'get_lease',
  summary: 'Read an own lease',
  description: 'With its task and the draft, as the claim gave it: for a client that was started anew.',
  params: leaseParams,
  response: responses('Claimed', [404, 409]),
};
export const getAttachment = {
  tags,
  operationId: 'get_attachment',
  summary: 'Read an attachment of a leased task',
  description:
    'Streams the attachment through this server, for who cannot reach it himself: objects of a bucket, files of a private ' +
    'network. One range of bytes may be asked for. What a browser could run is for saving only.',
  params: Type.Object({ ...leaseParams.properties, ...nth }),
  response: streamed([404, 409, 502]),
};
export const getAnswerAttachment = {
  tags,
  operationId: 'get_answer_attachment',
  summary: 'Read an attachment of a task one has answered',
  description: 'As `get_attachment` does while the lease lives.',
  params: Type.Object({ ...taskParams.properties, ...nth }),
  response: streamed([404, 502]),
};
export const heartbeat = onLease(
  'heartbeat',
  'Keep a lease',
  'Extends it to its seconds from now. Gaps of more than five minutes are not counted as work.',
  { ...sent(heartbeatSchema), examples: [{ ahead: true }] },
);
export const saveDraft = onLease(
  'save_draft',
  'Save a draft',
  'Kept unchecked; the same labeler gets it back when he claims the task again. With `base_version` a save on top of an ' +
    'older draft than there is is refused with 409 and the code `draft_conflict`.',
  draftSchema,
  'SavedDraft',
);
export const submit = onLease(
  'submit_answer',
  'Submit an answer',
  'Checked against the rules of the task type: a 400 names the place, and the lease stays.',
  submitSchema,
  'SubmittedLease',
);
export const takeBack = onLease(
  'take_back_answer',
  'Take back a submit',
  'Within its `undo_seconds`: the lease is as before, and its seconds begin anew.',
);
export const skip = onLease(
  'skip_task',
  'Skip a task',
  'Never offered to the caller again. Skipped by three, or by all who could answer it, it leaves the queue.',
  { ...sent(skipSchema), examples: [{ reason: 'The picture is black.' }] },
);
export const release = onLease('release_task', 'Give a task back', 'Anybody may claim it again, the caller too.');
export const reportError = onLease(
  'report_error',
  'Report that a task cannot be done',
  'The task ends in the status error. Where several labelers are asked it counts as a skip.',
  { ...errorReportSchema, examples: [{ message: 'The recording has no sound.' }] },
);
export const flag = onLease('flag_task', 'Flag a task for the manager', 'The lease stays.', {
  ...flagSchema,
  examples: [{ comment: 'Is a bus a car here?' }],
});
export const review = onLease(
  'review_task',
  'Review an answer',
  '`accept`: the answer becomes the response. `fix`: `response` does. `reject`: others label the task anew.',
  { ...reviewSchema, examples: [{ decision: 'accept' }] },
  'Task',
);
export const endLease = onLease('end_lease', "End anybody's lease", 'For managers.');

export const correct = {
  ...onLease(
    'correct_answer',
    'Correct an own answer',
    "Within the project's correction_seconds.",
    correctionSchema,
    'Answer',
  ),
  params: taskParams,
};
export const requeue = {
  ...onLease(
    'requeue_task',
    'Put a skipped task back into the queue',
    'For managers.',
    { ...sent(requeueSchema), examples: [{ forget_skips: true }] },
    'Task',
  ),
  params: taskParams,
};

export const getAnswer = {
  tags,
  operationId: 'get_answer',
  summary: 'Read an own answer with its task',
  params: taskParams,
  response: responses('GivenAnswer', [404]),
};
export const getToday = {
  tags,
  operationId: 'get_today',
  summary: 'How far the caller is',
  description: 'What he gave since a moment, and what of the queue he could claim now. Neither is counted beyond 1000.',
  querystring: todaySchema,
  response: responses('Today', [400]),
};
export const getWork = {
  tags,
  operationId: 'get_work',
  summary: 'What the caller has under work',
  description: 'The tasks he holds, what waits to be submitted, and drafts of tasks he holds no more.',
  response: responses('Work', []),
};

const list = (operationId: string, summary: string, answer: string, querystring: object = limitSchema) => ({
  tags,
  operationId,
  summary,
  querystring,
  response: responses(answer, []),
});
export const listLeases = list('list_leases', 'List live leases: for managers all, else the own ones', 'LeaseList');
export const listAnswers = list('list_answers', 'List the own answers, newest first', 'AnswerList');
export const listFlags = list('list_flags', 'List what labelers flagged, newest first', 'FlagList');
export const listSkipped = list(
  'list_skipped',
  'List tasks that were skipped out of the queue',
  'SkippedList',
  skippedQuerySchema,
);
