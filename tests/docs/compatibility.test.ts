import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { definitions } from '../task-types/check.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/compatibility.md'), 'utf8');

it('the page names every task type once', async () => {
  const section = page.slice(page.indexOf('## Task types'));
  const full = [...section.matchAll(/\*\*(\w+)\*\*/g)].map((match) => match[1]);
  const names = (await definitions()).map(({ name }) => name);
  assert.deepEqual(full.toSorted(), names.toSorted());
});
