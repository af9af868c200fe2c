/** A simulated labeler: claims and does what labelers do, also what they should not, and writes down what he saw. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Entry, Op } from './checker.ts';

export interface World {
  url: string;
  agent: Agent;
  history: Entry[];
  /** Says no more tasks are left to do. */
  done: () => boolean;
  cancel: (taskId: string) => Promise<void>;
}

export const newAgent = (): Agent => new Agent({ connections: 64, pipelining: 1 });

interface Seen {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: what the server says
  json: any;
}

export async function call(
  world: Pick<World, 'url' | 'agent'>,
  key: string,
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
): Promise<Seen> {
  const headers: Record<string, string> = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` };
  if (body) headers['content-type'] = 'application/json';
  const answer = await request(world.url + path, {
    method,
    headers,
    dispatcher: world.agent,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return { status: answer.statusCode, json: await answer.body.json() };
}

const outcomeOf = ({ status, json }: Seen): Op['outcome'] =>
  status === 200 ? 'ok' : json.code === 'lease_lost' ? 'lost' : 'refused';

/** Seeded, so that a run can be had again as far as the server's timing lets it (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

type Lease = { lease_id: string; task_id: string; expires_at: string };

export async function label(world: World, me: { userId: string; key: string }, random: () => number): Promise<void> {
  const post = (path: string, body?: object) =>
    call(world, me.key, path.endsWith('/draft') ? 'PUT' : 'POST', path, body);

  const act = async (lease: Lease, verb: Op['verb'], body?: object): Promise<Op['outcome']> => {
    const from = Date.now();
    const seen = await post(`/v1/labeling/leases/${lease.lease_id}/${verb}`, body);
    const outcome = outcomeOf(seen);
    const to = Date.now();
    world.history.push({
      type: 'op',
      labeler: me.userId,
      verb,
      task: lease.task_id,
      lease: lease.lease_id,
      from,
      to,
      outcome,
    });
    return outcome;
  };

  /** Most answer; the others skip, give back, vanish, answer late or twice, or meet a cancel. */
  const work = async (lease: Lease, short: boolean): Promise<void> => {
    // Of a hundred tasks one is such that everybody skips it.
    const dice = Number.parseInt(lease.task_id.slice(-4), 16) % 100 === 0 ? 0.04 : short ? random() / 6 : random();
    const response = { response: { category: random() < 0.8 ? 'yes' : 'no' } };
    if (dice < 0.03 && short) return;
    if (dice < 0.05) return void (await act(lease, 'skip', { reason: 'by chance' }));
    if (dice < 0.08) return void (await act(lease, 'release'));
    if (dice < 0.1 && short) {
      await act(lease, 'draft', response);
      await sleep(Math.max(0, Date.parse(lease.expires_at) - Date.now() + random() * 20 - 10));
      return void (await act(lease, 'submit', response));
    }
    if (dice < 0.13) return void (await Promise.all([act(lease, 'submit', response), world.cancel(lease.task_id)]));
    if (dice < 0.16)
      return void (await Promise.all([
        act(lease, 'submit', response),
        act(lease, 'skip'),
        act(lease, 'submit', response),
      ]));
    if (dice < 0.2) await act(lease, 'heartbeat');
    await act(lease, 'submit', response);
    if (dice > 0.97) await act(lease, 'submit', response);
  };

  while (!world.done()) {
    const from = Date.now();
    const short = random() < 0.15;
    const seen = await post('/v1/labeling/claim', {
      limit: 1 + Math.floor(random() * 3),
      lease_seconds: short ? 1 + Math.floor(random() * 2) : 60,
    });
    if (seen.status !== 200) throw new Error(`claim: ${seen.status} ${JSON.stringify(seen.json)}`);
    const to = Date.now();
    const leases = seen.json.leases as Lease[];
    for (const { lease_id, task_id, expires_at } of leases) {
      const expires = Date.parse(expires_at);
      world.history.push({
        type: 'op',
        labeler: me.userId,
        verb: 'claim',
        task: task_id,
        lease: lease_id,
        from,
        to,
        outcome: 'ok',
        expires,
      });
    }
    if (leases.length === 0) await sleep(300 + random() * 400);
    for (const lease of leases) await work(lease, short);
  }
}
