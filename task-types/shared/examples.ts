/** Annotated pictures that show what is wanted (api-facts E.5). */
import { Type } from 'typebox';

const example = Type.Object({
  correct: Type.Boolean({ description: 'Whether the example is a good one.' }),
  image: Type.String({ minLength: 1, description: 'URL of an annotated picture.' }),
  explanation: Type.Optional(Type.String({ description: 'Why it is good or bad.' })),
});

export const examples = Type.Optional(
  Type.Array(example, { maxItems: 1000, description: 'Annotated pictures that show what is wanted.' }),
);
