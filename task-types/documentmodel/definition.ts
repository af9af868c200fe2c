/** What a model reads from a document. Only the name is public (api-facts E.24); response_schema says what is asked for. */
import { ownType } from '../shared/response-schema.ts';

export default ownType({
  name: 'documentmodel',
  summary: 'What a model reads from a document. Any params; the response is what response_schema says, or any object.',
  example: {
    instruction: 'Check what was read from the document.',
    attachment: 'https://example.com/attachment',
  },
});
