/** What /openapi.json says of /v1/test_helpers/faults. */
import { Type } from 'typebox';
import { LONGEST_DELAY, MOST_TIMES } from '../rules/fault.ts';
import { responses } from './wire.doc.ts';

const tags = ['Test helpers'];
const optional = Type.Optional;

export const faultSchema = Type.Object(
  {
    rule: optional(
      Type.String({ maxLength: 1000, description: 'All in one line, as --fail has it: POST /v1/task/* = 503 once.' }),
    ),
    method: optional(Type.String({ pattern: '^(\\*|[A-Za-z]{1,20})$', description: 'Any when absent.' })),
    path: optional(
      Type.String({
        pattern: '^[/*]',
        maxLength: 1000,
        description: 'Without the query; * stands for any characters.',
      }),
    ),
    delay_ms: optional(Type.Integer({ minimum: 1, maximum: LONGEST_DELAY, description: 'Waits before all else.' })),
    status: optional(Type.Integer({ minimum: 400, maximum: 599, description: 'Answered instead of doing anything.' })),
    after_commit: optional(Type.Boolean({ description: 'The work is done before the status is answered.' })),
    retry_after: optional(Type.Integer({ minimum: 0, maximum: 999_999, description: 'Seconds; with the status.' })),
    drop: optional(
      Type.String({
        enum: ['before', 'after'],
        description: 'The connection is cut before anything is done, or after the commit without an answer.',
      }),
    ),
    truncate: optional(Type.Boolean({ description: 'The work is done, and half of the answer sent.' })),
    times: optional(Type.Integer({ minimum: 1, maximum: MOST_TIMES, description: 'For ever when absent.' })),
  },
  {
    additionalProperties: false,
    examples: [{ method: 'POST', path: '/v1/task/*', drop: 'after', times: 1 }],
    description: 'What is to go wrong, with which requests of this key’s world.',
  },
);

export const addFault = {
  tags,
  operationId: 'add_fault',
  summary: 'Let requests go wrong on purpose',
  body: faultSchema,
  response: responses('Fault', [413, 415]),
};

export const listFaults = {
  tags,
  operationId: 'list_faults',
  summary: 'List the faults, with how many requests each of them met',
  response: responses('FaultList', []),
};

export const removeFaults = {
  tags,
  operationId: 'remove_faults',
  summary: 'Remove all faults',
  response: responses('RemovedFaults', []),
};

export const removeFault = {
  tags,
  operationId: 'remove_fault',
  summary: 'Remove a fault',
  params: { type: 'object', properties: { fault_id: { type: 'string' } }, required: ['fault_id'] },
  response: responses('RemovedFaults', [404]),
};
