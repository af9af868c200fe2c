import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer is as wanted. @throws with the last answer after `limit` milliseconds. */
export async function until<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, limit = 20_000): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    const answer = await ask();
    if (wanted(answer)) return answer;
    if (Date.now() > end) throw new Error(`not within ${limit} ms; the last answer was ${JSON.stringify(answer)}`);
    await sleep(50);
  }
}
