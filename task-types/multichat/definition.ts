/** Several conversations with models side by side. Only the name is public (api-facts E.24); response_schema says what is asked for. */
import { ownType } from '../shared/response-schema.ts';

export default ownType({
  name: 'multichat',
  summary:
    'Several conversations with models side by side. Any params; the response is what response_schema says, or any object.',
  // As answers of such tasks are: a list, here of none.
  sample: { responses: [] },
  example: {
    instruction: 'Talk with both models and say which answers better.',
  },
});
