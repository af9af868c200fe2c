/** What /openapi.json says of /v1/test_helpers, where there are any. The schemas are the ones that check. */
import { Type } from 'typebox';
import { completeSchema, errorSchema } from '../actions/end-task.ts';
import { flushSchema } from '../actions/flush-callbacks.ts';
import { clockSchema } from '../actions/move-clock.ts';
import { scriptSchema } from '../actions/script-outcomes.ts';
import { IDEMPOTENCY_HEADER, ref, responses } from './wire.doc.ts';

const tags = ['Test helpers'];
const headers = IDEMPOTENCY_HEADER;
const changes = [409, 413, 415, 429];
const taskParams = Type.Object({ task_id: Type.String({ description: 'The id of a pending task.' }) });

export const scriptOutcome = {
  tags,
  operationId: 'script_outcome',
  summary: 'Say what the next tasks become',
  description:
    'The oldest outcome that matches a new task and is not used up is taken; a create that is refused uses up none. A ' +
    'response that breaks the rules of the type refuses the create that takes it.',
  headers,
  body: { ...scriptSchema, examples: [{ type: 'categorization', times: 2, response: { category: 'private' } }] },
  response: responses('Outcome', changes),
};

export const listOutcomes = {
  tags,
  operationId: 'list_outcomes',
  summary: 'List the outcomes, oldest first, those used up too',
  response: responses('OutcomeList', []),
};

export const deleteOutcomes = {
  tags,
  operationId: 'delete_outcomes',
  summary: 'Delete all outcomes',
  headers,
  response: responses('Deleted', [409, 429]),
};

export const deleteOutcome = {
  tags,
  operationId: 'delete_outcome',
  summary: 'Delete an outcome',
  headers,
  params: Type.Object({ outcome_id: Type.String({ description: 'The id of the outcome.' }) }),
  response: responses('Deleted', [404, 409, 429]),
};

export const completeTask = {
  tags,
  operationId: 'complete_task',
  summary: 'Complete a pending task',
  description: 'With the response, a drawn one, or the sample answer of its type when the body names none.',
  headers,
  params: taskParams,
  body: { ...completeSchema, examples: [{ random: 7 }] },
  response: responses('Task', [404, ...changes]),
};

export const failTask = {
  tags,
  operationId: 'fail_task',
  summary: 'Set a pending task to error',
  headers,
  params: taskParams,
  body: { ...errorSchema, examples: [{ error: 'The picture is black.' }] },
  response: responses('Task', [404, ...changes]),
};

export const moveClock = {
  tags,
  operationId: 'move_clock',
  summary: 'Let time pass for this world',
  description: 'Idempotency keys expire, leases and delays end, callbacks are tried again.',
  headers,
  body: { ...clockSchema, examples: [{ advance_seconds: 86_400 }] },
  response: responses('Success', changes),
};

export const flush = {
  tags,
  operationId: 'flush_callbacks',
  summary: 'Wait until every callback has ended',
  description: 'Delivered or given up. Answers at the latest when the time is over, with what is left.',
  body: { ...flushSchema, examples: [{ timeout_seconds: 1 }] },
  response: responses('Flushed', [413, 415]),
};

export const reset = {
  tags,
  operationId: 'reset',
  summary: 'Empty this world',
  description:
    'Tasks, batches, projects, idempotency keys, callbacks, leases, outcomes; keys, users and callback secrets stay.',
  headers,
  response: responses('Success', [409, 429]),
};

const closed = (description: string) => ({ additionalProperties: false, description });

export const TEST_HELPER_COMPONENTS = {
  Outcome: Type.Object(
    {
      outcome_id: Type.String(),
      created_at: Type.String({ format: 'date-time' }),
      ...scriptSchema.properties,
      times: Type.Integer({ minimum: 1, description: 'Tasks that it is for.' }),
      used: Type.Integer({ minimum: 0, description: 'Tasks that took it.' }),
    },
    closed('What tasks that match become.'),
  ),
  OutcomeList: Type.Object({ outcomes: Type.Array(ref('Outcome')) }, closed('Outcomes, oldest first.')),
  Deleted: Type.Object({ deleted: Type.Integer({ minimum: 0 }) }, closed('How many were deleted.')),
  Flushed: Type.Object(
    {
      flushed: Type.Boolean({ description: 'Every callback has ended.' }),
      callbacks: Type.Integer({ minimum: 0, description: 'Those that have not.' }),
      tasks: Type.Integer({ minimum: 0, description: 'Delayed tasks that are just being ended.' }),
    },
    closed('What a flush found at its end.'),
  ),
};
