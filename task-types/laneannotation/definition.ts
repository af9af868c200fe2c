/** Lanes on a road. Only the name is public (api-facts E.24); response_schema says what is asked for. */
import { ownType } from '../shared/response-schema.ts';

export default ownType({
  name: 'laneannotation',
  summary: 'Lanes on a road. Any params; the response is what response_schema says, or any object.',
  example: {
    instruction: 'Mark each lane of the road.',
    attachment: 'https://example.com/attachment',
  },
});
