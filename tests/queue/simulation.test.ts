/**
 * A hundred labelers at once over live tasks, with lost leases, skips, double submits and cancels; then the checker.
 * TASKS says how many tasks (the full run has 20,000), LABELERS how many labelers, SEED what they do.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { temporaryFolder } from '../kit/folders.ts';
import { startServer } from '../kit/server.ts';
import { suite } from '../kit/suite.ts';
import { check, type Entry } from './checker.ts';
import { call, label, newAgent, randomFrom, type World } from './labeler.ts';
import { QUESTION } from './labeling.ts';
import { createPeople } from './people.ts';
import { storedEntries, untilNone } from './stored.ts';

const TASKS = Number(process.env.TASKS ?? 2000);
const LABELERS = Number(process.env.LABELERS ?? 100);
const SEED = Number(process.env.SEED ?? 1);
/** Two seconds are promised; a test machine that does other things beside may take longer to get to it. */
const SWEPT_WITHIN = Number(process.env.SWEPT_WITHIN ?? 5000);
/** The longest that a task may take once nobody does anything wrong any more. Milliseconds. */
const LIMIT = 60_000 + TASKS * 60;

suite('a hundred labelers', (s) => {
  it(`keep every promise of the queue over ${TASKS} tasks`, async (t) => {
    const people = await createPeople(s, Array(LABELERS).fill('labeler'));
    const agent = newAgent();
    const live = { url: s.server.url, agent };
    const random = randomFrom(SEED);
    const required = new Map<string, number>();
    const make = async () => {
      const responses_required = random() < 0.1 ? 3 : 1;
      const { status, json } = await call(live, s.server.liveKey, 'POST', '/v1/task/categorization', {
        ...QUESTION,
        responses_required,
      });
      assert.equal(status, 200, JSON.stringify(json));
      required.set(json.task_id, responses_required);
    };
    for (let made = 0; made < TASKS; made += 50)
      await Promise.all(Array.from({ length: Math.min(50, TASKS - made) }, make));

    // On PostgreSQL two processes serve the one queue.
    const second = s.store === 'postgres' ? await startServer({ env: s.env }) : undefined;
    const urls = [s.server.url, second?.url ?? s.server.url];
    const history: Entry[] = [];
    let done = false;
    const world: World = {
      ...live,
      history,
      done: () => done,
      cancel: async (taskId) => void (await call(live, s.server.liveKey, 'POST', `/v1/task/${taskId}/cancel`)),
    };
    const watch = async () => {
      // Completed, canceled, or out of the queue: nothing is left to be claimed.
      await untilNone(s, "open_answers where account_id = 1 and mode = 'live' and kind = 'label' and open = 1", LIMIT);
      done = true;
    };
    await Promise.all([
      watch(),
      ...people.map((me, i) => label({ ...world, url: urls[i % 2]! }, me, randomFrom(SEED * 1000 + i))),
    ]);
    // Leases on tasks that are out of the queue may still be open: they have to be swept like any other.
    await untilNone(s, 'leases where ended_at is null', 70_000);
    history.push(...(await storedEntries(s, required)));
    await agent.close();
    await second?.stop();

    const file = join(temporaryFolder(), 'history.jsonl');
    const lines = history.map((entry) => JSON.stringify(entry)).join('\n');
    writeFileSync(file, lines);
    if (process.env.HISTORY) writeFileSync(process.env.HISTORY, lines);
    const ops = Map.groupBy(
      history.filter((e) => e.type === 'op'),
      (e) => `${e.verb} ${e.outcome}`,
    );
    const seen = Object.fromEntries([...ops].map(([name, all]) => [name, all.length]).sort());
    const told = Object.entries(seen).map(([name, times]) => `${times} ${name}`);
    t.diagnostic(`${LABELERS} labelers: ${told.join(', ')}`);
    assert.deepEqual(check(history, { sweptWithin: SWEPT_WITHIN }), [], JSON.stringify(seen));
    const verbs = ['claim ok', 'submit ok', 'submit lost', 'skip ok', 'release ok', 'heartbeat ok', 'draft ok'];
    for (const expected of verbs) {
      assert.ok(seen[expected], `the run had no "${expected}": ${JSON.stringify(seen)}`);
    }
    const expired = history.some((e) => e.type === 'lease' && e.outcome === 'expired');
    assert.ok(expired, 'no lease was lost');
  });
});
