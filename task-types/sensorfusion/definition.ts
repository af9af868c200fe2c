/** What several sensors saw at once. Only the name is public (api-facts E.24); response_schema says what is asked for. */
import { ownType } from '../shared/response-schema.ts';

export default ownType({
  name: 'sensorfusion',
  summary: 'What several sensors saw at once. Any params; the response is what response_schema says, or any object.',
  example: {
    instruction: 'Say what the sensors saw.',
    attachment: 'https://example.com/attachment',
  },
});
