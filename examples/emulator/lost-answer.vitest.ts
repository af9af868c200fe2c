/** vitest run --dir examples/emulator --config examples/emulator/vitest.config.ts: the same with vitest. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { countTasks, createWithUniqueId } from './client.ts';
import { type Emulator, startEmulator } from './emulator.ts';

const TASK = { attachment_type: 'image', attachment: 'https://example.com/cow.png', categories: ['cow', 'no cow'] };

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator();
});
afterAll(() => emulator.stop());

test.concurrent.each(['drop-after-commit', 'truncate', '503-after-commit'])('%s: one task', async (fault) => {
  const { key, fail } = emulator.world();
  const server = { url: emulator.url, key };
  await fail(`POST /v1/task/categorization = ${fault} once`);
  const task = await createWithUniqueId(server, 'categorization', { ...TASK, unique_id: 'cow/1' });
  expect(task.unique_id).toBe('cow/1');
  expect(await countTasks(server)).toBe(1);
});
