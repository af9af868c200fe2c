/** ROUNDS says how many kills (3; `npm run proof` has 30), SEED what everybody does, HISTORY where to write it down. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from '../kit/server.ts';
import { freshStore, onEachStore, STORES } from '../kit/stores.ts';
import { checkLife } from './checker.ts';
import type { LifeEntry } from './history.ts';
import { type Killing, live } from './rounds.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 3);
const SEED = Number(process.env.SEED ?? 1);
/** Milliseconds. */
const LIMIT = 400_000 + ROUNDS * 20_000;
/** Two seconds are promised; a test machine that does other things beside may take longer to get to it. Milliseconds. */
const SWEPT_WITHIN = Number(process.env.SWEPT_WITHIN ?? 5000);
/** With so many kills it is worth the time to wait for what the last one had cut off. */
const TO_THE_END = ROUNDS > 3;

function report(t: TestContext, history: LifeEntry[]): void {
  if (process.env.HISTORY) writeFileSync(process.env.HISTORY, history.map((entry) => JSON.stringify(entry)).join('\n'));
  const of = <T extends LifeEntry['type']>(type: T) =>
    history.filter((entry): entry is Extract<LifeEntry, { type: T }> => entry.type === type);
  const ends = Map.groupBy(of('task'), ({ status }) => status);
  const by = [...ends].map(([status, tasks]) => `${tasks.length} ${status}`).sort();
  const replays = of('create').reduce((sum, { answers }) => sum + answers.length - 1, 0);
  const expired = of('lease').filter(({ outcome }) => outcome === 'expired').length;
  t.diagnostic(
    `${of('killed').length} kills, ${of('task').length} tasks (${by.join(', ')}), ${replays} replays, ` +
      `${of('lease').length} leases (${expired} expired), ${of('callback').length} callbacks in ${of('arrived').length} requests`,
  );
}

/** Of two that serve one database the second is killed in the middle of everything, and stays dead. */
async function killOneOfTwo([, second]: Server[], { killed }: Killing): Promise<void> {
  await sleep(2500);
  await second!.kill();
  killed();
  await sleep(1000);
}

async function killAndRestart([server]: Server[], { random, killed }: Killing): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    await sleep(300 + random() * 1500);
    await server!.kill();
    const back = killed();
    await sleep(random() * 200);
    await server!.restart();
    back();
  }
  await sleep(500);
}

onEachStore((name) => {
  it(`${ROUNDS} kills at random moments lose nothing and do nothing twice`, { timeout: LIMIT }, async (t) => {
    const { env, dispose } = await freshStore(name);
    const history = await live({ env, seed: SEED, servers: 1, toTheEnd: TO_THE_END, kill: killAndRestart });
    report(t, history);
    assert.deepEqual(checkLife(history, { sweptWithin: SWEPT_WITHIN, strictRepeats: true }), []);
    const kinds = new Set(history.map(({ type }) => type));
    for (const kind of ['create', 'task', 'callback', 'arrived', 'step', 'counter', 'op', 'lease', 'killed'] as const) {
      assert.ok(kinds.has(kind), `the run had no ${kind}`);
    }
    await dispose();
  });
}, 'the life of tasks');

describe('two processes on one PostgreSQL', { skip: !STORES.includes('postgres') && 'no PostgreSQL here' }, () => {
  it('one is killed, the other finishes everything and does nothing twice', { timeout: LIMIT }, async (t) => {
    const { env, dispose } = await freshStore('postgres');
    const history = await live({ env, seed: SEED, servers: 2, toTheEnd: true, kill: killOneOfTwo });
    report(t, history);
    assert.deepEqual(checkLife(history, { sweptWithin: SWEPT_WITHIN, strictRepeats: true }), []);
    const unfinished = history.filter((one) => one.type === 'task' && one.status === 'pending' && one.openLabels === 0);
    assert.deepEqual(unfinished, []);
    const due = history.filter((one) => one.type === 'callback' && one.state !== 'delivered');
    assert.deepEqual(due, []);
    await dispose();
  });
});
