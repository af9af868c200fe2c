/** The demo's server: a team in a data directory of its own, and the server as `npm start` runs it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drawKey, keyRow } from '../src/actions/api-keys.ts';
import { createAccount } from '../src/actions/first-account.ts';
import { createSignInLink } from '../src/actions/sign-in.ts';
import { createMint } from '../src/ids.ts';
import type { Role } from '../src/rules/roles.ts';
import { insertUser } from '../src/store/accounts.ts';
import { insertKey } from '../src/store/api-keys.ts';
import { openStore } from '../src/store/open.ts';

export type Call = <T>(method: string, path: string, body?: unknown, idempotencyKey?: string) => Promise<T>;

/** Who is in the demo's team besides the newcomer, who is its admin. */
const TEAM: readonly { name: string; role: Role }[] = [
  { name: 'Ada', role: 'labeler' },
  { name: 'Ben', role: 'labeler' },
  { name: 'Chioma', role: 'labeler' },
  { name: 'Dana', role: 'member' },
];

export interface DemoTeam {
  adminId: string;
  liveKey: string;
  /** By name. */
  keys: Record<string, string>;
}

const mint = createMint(Date.now);
const ROOT = join(import.meta.dirname, '..');

async function onStore<T>(
  dataDir: string,
  work: (store: Awaited<ReturnType<typeof openStore>>) => Promise<T>,
): Promise<T> {
  const store = await openStore({ databaseUrl: undefined, dataDir });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The team of the directory; made when the directory is new. Its keys are kept beside the data: it is a demo. */
export async function openTeam(dataDir: string): Promise<DemoTeam> {
  const place = join(dataDir, 'demo-keys.json');
  if (existsSync(place)) return JSON.parse(readFileSync(place, 'utf8')) as DemoTeam;
  mkdirSync(dataDir, { recursive: true });
  const team = await onStore(dataDir, (store) =>
    store.write(async (tx): Promise<DemoTeam> => {
      const now = Date.now();
      const wish = { name: 'Demo', email: 'you@example.com' };
      const { accountId, adminId, liveKey } = await createAccount(tx, { mint, now }, wish);
      const keys: Record<string, string> = {};
      for (const { name, role } of TEAM) {
        const userId = mint().id;
        const key = drawKey('live');
        const email = `${name.toLowerCase()}@example.com`;
        await insertUser(tx, { accountId, userId, email, name, role, createdAt: now });
        await insertKey(tx, keyRow({ mint, now }, key, { accountId, userId, name: 'demo', mode: 'live', role }));
        keys[name] = key;
      }
      return { adminId, liveKey, keys };
    }),
  );
  writeFileSync(place, JSON.stringify(team), { mode: 0o600 });
  return team;
}

/** The secret part of a link that signs somebody of the first account in. */
export const linkFor = (dataDir: string, userId: string): Promise<string> =>
  onStore(dataDir, (store) => store.write((tx) => createSignInLink(tx, { mint, now: Date.now() }, 1, userId)));

export interface Running {
  url: string;
  child: ChildProcess;
  stop(): Promise<void>;
}

/** Starts the server and waits until it listens. @throws Error with what it printed when it ends before. */
export async function startDemoServer(dataDir: string, port: number): Promise<Running> {
  const env = { ...process.env, TASKWRIGHT_DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn' };
  delete (env as NodeJS.ProcessEnv).DATABASE_URL;
  const child = spawn(process.execPath, ['bin/taskwright.js', 'serve'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    let printed = '';
    child.stdout!.on('data', (text: Buffer) => {
      printed += text;
      const found = /listens on (http\S+)/.exec(printed)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${printed}`)));
  });
  return {
    url,
    child,
    async stop() {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Calls with a key. @throws Error with the server's words for any answer but 200. */
export const callWith =
  (url: string, key: string): Call =>
  async (method, path, body, idempotencyKey) => {
    const headers: Record<string, string> = { authorization: `Basic ${btoa(`${key}:`)}` };
    if (idempotencyKey) headers['idempotency-key'] = idempotencyKey;
    if (body !== undefined && !(body instanceof FormData)) headers['content-type'] = 'application/json';
    const sent = body === undefined || body instanceof FormData ? body : JSON.stringify(body);
    const answer = await fetch(url + path, { method, headers, ...(sent !== undefined && { body: sent }) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
    return JSON.parse(text);
  };
