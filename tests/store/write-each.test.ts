import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createTask } from '../../src/actions/create-task.ts';
import { checkNewTask } from '../../src/actions/new-task.ts';
import { RunAgain, type Tx } from '../../src/store/db.ts';
import { lockTask } from '../../src/store/tasks.ts';
import { type OpenedStore, openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';

onEachStore((name) => {
  let o: OpenedStore;
  before(async () => {
    o = await openFreshStore(name);
  });
  after(() => o.close());

  const create = (tx: Tx, unique_id: string) => {
    const value = { ...BOX_TASK, unique_id };
    return createTask(tx, o.context('live'), checkNewTask(o.registry, 'imageannotation', { value, form: false }));
  };
  const rows = async () => Number((await o.store.all('select count(*) from tasks', []))[0]![0]);
  const counted = async () => Number((await o.store.all('select coalesce(sum(n), 0) from task_counts', []))[0]![0]);

  it('runs each unit as atomic as by itself: failures, undone beginnings and lost races touch no other', async () => {
    const tries = new Map<number, number>();
    const outcomes = await o.store.writeEach(
      Array.from({ length: 350 }, (_, i) => async (tx: Tx) => {
        tries.set(i, (tries.get(i) ?? 0) + 1);
        await create(tx, `unit ${i}`);
        if (i % 7 === 1) throw new Error(`no ${i}`);
        if (i % 7 === 2) {
          await tx.undo();
          await create(tx, `again ${i}`);
        }
        if (i % 70 === 3 && tries.get(i) === 1) throw new RunAgain();
        return i;
      }),
    );
    for (const [i, outcome] of outcomes.entries()) {
      if (i % 7 === 1) assert.equal(outcome.status === 'rejected' && outcome.reason.message, `no ${i}`);
      else assert.deepEqual(outcome, { status: 'fulfilled', value: i });
      assert.equal(tries.get(i), i % 70 === 3 ? 2 : 1);
    }
    assert.equal(await rows(), 300);
    assert.equal(await counted(), 300);
  });

  it('gets through when two of them want the same rows in opposite order', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, (_, i) => o.store.write((tx) => create(tx, `row ${i}`))));
    const hold = (taskId: string) => async (tx: Tx) => (await lockTask(tx, made[0]!.accountId, 'live', taskId))?.taskId;
    const ids = made.map((task) => task.taskId);
    const [forth, back] = await Promise.all([
      o.store.writeEach(ids.map(hold)),
      o.store.writeEach(ids.toReversed().map(hold)),
    ]);
    assert.deepEqual(
      forth.map((outcome) => outcome.status === 'fulfilled' && outcome.value),
      ids,
    );
    assert.deepEqual(
      back.map((outcome) => outcome.status === 'fulfilled' && outcome.value),
      ids.toReversed(),
    );
  });

  it('does nothing of no units', async () => {
    assert.deepEqual(await o.store.writeEach([]), []);
  });
}, 'writeEach');
