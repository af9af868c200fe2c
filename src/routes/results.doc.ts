/** What /openapi.json says of the files of answers. */
import { Type } from 'typebox';
import { responses } from './wire.doc.ts';

export const getResult = {
  tags: ['Tasks'],
  operationId: 'get_result_file',
  summary: 'Read a file of a response',
  description:
    'Where the response of a type names addresses of files, this is what they lead to. Needs a key of the account and ' +
    'mode, unless its settings say public_results. A corrected response has other addresses; those of earlier ones work ' +
    'as long as the task shows them in attempts or prior_responses.',
  params: Type.Object({
    task_id: Type.String({ description: 'Id of the task.' }),
    uuid: Type.String({ description: 'Of the file, as the response has it.' }),
  }),
  response: {
    ...responses('Error', [404]),
    200: {
      description: 'The file.',
      content: {
        'image/png': { schema: { type: 'string', format: 'binary', description: 'Its bytes.' } },
        'application/json': { schema: { description: 'The document.' } },
      },
    },
  },
};
