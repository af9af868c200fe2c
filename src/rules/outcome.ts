/** What a test wishes a task to become, instead of the sample answer that a test key gets at once (api-facts A.5). */
import { type Static, Type } from 'typebox';
import { MOST_TRIES } from './callback-schedule.ts';
import { schemaCheck } from './schema-check.ts';

/** Milliseconds. */
const LONGEST_DELAY = 7 * 24 * 60 * 60 * 1000;
/** Pixels. */
const LARGEST_PICTURE = 100_000;

const pixels = (description: string) =>
  Type.Optional(Type.Integer({ minimum: 1, maximum: LARGEST_PICTURE, description }));

const failures = Type.Object(
  {
    fail: Type.Integer({ minimum: 1, maximum: MOST_TRIES, description: 'How many tries of its callbacks fail.' }),
    status_code: Type.Optional(
      Type.Integer({ minimum: 300, maximum: 599, description: 'What the delivery log says was answered; 503.' }),
    ),
  },
  { additionalProperties: false },
);
const random = Type.Object(
  {
    seed: Type.Integer({ description: 'The same seed and params give the same answer.' }),
    width: pixels('Of the picture that shapes stay inside of; 640.'),
    height: pixels('Of the same; 480.'),
  },
  { additionalProperties: false },
);

/** One of the first four, or none for the sample answer; the last two go with any. */
export const outcomeProperties = {
  response: Type.Optional(
    Type.Object({}, { additionalProperties: true, description: "The answer; it has to obey the type's rules." }),
  ),
  error: Type.Optional(
    Type.Unsafe<string | { error: string; [key: string]: unknown }>({
      type: ['string', 'object'],
      minLength: 1,
      required: ['error'],
      properties: { error: { type: 'string', minLength: 1 } },
      description: 'The task ends in the status error, with this as its response: a text or `{error, ...}`.',
    }),
  ),
  pending: Type.Optional(
    Type.Boolean({ description: 'True: the task stays pending, to be ended by hand or by labelers.' }),
  ),
  random: Type.Optional(
    Type.Unsafe<number | Static<typeof random>>({
      ...random,
      type: ['integer', 'object'],
      description: 'A seed, or `{seed, width, height}`: an answer drawn from it that is valid for the params.',
    }),
  ),
  delay_ms: Type.Optional(
    Type.Integer({ minimum: 0, maximum: LONGEST_DELAY, description: 'The task is pending for so many milliseconds.' }),
  ),
  callback: Type.Optional(
    Type.Unsafe<string | Static<typeof failures>>({
      ...failures,
      type: ['string', 'object'],
      pattern: '^fail$',
      description: '"fail", or `{fail: n, status_code}`: the first tries are logged as failed and not sent.',
    }),
  ),
};

export const outcomeSchema = Type.Object(outcomeProperties, { additionalProperties: false });
/** As it was sent. */
export type Outcome = Static<typeof outcomeSchema>;
const check = schemaCheck(outcomeSchema);

const ENDINGS = ['response', 'error', 'pending', 'random'] as const;

/** @returns what is wrong between the parts, completing `"<name>" ...`. */
export function outcomeProblem(outcome: Outcome): string | undefined {
  const given = ENDINGS.filter((name) => outcome[name] !== undefined && outcome[name] !== false);
  if (given.length > 1) return `must not have ${given.join(' and ')} at once`;
  if (outcome.pending && outcome.delay_ms !== undefined) return 'must not have pending and delay_ms at once';
  return undefined;
}

/** @param name of the value. @throws ApiError 400 naming the place. */
export function checkOutcome(value: unknown, name: string): Outcome {
  return check(value, { name });
}
