/** What /openapi.json says of the export. */
import { exportQuerySchema } from '../actions/export-tasks.ts';
import { ref, responses } from './wire.doc.ts';

export const exportTasks = {
  tags: ['Tasks'],
  operationId: 'export_tasks',
  summary: 'Export tasks',
  description:
    'All tasks that the same query of the list finds, newest first, as a stream. With "Accept-Encoding: gzip" it is ' +
    'compressed. If anything fails on the way the connection is broken off: an answer that ends well is whole. In ' +
    "CSV, cells that begin like a formula (= + - @ tab CR) have a ' in front; JSON Lines are exact. The other formats have " +
    'the completed tasks of the types that fit (docs/task-types.md), and say what they leave out; a ' +
    '"type" that does not fit is refused.',
  querystring: exportQuerySchema,
  response: {
    ...responses('Task', []),
    200: {
      description: 'The tasks.',
      content: {
        'application/jsonl': { schema: { ...ref('Task'), description: 'A task a line.' } },
        'application/json': { schema: { description: 'coco: an object; spacy: an array.' } },
        'application/x-tar': {
          schema: { type: 'string', format: 'binary', description: 'yolo, yolo-seg, voc: a file a task.' },
        },
        'text/csv': { schema: { type: 'string', description: 'RFC 4180, a row a task; JSON in its cells.' } },
      },
    },
  },
};
