import { LIFETIME } from '../rules/callback-schedule.ts';
import { type Endpoint, takeOverdue } from '../store/callback-queue.ts';
import type { Tx } from '../store/db.ts';
import { end, type Maker } from './settle-callback.ts';

/** Few enough that a request waiting behind the unit does not notice. */
const A_UNIT = 100;

/**
 * Gives up what has waited a whole day for an endpoint that is down: one probe at a time would not get through
 * thousands. They stay in the log as failed, and can be replayed.
 * @returns whether there may be more.
 */
export async function giveUpCallbacks(tx: Tx, maker: Maker, endpoint: Endpoint): Promise<boolean> {
  const { now } = maker;
  const rows = await takeOverdue(tx, endpoint, { now, createdUntil: now - LIFETIME, most: A_UNIT });
  for (const row of rows) await end(tx, maker, { ...row, state: 'failed' });
  return rows.length === A_UNIT;
}
