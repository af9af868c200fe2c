/** An emptied world keeps nothing of its evaluation and training tasks. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { sweepWorld } from '../../src/store/worlds.ts';
import { type OpenedStore, openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';

const ROWS = {
  quality_tasks: `(account_id, mode, task_id, kind, project, type, created_at, metadata, params, expected_response)
    values (1, 'test', 't', 'evaluation', 'p', 'comparison', 1, '{}', '{}', '{}')`,
  quality_pools: `(account_id, mode, project, type, evaluations) values (1, 'test', 'p', 'comparison', 1)`,
  quality_standings: `(account_id, mode, user_id, project, type) values (1, 'test', 'u', 'p', 'comparison')`,
  quality_scores: `(account_id, mode, task_id, user_id, score_id, kind, project, type, score, counted, tries, answered_at)
    values (1, 'test', 't', 'u', 's', 'evaluation', 'p', 'comparison', 1, 1, 1, 1)`,
};

onEachStore((name) => {
  let o: OpenedStore;
  before(async () => {
    o = await openFreshStore(name);
    for (const [table, row] of Object.entries(ROWS))
      await o.store.write((tx) => tx.run(`insert into ${table} ${row}`, []));
  });
  after(() => o.close());

  it('a world is empty after its sweep', async () => {
    const count = async (table: string) => Number((await o.store.all(`select count(*) from ${table}`, []))[0]![0]);
    for (const table of Object.keys(ROWS)) assert.equal(await count(table), 1);
    let swept = 1;
    for (let round = 0; swept > 0 && round < 20; round++) {
      swept = await o.store.write((tx) => sweepWorld(tx, { accountId: 1, mode: 'test' }, 2));
    }
    for (const table of Object.keys(ROWS)) assert.equal(await count(table), 0, table);
  });
}, 'an emptied world');
