/** A task of any kind, described by a JSON Schema of its response. Ours; Scale has none. */
import { ownType } from '../shared/response-schema.ts';

export default ownType({
  name: 'custom',
  summary: 'A task of your own: any params, and a JSON Schema of the response in response_schema.',
  demanding: true,
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Listen to the call and rate it.',
    recording: 'https://example.com/call.mp3',
    response_schema: {
      type: 'object',
      required: ['mood', 'rating'],
      properties: {
        mood: { enum: ['friendly', 'neutral', 'angry'] },
        rating: { type: 'integer', minimum: 1, maximum: 5 },
        topics: { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true, maxItems: 10 },
      },
      additionalProperties: false,
    },
  },
});
