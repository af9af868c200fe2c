/** A conversation with a model, the lighter form. Only the name is public (api-facts E.24); response_schema says what is asked for. */
import { ownType } from '../shared/response-schema.ts';

export default ownType({
  name: 'chatlite',
  summary:
    'A conversation with a model, the lighter form. Any params; the response is what response_schema says, or any object.',
  // As answers of such tasks are: a list, here of none.
  sample: { responses: [] },
  example: {
    instruction: 'Talk with the model and rate its answers.',
  },
});
