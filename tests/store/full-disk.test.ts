import assert from 'node:assert/strict';
import { it } from 'node:test';
import { StoreUnavailable, type Tx } from '../../src/store/db.ts';
import { openFreshStore } from '../kit/opened.ts';

it('a full SQLite file is an unavailable store, and works again when there is room', async () => {
  const { store, close } = await openFreshStore('sqlite');
  try {
    await store.write((tx) => tx.all('pragma max_page_count = 1', [])); // no page more than there are
    const fill = (tx: Tx) => tx.run(`update accounts set name = ? where account_id = 1`, ['x'.repeat(1_000_000)]);
    const both = await Promise.allSettled([store.write(fill), store.write(fill)]);
    for (const one of both) {
      assert.ok(one.status === 'rejected' && one.reason instanceof StoreUnavailable, JSON.stringify(one));
    }
    await store.write((tx) => tx.all('pragma max_page_count = 100000', []));
    assert.equal(await store.write(fill), 1);
  } finally {
    await close();
  }
});
