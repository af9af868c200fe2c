/**
 * The whole life of live tasks, seen from outside: `npm run whole-life` starts a server of its own (on SQLite, or on the
 * empty database of DATABASE_URL), creates tasks of the seven types of pictures that it serves itself, has the two
 * example labelers work them off, receives every callback, and kills the server with kill -9 three times in between.
 * TASKS_OF_A_TYPE says how many (12). Prints a table, and what is wrong; exits 1 when anything is.
 */
import { randomUUID } from 'node:crypto';
import { createAccountUser } from '../kit/accounts.ts';
import { api } from '../kit/client.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { type Server, startServer } from '../kit/server.ts';
import { until } from '../kit/wait.ts';
import { type ExampleLabeler, startLabelers } from './example-labelers.ts';
import { killThreeTimes } from './killing.ts';
import { type Order, order, SEVEN_TYPES, servePicturesOf } from './orders.ts';
import { patient } from './patient.ts';
import { problemsOf, tableOf, type Verdict } from './verdict.ts';

const TASKS = Number(process.env.TASKS_OF_A_TYPE ?? 12) * SEVEN_TYPES.length;
const CREATORS = 4;
/** Milliseconds. What a killed server was about to do is due again after 90 s at the latest. */
const LIMIT = 170_000;

async function createAll(server: Server, orders: Order[], acknowledged: Map<string, string>): Promise<void> {
  const client = patient([server], server.liveKey);
  const left = orders[Symbol.iterator]();
  const creator = async () => {
    for (const { type, uniqueId, key, body } of left) {
      const answer = await client.post(`/v1/task/${type}`, body, key);
      if (answer.status !== 200) throw new Error(`create ${uniqueId}: ${answer.status} ${answer.text}`);
      acknowledged.set(uniqueId, answer.json.task_id);
    }
  };
  await Promise.all(Array.from({ length: CREATORS }, creator));
}

interface Page {
  docs: Verdict['tasks'];
  next_token?: string | null;
}

/** Every task of the account, page by page. */
async function listAll(server: Server): Promise<Verdict['tasks']> {
  const client = api(server, server.liveKey);
  const tasks: Verdict['tasks'] = [];
  for (let token: string | null | undefined = ''; token !== undefined && token !== null; ) {
    const page: Page = (await client.get(`/v1/tasks?limit=50${token && `&next_token=${encodeURIComponent(token)}`}`))
      .json;
    tasks.push(...page.docs);
    token = page.next_token;
  }
  return tasks;
}

async function live(server: Server, receiver: Receiver, pictures: string[], labelers: ExampleLabeler[]) {
  const client = api(server, server.liveKey);
  const { signing_secret: secret } = (await client.get('/v1/settings')).json;
  const run = randomUUID();
  const orders = Array.from({ length: TASKS }, (_, i) => order(i, { run, pictures, callbacks: receiver.url }));
  // Some receivers are not quite there at the first call.
  for (let i = 0; i < TASKS; i += 20) receiver.answer(`/task/${i}`, [{ status: 503 }, {}]);
  const acknowledged = new Map<string, string>();
  const kills = killThreeTimes(server, [
    () => acknowledged.size >= TASKS / 2,
    () => receiver.received.length >= TASKS / 4,
    () => receiver.received.length >= TASKS / 2,
  ]);
  await Promise.all([createAll(server, orders, acknowledged), kills]);
  const delivered = (tasks: Verdict['tasks']) => tasks.filter((task) => task.callback_succeeded).length;
  const ended = until(
    () => listAll(server),
    (tasks) => delivered(tasks) === TASKS,
    LIMIT,
  );
  // What is missing then is told one by one below.
  const tasks = await ended.catch(() => listAll(server));
  return { orders, acknowledged, tasks, received: receiver.received, secret, labelers, kills: await kills };
}

async function main(): Promise<boolean> {
  const { DATABASE_URL } = process.env;
  const env = {
    TASKWRIGHT_DATA_DIR: temporaryFolder(),
    TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8',
    TASKWRIGHT_ATTACHMENTS: 'check',
    ...(DATABASE_URL ? { DATABASE_URL } : {}),
  };
  const [server, receiver, pictures] = await Promise.all([
    startServer({ env }),
    startReceiver(),
    servePicturesOf(TASKS),
  ]);
  const labelers: ExampleLabeler[] = [];
  try {
    const { total } = (await api(server, server.liveKey).get('/v1/tasks?limit=1')).json;
    if (total > 0) throw new Error('the database has tasks already; an empty one is needed');
    const label = (name: string) =>
      createAccountUser({ env }, { email: `${name}@example.com`, role: 'labeler', mode: 'live' });
    labelers.push(...startLabelers(server.url, [await label('one'), await label('two')]));
    const urls = Array.from({ length: TASKS }, (_, i) => pictures.url(`${i}.png`));
    const verdict = await live(server, receiver, urls, labelers);
    const problems = await problemsOf(verdict);
    console.log(`${tableOf(verdict)}\n`);
    for (const problem of problems) console.error(problem);
    const store = DATABASE_URL ? 'PostgreSQL' : 'SQLite';
    console.log(
      `${store}, killed ${verdict.kills} times: ${problems.length === 0 ? 'nothing is wrong' : `${problems.length} problems`}`,
    );
    return problems.length === 0;
  } finally {
    await Promise.all(labelers.map((labeler) => labeler.stop()));
    await server.stop();
    await Promise.all([receiver.close(), pictures.close()]);
  }
}

process.exitCode = (await main()) ? 0 : 1;
