/** What /openapi.json says of the overview. */
import { Type } from 'typebox';
import { overviewQuerySchema } from '../actions/overview.ts';
import { responses } from './wire.doc.ts';

export const overview = {
  tags: ['Work'],
  operationId: 'get_overview',
  summary: 'See how the work goes',
  description:
    'What waits now, and what was done in a period of up to 92 days, in pieces of it. With a project or a batch only of ' +
    'its tasks. `GET /v1/events` tells when it is worth asking again.',
  querystring: overviewQuerySchema,
  response: responses('Overview', []),
};

const optional = Type.Optional;
const time = (description: string) => Type.String({ format: 'date-time', description });
const count = (description: string) => Type.Integer({ minimum: 0, description });
const share = (description: string) => optional(Type.Number({ minimum: 0, maximum: 1, description }));

const figures = {
  completed: count('Tasks completed.'),
  answers: count('Answers given to tasks.'),
  seconds_per_answer: optional(Type.Number({ minimum: 0, description: 'The mean time spent on one of them.' })),
  compared: count('Tasks completed with answers of several labelers.'),
  agreement: share('How far these answers agree, on average.'),
  evaluated: count('Answers to evaluation tasks that count.'),
  accuracy: share('How right these are, on average.'),
  callbacks_delivered: count('Callbacks made in it and delivered.'),
  callbacks_failed: count('Callbacks made in it and given up.'),
  callback_success: share('Delivered, of all that are delivered or given up.'),
};

const OverviewSchema = Type.Object(
  {
    at: time('When it was so.'),
    from: time('The beginning of the period.'),
    to: time('The first moment after it.'),
    bucket_seconds: count('The length of a piece.'),
    backlog: Type.Object(
      {
        waiting: count('Pending, and nobody is at it.'),
        in_work: count('Pending, held by a labeler.'),
        in_review: count('Pending, answered, for a reviewer to decide.'),
        skipped: count('Pending, out of the queue, as everybody skipped it.'),
        pending: count('All of these.'),
        completed: count('Completed, ever.'),
        canceled: count('Canceled, ever.'),
        error: count('In the status error.'),
      },
      { additionalProperties: false, description: 'Tasks as they are now.' },
    ),
    callbacks: Type.Object(
      {
        due: count('Still to be delivered.'),
        failing: count('Those of them that failed at least once.'),
        oldest_due_at: optional(time('When the oldest of them was made.')),
      },
      { additionalProperties: false, description: 'Callbacks as they are now.' },
    ),
    period: Type.Object(figures, { additionalProperties: false, description: 'The whole period.' }),
    buckets: Type.Array(
      Type.Object(
        { start: time('When the piece begins.'), ...figures },
        { additionalProperties: false, description: 'A piece of the period.' },
      ),
      { description: 'All pieces, the oldest first.' },
    ),
  },
  { additionalProperties: false, description: 'How the work stands and goes.' },
);

export const OVERVIEW_COMPONENTS = { Overview: OverviewSchema };
