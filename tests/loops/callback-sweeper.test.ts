/** Delivered callbacks are kept as long as the account says; nothing else goes. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createMint } from '../../src/ids.ts';
import { callbackSweeper } from '../../src/loops/callback-sweeper.ts';
import { insertCallback } from '../../src/store/callbacks.ts';
import type { Store } from '../../src/store/db.ts';
import { suite } from '../kit/suite.ts';
import { onStore } from '../queue/people.ts';

const DAY = 24 * 60 * 60 * 1000;

suite('retention of callbacks', (s) => {
  const now = Date.now();

  /** @param age days. @returns its id. */
  async function callback(store: Store, mode: 'live' | 'test', state: 'delivered' | 'failed' | 'due', age: number) {
    const at = now - age * DAY;
    const callbackId = createMint(() => at)().id;
    const row = { callbackId, mode, taskId: null, batch: null, reason: 'manual', endpoint: 'http://a.example' };
    await store.write(async (tx) => {
      await insertCallback(tx, { accountId: 1, ...row, url: 'http://a.example/', createdAt: at, body: '{}' });
      // As if it had been tried long ago; what is due must not be tried while this test looks at it.
      await tx.run('update callbacks set state = ?, tries = 1, next_at = ? where account_id = 1 and callback_id = ?', [
        state,
        now + DAY,
        callbackId,
      ]);
      await tx.run(
        'insert into callback_attempts (account_id, callback_id, n, at, ms, status_code, error, response) values (1, ?, 1, ?, 5, 200, null, null)',
        [callbackId, at],
      );
    });
    return callbackId;
  }
  const kept = (store: Store) =>
    store
      .all('select callback_id from callbacks where account_id = 1 order by callback_id', [])
      .then((rows) => rows.flat());
  const set = (days: number | null) => s.live.post('/v1/settings', { callback_retention_days: days });

  it('is a setting of each mode, for ever until it is set', async () => {
    assert.equal((await s.live.get('/v1/settings')).json.callback_retention_days, null);
    for (const days of [0, 3651, 1.5, 'week']) {
      const { status, json } = await s.live.post('/v1/settings', { callback_retention_days: days });
      assert.equal(status, 400, String(days));
      assert.match(json.error, /"callback_retention_days"/);
    }
    assert.equal((await set(30)).json.callback_retention_days, 30);
    assert.equal((await s.live.get('/v1/settings')).json.callback_retention_days, 30);
    assert.equal((await s.test.get('/v1/settings')).json.callback_retention_days, null);
    assert.equal((await set(null)).json.callback_retention_days, null);
  });

  it('removes what was delivered before, with its attempts, and nothing else', async () => {
    await set(30);
    await onStore(s, async (store) => {
      const sweep = () => callbackSweeper({ store, now: () => now }).runOnce();
      const old = await Promise.all(Array.from({ length: 450 }, () => callback(store, 'live', 'delivered', 31)));
      const others = [
        await callback(store, 'live', 'delivered', 29),
        await callback(store, 'live', 'failed', 400),
        await callback(store, 'live', 'due', 400),
        await callback(store, 'test', 'delivered', 400),
      ];
      const before = await kept(store);
      assert.ok([...old, ...others].every((id) => before.includes(id)));
      await sweep();
      assert.deepEqual(
        (await kept(store)).filter((id) => [...old, ...others].includes(String(id))),
        others.sort(),
      );
      const [row] = await store.all(
        'select count(*) from callback_attempts a where a.account_id = 1 and not exists (select 1 from callbacks c where c.account_id = 1 and c.callback_id = a.callback_id)',
        [],
      );
      assert.equal(Number(row![0]), 0, 'no attempt is left of what is gone');
      await set(null);
      const late = await callback(store, 'live', 'delivered', 4000);
      await sweep();
      assert.ok((await kept(store)).includes(late), 'kept for ever');
    });
  });
});
