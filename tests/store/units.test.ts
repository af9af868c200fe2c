import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createTask } from '../../src/actions/create-task.ts';
import { checkNewTask } from '../../src/actions/new-task.ts';
import type { Tx } from '../../src/store/db.ts';
import { sweepAnswers } from '../../src/store/idempotency.ts';
import { type OpenedStore, openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';

onEachStore((name) => {
  let o: OpenedStore;
  before(async () => {
    o = await openFreshStore(name);
  });
  after(() => o.close());

  const task = () => checkNewTask(o.registry, 'imageannotation', { value: BOX_TASK, form: false });
  const create = (tx: Tx) => createTask(tx, o.context('live'), task());
  const rows = async () => Number((await o.store.all('select count(*) from tasks', []))[0]![0]);
  const counted = async () => Number((await o.store.all('select coalesce(sum(n), 0) from task_counts', []))[0]![0]);

  it('a unit that fails undoes itself alone, its counters too, among many that share a commit', async () => {
    const units = Array.from({ length: 60 }, (_, i) =>
      o.store.write(async (tx) => {
        await create(tx);
        if (i % 3 === 0) throw new Error(`unit ${i}`);
        if (i % 3 === 1) {
          await tx.undo();
          await create(tx);
        }
      }),
    );
    const ends = await Promise.allSettled(units);
    assert.equal(ends.filter((end) => end.status === 'rejected').length, 20);
    assert.equal(await rows(), 40);
    assert.equal(await counted(), 40);
  });

  it('nobody sees a unit before it is committed', async () => {
    const start = await rows();
    let inside = -1;
    await o.store.write(async (tx) => {
      await create(tx);
      inside = await rows();
    });
    assert.equal(inside, start);
    assert.equal(await rows(), start + 1);
  });

  it('a snapshot is one state, on the quick and on the slow path', async () => {
    const statements = Array.from({ length: 2 }, () => ({ sql: 'select count(*) from tasks', params: [] }));
    for (const slow of [false, true]) {
      const writing = Array.from({ length: 20 }, () => o.store.write(create));
      const seen = await Promise.all(Array.from({ length: 10 }, () => o.store.snapshot(statements, slow)));
      for (const [first, second] of seen) assert.deepEqual(first, second);
      await Promise.all(writing);
    }
  });

  it('old answers of idempotency keys are swept, young ones stay', async () => {
    await o.store.write(async (tx) => {
      for (let i = 0; i < 10; i++) {
        await tx.run(
          `insert into idempotency_keys (account_id, mode, key, user_id, method, path, request_hash, status, response, created_at)
            values (1, 'live', ?, 'u', 'POST', '/', 'h', 200, '{}', ?)`,
          [`k${i}`, i],
        );
      }
    });
    assert.equal(await o.store.write((tx) => sweepAnswers(tx, 4, 3)), 3);
    assert.equal(await o.store.write((tx) => sweepAnswers(tx, 4, 3)), 2);
    const left = await o.store.all('select key from idempotency_keys order by key', []);
    assert.deepEqual(left.flat(), ['k5', 'k6', 'k7', 'k8', 'k9']);
  });
}, 'units');
