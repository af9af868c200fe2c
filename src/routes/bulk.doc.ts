/** What /openapi.json says of bulk creates. */
import { Type } from 'typebox';
import { bulkItemSchema, MOST_ITEMS } from '../actions/bulk-create.ts';
import { taskFieldsSchema } from '../rules/task-fields.ts';
import { responses } from './wire.doc.ts';

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
