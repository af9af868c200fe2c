/** Those who use a server that is killed under their hands. Each repeats what got no answer, and writes down what he saw. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from '../kit/client.ts';
import type { Op } from '../queue/checker.ts';
import type { Created, LifeEntry } from './history.ts';
import { type Patient, patient } from './patient.ts';

export interface World {
  /** Where an actor finds a server; several on PostgreSQL. */
  servers: { url: string }[];
  history: LifeEntry[];
  random: () => number;
  /** No more tasks are created, and labelers do as they should, so that the queue runs empty. */
  closing: () => boolean;
  /** The queue is empty. */
  done: () => boolean;
  /** URL of a picture that is there, or is not. */
  picture: (there: boolean) => string;
  /** Where a task is to be called back. */
  callback: () => string;
}

/** Each begins with another server. */
const clientOf = ({ servers, random }: World, key: string): Patient =>
  patient(random() < 0.5 ? servers : servers.toReversed(), key);

const expectOk = (answer: Answer, what: string): void => {
  if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${answer.text}`);
};

const FIELDS = { fields: { name: 'Name', place: 'Place' }, attachment_type: 'text', attachment: 'Ann lives in Ulm.' };
const QUESTION = { categories: ['yes', 'no', 'maybe'], attachment_type: 'image' };

/** What is ordered: mostly pictures, some of which are missing; some texts; some reviewed; some by several labelers. */
function draw(world: World): { type: string; body: Record<string, unknown> } {
  const { random } = world;
  const callback = random() < 0.9 ? { callback_url: world.callback() } : {};
  if (random() < 0.25) return { type: 'datacollection', body: { ...FIELDS, ...callback } };
  const extra = random() < 0.3 ? { project: 'reviewed' } : random() < 0.2 ? { responses_required: 2 } : {};
  return {
    type: 'categorization',
    body: { ...QUESTION, attachment: world.picture(random() > 0.05), ...extra, ...callback },
  };
}

/** Creates, now and then twice at once under one unique_id, repeats what was answered, cancels and audits a little. */
export async function request(world: World, key: string): Promise<void> {
  const { history, random } = world;
  const client = clientOf(world, key);
  const known: { created: Created; path: string; body: object }[] = [];
  const create = async (path: string, body: object, uniqueId: string): Promise<void> => {
    const created: Created = { type: 'create', key: `create ${randomUUID()}`, uniqueId, answers: [] };
    history.push(created);
    const { status, text } = await client.post(path, body, created.key);
    created.answers.push({ status, text });
    known.push({ created, path, body });
  };
  while (!world.closing()) {
    const { type, body } = draw(world);
    const uniqueId = randomUUID();
    const rivals = random() < 0.1 ? 2 : 1;
    const one = () => create(`/v1/task/${type}`, { ...body, unique_id: uniqueId }, uniqueId);
    await Promise.all(Array.from({ length: rivals }, one));
    const earlier = known[Math.floor(random() * known.length)]!;
    if (random() < 0.2) {
      const { status, text } = await client.post(earlier.path, earlier.body, earlier.created.key);
      earlier.created.answers.push({ status, text });
    }
    const done = earlier.created.answers.find(({ status }) => status === 200);
    const dice = random();
    if (done && dice < 0.1) {
      const { task_id } = JSON.parse(done.text);
      const [verb, wish] = dice < 0.04 ? ['cancel', {}] : ['audit', { accepted: dice < 0.07 }];
      // Refused when the task has not come so far, or is past it.
      await client.post(`/v1/task/${task_id}/${verb}`, wish, randomUUID());
    }
    await sleep(random() * 60);
  }
}

interface Lease {
  lease_id: string;
  task_id: string;
  expires_at: string;
  task: { type: string };
}

const answerTo = (lease: Lease, random: () => number): object =>
  lease.task.type === 'datacollection'
    ? { fields: { name: 'Ann', place: 'Ulm' } }
    : { category: random() < 0.8 ? 'yes' : 'no' };

/** Labels; mostly as he should. */
export async function label(world: World, me: { userId: string; key: string }): Promise<void> {
  const { history, random } = world;
  const client = clientOf(world, me.key);
  const act = async (lease: Lease, verb: Op['verb'], body: object): Promise<void> => {
    const from = Date.now();
    const seen = await client.post(`/v1/labeling/leases/${lease.lease_id}/${verb}`, body, randomUUID());
    const outcome = seen.status === 200 ? 'ok' : seen.json.code === 'lease_lost' ? 'lost' : 'refused';
    const [task, id] = [lease.task_id, lease.lease_id];
    history.push({ type: 'op', labeler: me.userId, verb, task, lease: id, from, to: Date.now(), outcome });
  };
  const work = async (lease: Lease, short: boolean): Promise<void> => {
    const dice = world.closing() ? 1 : random();
    const response = { response: answerTo(lease, random) };
    if (short && dice < 0.2) return;
    if (short && dice < 0.3) await sleep(Math.max(0, Date.parse(lease.expires_at) - Date.now() + random() * 40 - 20));
    if (dice < 0.33) return act(lease, 'skip', { reason: 'by chance' });
    if (dice < 0.38) return act(lease, 'release', {});
    if (dice < 0.45) await client.put(`/v1/labeling/leases/${lease.lease_id}/draft`, response);
    if (dice < 0.5) await act(lease, 'heartbeat', {});
    await act(lease, 'submit', response);
    if (dice < 0.55) await act(lease, 'submit', response);
  };
  while (!world.done()) {
    const short = !world.closing() && random() < 0.2;
    const from = Date.now();
    const claim = { limit: 1 + Math.floor(random() * 2), lease_seconds: short ? 1 : 30 };
    const seen = await client.post('/v1/labeling/claim', claim, randomUUID());
    expectOk(seen, 'claim');
    const leases = seen.json.leases as Lease[];
    for (const { lease_id, task_id, expires_at } of leases) {
      const told = { task: task_id, lease: lease_id, from, to: Date.now(), expires: Date.parse(expires_at) };
      history.push({ type: 'op', labeler: me.userId, verb: 'claim', outcome: 'ok', ...told });
    }
    for (const lease of leases) await work(lease, short);
    await sleep(leases.length ? random() * 20 : 100);
  }
}

/** Reviews whatever there is to review; the answer stands, or hers stands for it. */
export async function review(world: World, key: string): Promise<void> {
  const client = clientOf(world, key);
  const fix = { decision: 'fix', response: { category: 'maybe' } };
  while (!world.done()) {
    const seen = await client.post('/v1/labeling/claim', { kind: 'review', lease_seconds: 30 }, randomUUID());
    expectOk(seen, 'claim of a review');
    for (const { lease_id } of seen.json.leases as Lease[]) {
      const decision = world.random() < 0.8 ? { decision: 'accept' } : fix;
      await client.post(`/v1/labeling/leases/${lease_id}/review`, decision, randomUUID());
    }
    await sleep(seen.json.leases.length ? 5 : 150);
  }
}
