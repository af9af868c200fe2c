import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { createTask } from '../../src/actions/create-task.ts';
import { checkNewTask } from '../../src/actions/new-task.ts';
import { listTasks, type TaskFilter } from '../../src/store/task-list.ts';
import { type OpenedStore, openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';

onEachStore((name) => {
  let o: OpenedStore;
  let ids: string[];
  before(async () => {
    o = await openFreshStore(name);
    ids = [];
    for (let i = 0; i < 7; i++) {
      const value = { ...BOX_TASK, note: 'ü'.repeat(i === 6 ? 5000 : 450), tags: ['a'] };
      const task = checkNewTask(o.registry, 'imageannotation', { value, form: false });
      ids.unshift((await o.store.write((tx) => createTask(tx, o.context('live'), task))).taskId);
    }
  });
  after(() => o.close());

  async function pages(limit: number, bytes: number, more: Partial<TaskFilter> = {}) {
    const { accountId, mode } = o.context('live').caller;
    const found: string[][] = [];
    for (let last: string | undefined; ; ) {
      const bounds = { limit, offset: 0, after: last, bytes };
      const page = await listTasks(o.store, { accountId, mode, ...more }, bounds);
      assert.equal(page.total, 7);
      found.push(page.tasks.map((task) => task.taskId));
      if (!page.hasMore) return found;
      last = page.tasks.at(-1)!.taskId;
      assert.ok(found.length < 10);
    }
  }

  it('ends a page with the task that reaches the bytes, and goes on after it', async () => {
    for (const filter of [{}, { tags: ['a'] }, { tags: ['a', 'b'] }, { status: 'pending' }, { updatedAfter: 0 }]) {
      const found = await pages(100, 2500, filter);
      assert.deepEqual(found.flat(), ids);
      assert.deepEqual(
        found.map((page) => page.length),
        [1, 3, 3],
        'the newest is larger than a page',
      );
    }
  });

  it('ends a page at the limit, and says nothing of more when there is no more', async () => {
    const many = 1_000_000;
    assert.deepEqual(await pages(7, many), [ids]);
    assert.deepEqual(await pages(6, many), [ids.slice(0, 6), ids.slice(6)]);
    assert.deepEqual(await pages(100, many), [ids]);
  });
}, 'pages of tasks');
