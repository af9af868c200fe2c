/**
 * Many lives of one server: requesters, labelers and reviewers work, attachments are fetched, callbacks sent, and at random
 * moments the server is killed with kill -9 and started again on the same store. Then the history of it, for the checker.
 */
import { api } from '../kit/client.ts';
import { servePictures } from '../kit/pictures.ts';
import { png } from '../kit/png.ts';
import { type Behaviour, type Receiver, startReceiver } from '../kit/receiver.ts';
import { type Server, startServer } from '../kit/server.ts';
import { randomFrom } from '../queue/labeler.ts';
import { createPeople, onStore } from '../queue/people.ts';
import { untilNone } from '../queue/stored.ts';
import { label, request, review, type World } from './actors.ts';
import type { Arrived, Killed, LifeEntry } from './history.ts';
import { keptEntries } from './kept.ts';

const REQUESTERS = 4;
const LABELERS = 5;
const PICTURES = 20;
/** What a killed server had taken is due again after this at the latest: an attachment. Milliseconds. */
const GIVEN_BACK = 90_000;

export interface LivesOptions {
  env: Record<string, string>;
  seed: number;
  /** How many servers on the store. */
  servers: number;
  /** Wait until also that is done which a killed server had begun. */
  toTheEnd: boolean;
  /** Kills, while everybody works. */
  kill: (servers: Server[], killing: Killing) => Promise<void>;
}

export interface Killing {
  random: () => number;
  /** Notes that a server was killed. @returns notes that it is back. */
  killed: () => () => void;
}

/** Mostly well; some answers are errors, some are slow, some connections break. */
function moods(random: () => number): Behaviour[] {
  return Array.from({ length: 20_000 }, (): Behaviour => {
    const dice = random();
    return dice < 0.06 ? { status: 503 } : dice < 0.08 ? { instead: 'reset' } : dice < 0.15 ? { delay: 100 } : {};
  });
}

const arrivedEntries = ({ received }: Receiver): Arrived[] =>
  received.map(({ headers, at, text, answered }) => {
    return { type: 'arrived', callback: String(headers['webhook-id']), at, body: text, status: answered ?? 0 };
  });

async function prepare({ env, servers: count }: LivesOptions) {
  const settings = { ...env, TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8', TASKWRIGHT_ATTACHMENTS: 'check' };
  const servers = await Promise.all(Array.from({ length: count }, () => startServer({ env: settings })));
  const admin = api(servers[0]!, servers[0]!.liveKey);
  await admin.post('/v1/projects', { type: 'categorization', name: 'reviewed' });
  await admin.post('/v1/projects/reviewed/settings', { review: { share: 0.4 } });
  const roles = [...Array(LABELERS).fill('labeler'), 'member'];
  const people = await createPeople({ env, server: servers[0]! }, roles);
  return { servers, people };
}

export async function live(options: LivesOptions): Promise<LifeEntry[]> {
  const { env, seed } = options;
  const random = randomFrom(seed);
  const { servers, people } = await prepare(options);
  const pictures = await servePictures(
    Object.fromEntries(Array.from({ length: PICTURES }, (_, i) => [`${i}`, png(8, 6 + i)])),
  );
  const receiver = await startReceiver();
  receiver.answer('/moody', moods(random));
  const history: LifeEntry[] = [];
  let [closing, done] = [false, false];
  const world = (i: number): World => ({
    servers,
    history,
    random: randomFrom(seed * 1000 + i),
    closing: () => closing,
    done: () => done,
    picture: (there) => pictures.url(there ? `${Math.floor(random() * PICTURES)}` : 'missing'),
    callback: () => `${receiver.url}/${random() < 0.8 ? 'steady' : 'moody'}`,
  });
  const [reviewer, ...labelers] = people.toReversed();
  const work = Promise.all([
    ...Array.from({ length: REQUESTERS }, (_, i) => request(world(i), servers[0]!.liveKey)),
    ...labelers.map((me, i) => label(world(100 + i), me)),
    review(world(200), reviewer!.key),
  ]);
  const killed = () => {
    const entry: Killed = { type: 'killed', at: Date.now(), back: null };
    history.push(entry);
    return () => {
      entry.back = Date.now();
    };
  };
  try {
    // Whoever fails ends the run now, and not when everything else is over.
    await Promise.race([options.kill(servers, { random, killed }), work]);
    closing = true;
    await Promise.race([emptied(options), work]);
    done = true;
    await work;
    for (const server of servers) if (await isUp(server)) await server.stop();
  } finally {
    [closing, done] = [true, true];
    await Promise.all([...servers.map((server) => server.kill()), receiver.close(), pictures.close()]);
  }
  history.push(...arrivedEntries(receiver), ...(await onStore({ env }, keptEntries)));
  return history;
}

/** Waits until the queue is empty; with `toTheEnd` until everything else has been done too. */
async function emptied({ env, toTheEnd }: LivesOptions): Promise<void> {
  if (toTheEnd) await untilNone({ env }, "attachments where state = 'due'", GIVEN_BACK + 30_000);
  await untilNone({ env }, 'open_answers where open = 1', 60_000);
  await untilNone({ env }, 'leases where ended_at is null', 60_000);
  if (toTheEnd) await untilNone({ env }, "callbacks where state = 'due'", GIVEN_BACK);
}

const isUp = (server: Server): Promise<boolean> =>
  api(server)
    .get('/healthz')
    .then(
      () => true,
      () => false,
    );
