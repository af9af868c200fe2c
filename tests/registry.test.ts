import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { loadRegistry, TASK_TYPES_DIR } from '../src/registry.ts';

it('adding a type is adding one folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'taskwright-types-'));
  try {
    mkdirSync(join(folder, 'cowcounting'));
    writeFileSync(
      join(folder, 'cowcounting', 'definition.ts'),
      `export default {
        name: 'cowcounting',
        summary: 'Count the cows.',
        attachment: 'one',
        params: { type: 'object', required: ['breed'], properties: { breed: { type: 'string' }, calves: { type: 'boolean', default: false } } },
        responseSchema: (params: { calves: boolean }) => ({
          type: 'object',
          required: params.calves ? ['cows', 'calves'] : ['cows'],
          properties: { cows: { type: 'integer', minimum: 0 }, calves: { type: 'integer', minimum: 0 } },
        }),
        sample: () => ({ cows: 1 }),
        example: { attachment: 'http://a.example/1.png', breed: 'angler' },
      };`,
    );
    const registry = await loadRegistry([TASK_TYPES_DIR, folder]);
    const type = registry.get('cowcounting');
    assert.deepEqual(type.checkParams({ attachment: 'x', breed: 'angler', calves: 'true' }, false), {
      attachment: 'x',
      breed: 'angler',
      calves: true,
    });
    assert.deepEqual(type.checkParams({ attachment: 'x', breed: 'angler' }, false), {
      attachment: 'x',
      breed: 'angler',
      calves: false,
    });
    assert.throws(() => type.checkParams({ attachment: 'x' }, false), /"breed" is required/);
    assert.throws(() => type.checkParams({ breed: 'angler' }, false), /include an attachment/);
    type.checkResponse({ calves: false }, { cows: 3 });
    assert.throws(() => type.checkResponse({ calves: true }, { cows: 3 }), /"calves" is required/);
    assert.throws(
      () => type.checkResponse({ calves: false }, { cows: -1 }),
      /"cows" must be greater than or equal to 0/,
    );
    assert.throws(
      () => type.checkHypothesis({ breed: 'angler', calves: false }, { cows: 3 }),
      /"hypothesis" is not allowed: tasks of the type cowcounting take none/,
    );
    assert.ok(registry.types.some(({ name }) => name === 'imageannotation'));
    assert.throws(() => registry.get('nothing'), /There is no task type "nothing"/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
