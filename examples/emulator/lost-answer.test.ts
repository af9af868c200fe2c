/** node --test examples/emulator/lost-answer.test.ts: the answer of a create gets lost, and there is one task in the end. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { countTasks, createWithKey, createWithUniqueId } from './client.ts';
import { type Emulator, startEmulator } from './emulator.ts';

const TASK = { attachment_type: 'image', attachment: 'https://example.com/cow.png', categories: ['cow', 'no cow'] };

let emulator: Emulator;
before(async () => {
  emulator = await startEmulator();
});
after(() => emulator.stop());

for (const fault of ['drop-after-commit once', 'truncate once', '503-after-commit once', '429 retry-after=1 once']) {
  test(`with unique_id: ${fault}`, async () => {
    const { key, fail } = emulator.world();
    const server = { url: emulator.url, key };
    await fail(`POST /v1/task/categorization = ${fault}`);
    const task = await createWithUniqueId(server, 'categorization', { ...TASK, unique_id: 'cow/1' });
    assert.equal(task.unique_id, 'cow/1');
    assert.equal(await countTasks(server), 1);
  });

  test(`with Idempotency-Key: ${fault}`, async () => {
    const { key, fail } = emulator.world();
    const server = { url: emulator.url, key };
    await fail(`POST /v1/task/categorization = ${fault}`);
    const task = await createWithKey(server, 'categorization', TASK, 'cow-1');
    assert.equal(task.status, 'completed');
    assert.equal(await countTasks(server), 1);
  });
}

test('an answer of ours comes back', async () => {
  const { key, steer } = emulator.world();
  await steer('outcomes', { response: { category: 'cow' } });
  const task = await createWithKey({ url: emulator.url, key }, 'categorization', TASK, 'cow-2');
  assert.deepEqual((task as { response?: object }).response, { category: 'cow' });
});
