import assert from 'node:assert/strict';
import { it } from 'node:test';
import { type BulkItem, TaskwrightClient } from '../../client/src/index.ts';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';

const TASK = { attachment_type: 'image' as const, attachment: 'http://example.test/a.png', categories: ['a', 'b'] };
const TASKS = 300;
const ITEMS = 800;

suite('the client and a server that is killed', (s) => {
  it('makes each task once', async () => {
    const client = new TaskwrightClient({ url: s.server.url, key: s.server.liveKey, retries: 30 });
    let made = 0;
    const one = async (n: number) => {
      const { task_id } = await client.createTask('categorization', { ...TASK, tags: ['single'], metadata: { n } });
      made++;
      return task_id;
    };
    const bulk = async () => {
      const items: BulkItem[] = Array.from({ length: ITEMS }, () => ({ type: 'categorization', ...TASK }));
      const ids: string[] = [];
      for await (const { task_id } of client.createTasks(items, { size: 100 })) ids.push(task_id!);
      return ids;
    };
    const many = bulk();
    const singles: Promise<string>[] = [];
    const kills = (async () => {
      for (const share of [0.2, 0.6]) {
        await until(
          () => made,
          (n) => n >= TASKS * share,
        );
        await s.server.kill();
        await s.server.restart();
      }
    })();
    // Some at a time, so that both kills find requests under way.
    for (let n = 0; n < TASKS; n += 20) {
      const group = Array.from({ length: 20 }, (_, i) => one(n + i));
      singles.push(...group);
      await Promise.all(group);
    }
    await kills;
    const answered = [...(await Promise.all(singles)), ...(await many)].toSorted();
    const found = (await Array.fromAsync(client.tasks())).map((task) => task.task_id).toSorted();
    assert.equal(found.length, TASKS + ITEMS);
    assert.deepEqual(found, answered);
  });
});
