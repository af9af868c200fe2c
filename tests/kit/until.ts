import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until the answer is good. @throws after `timeout` milliseconds, with the last answer. */
export async function until<T>(ask: () => T | Promise<T>, good: (answer: T) => boolean, timeout = 60_000): Promise<T> {
  for (const giveUp = Date.now() + timeout; ; await sleep(20)) {
    const answer = await ask();
    if (good(answer)) return answer;
    if (Date.now() > giveUp) throw new Error(`not within ${timeout} ms; the last answer: ${JSON.stringify(answer)}`);
  }
}
