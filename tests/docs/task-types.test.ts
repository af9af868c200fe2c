import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { taskTypesPage } from '../../scripts/task-types-doc.ts';
import { loadRegistry } from '../../src/registry.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, '../..', name), 'utf8');

it('docs/task-types.md says what the definitions say; node scripts/task-types-doc.ts writes it', async () => {
  const page = read('docs/task-types.md');
  assert.ok(page === (await taskTypesPage()), 'docs/task-types.md is stale: run node scripts/task-types-doc.ts');
  for (const { name } of (await loadRegistry()).types)
    assert.ok(page.includes(`## ${name}\n`) || page.includes(`\`${name}\``));
});

it('the page is linked from where people look for it', () => {
  for (const file of ['README.md', 'docs/compatibility.md', 'docs/formats.md']) {
    assert.ok(read(file).includes('task-types.md'), file);
  }
});
