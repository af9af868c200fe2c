/** A response_schema with a field of each kind. */
export const SCHEMA = {
  type: 'object',
  required: ['verdict', 'author', 'marks', 'version'],
  properties: {
    version: { const: 2 },
    verdict: { enum: ['good', 'bad'], title: 'Your verdict', description: 'Of the whole.' },
    score: { type: 'number', minimum: 0, maximum: 10 },
    sure: { type: 'boolean' },
    reason: { type: 'string', maxLength: 80 },
    author: {
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string', minLength: 1 }, born: { type: ['integer', 'null'] } },
    },
    marks: {
      type: 'array',
      minItems: 1,
      maxItems: 3,
      items: {
        oneOf: [
          {
            title: 'Word',
            type: 'object',
            required: ['kind', 'word'],
            properties: { kind: { const: 'word' }, word: { type: 'string', minLength: 2 } },
          },
          {
            title: 'Place',
            type: 'object',
            required: ['kind', 'at'],
            properties: { kind: { const: 'place' }, at: { type: 'integer' } },
          },
        ],
      },
    },
    colours: { type: 'array', uniqueItems: true, items: { enum: ['red', 'green', 'blue'] } },
    extra: {},
  },
};
