/**
 * A hundred labelers at once over live tasks, with lost leases, skips, double submits and cancels; then the checker.
 * TASKS says how many tasks (the full run has 20,000), LABELERS how many labelers, SEED what they do.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryFolder } from '../kit/folders.ts';
import { startServer } from '../kit/server.ts';
import { suite } from '../kit/suite.ts';
import { check, type Ended, type Entry } from './checker.ts';
import { call, label, newAgent, randomFrom, type World } from './labeler.ts';
import { QUESTION } from './labeling.ts';
import { createPeople, onStore } from './people.ts';

const TASKS = Number(process.env.TASKS ?? 2000);
const LABELERS = Number(process.env.LABELERS ?? 100);
const SEED = Number(process.env.SEED ?? 1);
/** Two seconds are promised; a test machine that does other things beside may take longer to get to it. */
const SWEPT_WITHIN = Number(process.env.SWEPT_WITHIN ?? 5000);
/** The longest that a task may take once nobody does anything wrong any more. Milliseconds. */
const LIMIT = 60_000 + TASKS * 60;

suite('a hundred labelers', (s) => {
  it(`keep every promise of the queue over ${TASKS} tasks`, async () => {
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
      // Completed, canceled, or out of the queue: nothing is left to be claimed, and nobody holds anything.
      for (const giveUp = Date.now() + LIMIT; ; await sleep(250)) {
        if ((await openCount()) === 0 || Date.now() > giveUp) break;
      }
      done = true;
    };
    const openCount = () =>
      onStore(s, async (store) => {
        const sql = `select count(*) from open_answers where account_id = 1 and mode = 'live' and kind = 'label' and open = 1`;
        return Number((await store.all(sql, []))[0]![0]);
      });
    await Promise.all([
      watch(),
      ...people.map((me, i) => label({ ...world, url: urls[i % 2]! }, me, randomFrom(SEED * 1000 + i))),
    ]);
    // Leases on tasks that are out of the queue may still be open: they have to be swept like any other.
    await waitForLeases();
    history.push(...(await stored()));
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
    assert.deepEqual(check(history, { sweptWithin: SWEPT_WITHIN }), [], JSON.stringify(seen));
    for (const expected of [
      'claim ok',
      'submit ok',
      'submit lost',
      'skip ok',
      'release ok',
      'heartbeat ok',
      'draft ok',
    ]) {
      assert.ok(seen[expected], `the run had no "${expected}": ${JSON.stringify(seen)}`);
    }
    const expired = history.some((e) => e.type === 'lease' && e.outcome === 'expired');
    assert.ok(expired, 'no lease was lost');

    async function waitForLeases() {
      const alive = () =>
        onStore(s, async (store) =>
          Number((await store.all('select count(*) from leases where ended_at is null', []))[0]![0]),
        );
      for (const giveUp = Date.now() + 20_000; (await alive()) > 0 && Date.now() < giveUp; ) await sleep(100);
    }

    function stored(): Promise<Entry[]> {
      return onStore(s, async (store) => {
        const leases = await store.all(
          'select lease_id, task_id, slot, user_id, claimed_at, expires_at, ended_at, outcome from leases',
          [],
        );
        const tasks = await store.all(
          `select t.task_id, t.status, t.responses_required, t.in_review,
            (select count(*) from open_answers o where o.account_id = t.account_id and o.mode = t.mode and o.task_id = t.task_id and o.open = 2),
            (select count(*) from answers a where a.account_id = t.account_id and a.mode = t.mode and a.task_id = t.task_id and a.state = 'submitted')
            from tasks t where t.account_id = 1`,
          [],
        );
        assert.equal(tasks.length, required.size);
        const entries: Entry[] = leases.map((r) => ({
          type: 'lease',
          lease: String(r[0]),
          task: String(r[1]),
          slot: Number(r[2]),
          labeler: String(r[3]),
          claimed: Number(r[4]),
          expires: Number(r[5]),
          ended: r[6] as number | null,
          outcome: r[7] as Ended['outcome'],
        }));
        for (const [task, status, needed, inReview, out, answers] of tasks) {
          assert.equal(needed, required.get(String(task)));
          entries.push({
            type: 'end',
            task: String(task),
            // With all its answers a task that waits for a reviewer is not lost.
            status: inReview ? 'completed' : String(status),
            required: Number(needed),
            skippedOut: Number(out) > 0,
            answers: Number(answers),
          });
        }
        return entries;
      });
    }
  });
});
