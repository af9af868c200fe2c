/** What /openapi.json says of bulk creates. */
import { Type } from 'typebox';
import { bulkCancelSchema } from '../actions/bulk-cancel.ts';
import { bulkItemSchema, MOST_ITEMS } from '../actions/bulk-create.ts';
import { bulkMoveSchema } from '../actions/bulk-move.ts';
import { bulkRecheckSchema } from '../actions/bulk-recheck.ts';
import { bulkTagSchema } from '../actions/bulk-tag.ts';
import { taskFieldsSchema } from '../rules/task-fields.ts';
import { IDEMPOTENCY_HEADER, responses } from './wire.doc.ts';

const item = Type.Object(
  { ...bulkItemSchema.properties, ...taskFieldsSchema.properties },
  { additionalProperties: true, description: 'The body of a create, with its type.' },
);
const example = {
  type: 'imageannotation',
  idempotency_key: 'import-7/1',
  attachment: 'http://example.com/cow.png',
  geometries: { box: { objects_to_annotate: ['cow'] } },
};
const lines = {
  schema: { ...item, description: 'The body of a create, with its type; one a line.', examples: [example] },
};

export const bulkCreate = {
  tags: ['Tasks'],
  operationId: 'create_tasks',
  summary: 'Create many tasks',
  description:
    `Up to ${MOST_ITEMS.toLocaleString('en')} creates and 64 MB, as a JSON array or as newline-delimited JSON (blank ` +
    'lines are skipped). The answer has a result for each item, in order; an item that is refused leaves the others ' +
    'alone. Repeating an item with the same idempotency_key gives its first result; the header is refused.',
  body: {
    content: {
      'application/json': { schema: Type.Array(item, { maxItems: MOST_ITEMS, examples: [[example]] }) },
      'application/x-ndjson': lines,
      'application/jsonl': lines,
    },
  },
  response: responses('BulkResults', [413, 415]),
};

export const bulkCancel = {
  tags: ['Tasks'],
  operationId: 'cancel_tasks',
  summary: 'Cancel many tasks',
  description:
    'Those of up to 10,000 ids, or all that a filter finds. Every task is canceled or refused by itself, as by the ' +
    'cancel of one task; doing it again is fine. The answer counts all, and names the first 1,000 that were refused.',
  headers: IDEMPOTENCY_HEADER,
  body: { ...bulkCancelSchema, examples: [{ filter: { batch: 'cows-1', status: 'pending' } }] },
  response: responses('BulkCancel', [409, 413, 415, 429]),
};

export const bulkMove = {
  tags: ['Tasks'],
  operationId: 'move_tasks',
  summary: 'Move many tasks to another batch',
  description:
    'Pending tasks go to another batch of their project, or out of any: those of up to 10,000 ids or all that a filter ' +
    'finds. Each is moved or refused by itself; doing it again is fine.',
  headers: IDEMPOTENCY_HEADER,
  body: bulkMoveSchema,
  response: responses('BulkMove', [404, 409, 413, 415, 429]),
};

export const bulkRecheck = {
  tags: ['Tasks'],
  operationId: 'recheck_tasks',
  summary: 'Check the attachments of errored tasks anew',
  description:
    'Brings errored tasks back to pending, those of up to 10,000 ids or all that a filter finds. Their attachments are ' +
    'looked at anew. A unique_id that the error had freed stays free. No callback is sent until a task ends again.',
  headers: IDEMPOTENCY_HEADER,
  body: { ...bulkRecheckSchema, examples: [{ filter: { batch: 'cows-1', status: 'error' } }] },
  response: responses('BulkRecheck', [409, 413, 415, 429]),
};

export const bulkTag = {
  tags: ['Tasks'],
  operationId: 'tag_tasks',
  summary: 'Tag many tasks',
  description:
    'Adds tags, or takes them away, of up to 10,000 ids or of all that a filter finds, whatever their status. A task that ' +
    'would have too many is refused by itself; doing it again is fine.',
  headers: IDEMPOTENCY_HEADER,
  body: { ...bulkTagSchema, examples: [{ filter: { batch: 'cows-1' }, add: ['looked-at'] }] },
  response: responses('BulkTag', [409, 413, 415, 429]),
};
