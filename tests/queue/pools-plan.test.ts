/** Work that is for others costs a labeler's claim nothing: with much of it there, no plan reads it. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { countStatements, firstStatements } from '../../src/store/claim-pools.ts';
import type { Statement } from '../../src/store/db.ts';
import { claimStatement } from '../../src/store/queue.ts';
import { type OpenedStore, openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';

const OTHERS = 20_000;
const A_UNIT = 5000;

onEachStore((name) => {
  let o: OpenedStore;
  before(async () => {
    o = await openFreshStore(name);
    await o.store.write(async (tx) => {
      for (const [project, user] of [
        ['his', 'he'],
        ['mine', 'me'],
      ]) {
        await tx.run(
          `insert into projects (account_id, mode, name, type, created_at, closed) values (1, 'live', ?, 'comparison', 1, 1)`,
          [project!],
        );
        await tx.run(`insert into assignments (account_id, mode, user_id, project) values (1, 'live', ?, ?)`, [
          user!,
          project!,
        ]);
      }
    });
    for (let from = 0; from < OTHERS; from += A_UNIT) {
      const rows = Array.from({ length: A_UNIT }, (_, i) => {
        return `(1, 'live', '${String(from + i).padStart(24, '0')}', 0, 'label', 3, 'comparison', 'his', 30, 0)`;
      });
      const columns = 'account_id, mode, task_id, slot, kind, open, type, project, priority, batch_priority';
      await o.store.write((tx) => tx.run(`insert into open_answers (${columns}) values ${rows.join(', ')}`, []));
    }
    if (name === 'postgres') await o.store.write((tx) => tx.run('analyze', []));
  });
  after(() => o.close());

  const world = { accountId: 1, mode: 'live', kind: 'label', userId: 'me' } as const;
  const scope = { assigned: true, closed: true };
  const cases: [string, () => Statement[]][] = [
    ['finding his next task', () => firstStatements(world, scope)],
    ['counting what waits for him', () => countStatements(world, scope)],
    ['taking it', () => [claimStatement(o.store, world, 'lease', { of: 'project', name: 'mine' })]],
    ['taking what is for all', () => [claimStatement(o.store, world, 'lease', { of: 'all', checked: true })]],
  ];
  for (const [what, statements] of cases) {
    it(`${what} is by index`, async () => {
      for (const { sql, params } of statements()) {
        const explain = name === 'sqlite' ? 'explain query plan' : 'explain';
        const plan = await o.store.write((tx) => tx.all(`${explain} ${sql}`, params));
        const text = plan.map((row) => String(row.at(-1))).join('\n');
        assert.doesNotMatch(text, /SCAN (open_answers|o|h)\b|Seq Scan on open_answers|JIT/, text);
        assert.match(text, /open_answers_(assigned|closed_batch|queue)/, text);
      }
    });
  }
}, 'claims beside much work of others');
