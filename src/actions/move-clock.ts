import { type Static, Type } from 'typebox';
import type { Context } from '../deps.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import type { Tx } from '../store/db.ts';
import { moveTimes } from '../store/world-clock.ts';
import { record } from './record.ts';

/** Seconds. */
const FARTHEST = 366 * 24 * 60 * 60;

export const clockSchema = Type.Object(
  {
    advance_seconds: Type.Number({
      minimum: 0,
      maximum: FARTHEST,
      description: 'What was to happen within so many seconds happens now.',
    }),
  },
  { additionalProperties: false },
);
export type Advance = Static<typeof clockSchema>;
const check = schemaCheck(clockSchema);

/** @throws ApiError 400 naming the field. */
export function checkAdvance(body: ParsedBody | undefined): Advance {
  return check(objectOf(body), { form: body?.form ?? false, name: 'body' });
}

/**
 * Moves the clock of the caller's world: idempotency keys expire, leases and delays end, callbacks retry. Not by a clock
 * of its own but by moving what is stored nearer, so that every process and every row agree on the time.
 */
export async function moveClock(tx: Tx, context: Context, { advance_seconds: seconds }: Advance): Promise<void> {
  const { accountId, mode } = context.caller;
  await moveTimes(tx, accountId, mode, Math.round(seconds * 1000));
  await record(tx, context, 'move clock', { after: { advance_seconds: seconds } });
}
