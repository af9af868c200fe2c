import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { loadRegistry } from '../../src/registry.ts';
import { UNCHECKED_TYPES } from '../../task-types/unchecked.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/compatibility.md'), 'utf8');

it('the page names every task type, and which of them are unchecked', async () => {
  const section = page.slice(page.indexOf('## Task types'));
  const full = [...section.matchAll(/\*\*(\w+)\*\*/g)].map((match) => match[1]);
  const unchecked = section.slice(section.indexOf('test mode):')).match(/\b[a-z0-9]+(?=[,.])/g)!;
  const { types } = await loadRegistry();
  const names = types.map((type) => type.name).filter((name) => !UNCHECKED_TYPES.includes(name));
  assert.deepEqual(full.toSorted(), names.toSorted());
  assert.deepEqual(unchecked.toSorted(), [...UNCHECKED_TYPES].toSorted());
});
