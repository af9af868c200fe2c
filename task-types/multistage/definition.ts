/** Work in several stages. Only the name is public (api-facts E.24); response_schema says what is asked for. */
import { ownType } from '../shared/response-schema.ts';

export default ownType({
  name: 'multistage',
  summary: 'Work in several stages. Any params; the response is what response_schema says, or any object.',
  // As answers of such tasks are: a list, here of none.
  sample: { responses: [] },
  example: {
    instruction: 'Write a question, then an answer to it.',
  },
});
