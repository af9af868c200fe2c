/** Two servers, and the command that brings what one has to the other. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ended, track } from '../kit/children.ts';
import { type Answer, api } from '../kit/client.ts';
import { bareEnv, type Server, startServer } from '../kit/server.ts';
import { freshStore, type StoreName } from '../kit/stores.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');

// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
export type Json = any;
type Api = ReturnType<typeof api>;

export interface Side {
  server: Server;
  live: Api;
  test: Api;
  env: Record<string, string>;
}

export interface Finished {
  code: number | null;
  out: string;
  err: string;
}

export interface Pair {
  there: Side;
  here: Side;
  /** @param args after those that name the source. */
  start(args?: string[], env?: Record<string, string>, from?: string): ChildProcess;
  run(args?: string[], env?: Record<string, string>, from?: string): Promise<Finished>;
  close(): Promise<void>;
}

async function side(store: StoreName): Promise<Side & { close(): Promise<void> }> {
  const { env, dispose } = await freshStore(store);
  const server = await startServer({ env: { ...env, TASKWRIGHT_TEST_HELPERS: '1' } });
  return {
    server,
    env,
    live: api(server, server.liveKey),
    test: api(server, server.testKey),
    async close() {
      await server.stop();
      await dispose();
    },
  };
}

export async function startPair(store: StoreName): Promise<Pair> {
  const [there, here] = [await side(store), await side(store)];
  const start: Pair['start'] = (args = ['--mode', 'live'], env = {}, from = there.server.url) => {
    const key = args.includes('test') ? there.server.testKey : there.server.liveKey;
    return track(
      spawn(process.execPath, [MAIN, 'import', '--from', from, ...args], {
        env: { ...bareEnv(), ...here.env, TASKWRIGHT_IMPORT_KEY: key, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  };
  return {
    there,
    here,
    start,
    run: async (...args) => finish(start(...args)),
    async close() {
      await there.close();
      await here.close();
    },
  };
}

export async function finish(child: ChildProcess): Promise<Finished> {
  const [out, err, { code }] = await Promise.all([text(child.stdout!), text(child.stderr!), ended(child, 240_000)]);
  return { code, out, err };
}

export const ok = (answer: Answer): Json => {
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};

/** All tasks, by the pages of the list. */
export async function tasksOf(call: Api): Promise<Json[]> {
  const docs: Json[] = [];
  for (let token = ''; ; ) {
    const page = ok(await call.get(`/v1/tasks?limit=100&next_token=${encodeURIComponent(token)}`));
    docs.push(...page.docs);
    if (!page.has_more) {
      assert.equal(page.total, docs.length);
      return docs;
    }
    token = page.next_token;
  }
}

export const batchesOf = async (call: Api): Promise<Json[]> => ok(await call.get('/v1/batches?limit=100')).docs;
export const projectsOf = async (call: Api): Promise<Json[]> => ok(await call.get('/v1/projects'));

/** @throws unless both show the same. */
export async function assertSame({ there, here }: Pair, mode: 'live' | 'test' = 'live'): Promise<Json[]> {
  const [source, copy] = [there[mode], here[mode]];
  assert.deepEqual(await projectsOf(copy), await projectsOf(source));
  assert.deepEqual(await batchesOf(copy), await batchesOf(source));
  const [tasks, copies] = [await tasksOf(source), await tasksOf(copy)];
  for (const [i, task] of tasks.entries()) assert.deepEqual(copies[i], task);
  assert.equal(copies.length, tasks.length);
  return tasks;
}

/** Claims and answers tasks, each by `respond`, until `most` are done or none is left. */
export async function label(
  call: Api,
  filter: object,
  most: number,
  respond: (task: Json) => { verb: 'submit' | 'error'; body: object },
): Promise<number> {
  for (let done = 0; ; ) {
    const { leases } = ok(await call.post('/v1/labeling/claim', { ...filter, limit: Math.min(10, most - done) }));
    await Promise.all(
      leases.map(async ({ lease_id, task }: Json) => {
        const { verb, body } = respond(task);
        ok(await call.post(`/v1/labeling/leases/${lease_id}/${verb}`, body));
      }),
    );
    done += leases.length;
    if (leases.length === 0 || done >= most) return done;
  }
}
