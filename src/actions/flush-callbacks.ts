import { setTimeout as sleep } from 'node:timers/promises';
import { type Static, Type } from 'typebox';
import type { Caller, Deps } from '../deps.ts';
import { objectOf, type ParsedBody } from '../rules/body.ts';
import { schemaCheck } from '../rules/schema-check.ts';
import { findEndedBatches } from '../store/batch-work.ts';
import { type Unended, unendedStatement } from '../store/world-clock.ts';

/** Milliseconds between two looks. */
const EVERY = 25;
const USUAL_SECONDS = 30;
const MOST_SECONDS = 120;
/** Batches in progress that a look goes through. */
const A_LOOK = 1000;

export const flushSchema = Type.Object(
  {
    timeout_seconds: Type.Optional(
      Type.Number({ minimum: 0, maximum: MOST_SECONDS, description: `How long to wait; ${USUAL_SECONDS}.` }),
    ),
  },
  { additionalProperties: false },
);
const check = schemaCheck(flushSchema);

/** @returns milliseconds. @throws ApiError 400 naming the field. */
export function checkFlush(body: ParsedBody | undefined): number {
  const { timeout_seconds: seconds = USUAL_SECONDS }: Static<typeof flushSchema> = check(objectOf(body), {
    form: body?.form ?? false,
    name: 'body',
  });
  return seconds * 1000;
}

/**
 * Waits until every callback of the caller's world is delivered or given up, and nothing is due that makes further ones.
 * @param gone when nobody waits for the answer any more.
 * @returns what is left when the time is over.
 */
export async function flushCallbacks(
  { store, now }: Pick<Deps, 'store' | 'now'>,
  { accountId, mode }: Caller,
  timeout: number,
  gone: AbortSignal,
): Promise<Unended> {
  const until = performance.now() + timeout;
  for (;;) {
    const [rows] = await store.snapshot([unendedStatement(accountId, mode, now())], false);
    const [callbacks, tasks] = rows![0]!.map(Number) as [number, number];
    const isQuiet = callbacks + tasks === 0 && !(await hasEndedBatch());
    if (isQuiet || gone.aborted || performance.now() >= until) return { callbacks, tasks };
    await sleep(Math.min(EVERY, until - performance.now()), undefined, { signal: gone }).catch(() => {});
  }

  /** A loop completes it at its next turn, which makes a callback. */
  async function hasEndedBatch(): Promise<boolean> {
    const { ended } = await findEndedBatches(store, { accountId, mode, name: '' }, A_LOOK);
    return ended.some((batch) => batch.accountId === accountId && batch.mode === mode);
  }
}
