import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from '../kit/server.ts';

/** Milliseconds that the server stays away, so that its clients meet nobody. */
const AWAY = 300;
/** Milliseconds to wait for a moment. */
const LIMIT = 120_000;

/** Kills the server at each of the moments, one after the other, and starts it again. @returns how often. */
export async function killThreeTimes(server: Server, moments: (() => boolean)[]): Promise<number> {
  for (const hasCome of moments) {
    for (const giveUp = Date.now() + LIMIT; !hasCome(); await sleep(2)) {
      if (Date.now() > giveUp) throw new Error('the moment of a kill did not come');
    }
    await server.kill();
    await sleep(AWAY);
    await server.restart();
  }
  return moments.length;
}
