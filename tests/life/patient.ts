import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, api } from '../kit/client.ts';

/** Milliseconds; a server that is away for longer will not come back. */
const PATIENCE = 60_000;

/**
 * A client as it should be: while the server is away, is stopping, or still does the first try, the same request is sent
 * again, with the same Idempotency-Key; where there are several servers, to the next one.
 */
export function patient(servers: { url: string }[], key: string) {
  let turn = 0;
  const send = async (method: string, path: string, body?: object, idempotencyKey?: string): Promise<Answer> => {
    const headers: Record<string, string> = idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey };
    for (const giveUp = Date.now() + PATIENCE; ; await sleep(50)) {
      try {
        const answer = await api(servers[turn % servers.length]!, key).request(method, path, body, { headers });
        if (answer.status < 500 && answer.status !== 429) return answer;
        if (Date.now() > giveUp) return answer;
      } catch (error) {
        turn++;
        if (Date.now() > giveUp) throw error;
      }
    }
  };
  return {
    get: (path: string) => send('GET', path),
    put: (path: string, body: object) => send('PUT', path, body),
    post: (path: string, body: object, idempotencyKey: string) => send('POST', path, body, idempotencyKey),
  };
}

export type Patient = ReturnType<typeof patient>;
