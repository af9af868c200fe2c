/** Things in the frames of a video. Only the name is public (api-facts E.0); response_schema says what is asked for. */
import { ownType } from '../shared/response-schema.ts';

export default ownType({
  name: 'federal2dvideoannotation',
  summary: 'Things in the frames of a video. Any params; the response is what response_schema says, or any object.',
  example: {
    instruction: 'Mark each thing in each frame.',
    attachment: 'https://example.com/attachment',
  },
});
