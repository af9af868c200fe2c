import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import fc from 'fast-check';
import { addFailure } from '../../src/store/callback-endpoints.ts';
import { endpointsWithDue, takeDue } from '../../src/store/callback-queue.ts';
import { insertCallback } from '../../src/store/callbacks.ts';
import { type OpenedStore, openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';

onEachStore((name) => {
  let o: OpenedStore;
  before(async () => {
    o = await openFreshStore(name);
  });
  after(() => o.close());

  interface Waiting {
    accountId: number;
    endpoint: string;
    at: number;
  }
  const fill = (rows: Waiting[]) =>
    o.store.write(async (tx) => {
      const { mint } = o.context('live');
      await tx.run('delete from callbacks', []);
      for (const { accountId, endpoint, at } of rows) {
        const row = { accountId, endpoint, url: endpoint, mode: 'live' as const, taskId: null, batch: 'b', body: '{}' };
        await insertCallback(tx, { ...row, reason: 'batch', callbackId: mint().id, createdAt: at });
      }
    });

  it('finds every endpoint once, in order, with its earliest row, page by page', async () => {
    const waiting = fc.record({
      accountId: fc.integer({ min: 1, max: 3 }),
      endpoint: fc.constantFrom('http://a', 'http://B', 'http://b', 'é@example.com', 'z@example.com'),
      at: fc.integer({ min: 1, max: 1e13 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(waiting, { maxLength: 12 }), fc.integer({ min: 1, max: 4 }), async (rows, limit) => {
        await fill(rows);
        const found: [number, string, number][] = [];
        let after = { accountId: -1, endpoint: '' };
        for (;;) {
          const page = await endpointsWithDue(o.store, after, limit);
          found.push(...page.map((p): [number, string, number] => [p.accountId, p.endpoint, p.nextAt]));
          if (page.length < limit) break;
          after = page.at(-1)!;
        }
        const groups = Map.groupBy(rows, (row) => `${row.accountId} ${row.endpoint}`);
        const expected = [...groups.values()].map((group): [number, string, number] => [
          group[0]!.accountId,
          group[0]!.endpoint,
          Math.min(...group.map((row) => row.at)),
        ]);
        const bytes = ([accountId, endpoint]: [number, string, number]) => `${accountId} ${endpoint}`;
        expected.sort((a, b) => Buffer.compare(Buffer.from(bytes(a)), Buffer.from(bytes(b))));
        assert.deepEqual(found, expected);
      }),
      { numRuns: 60 },
    );
  });

  it('takes what is due, oldest first, and nobody gets it again before its time', async () => {
    const endpoint = { accountId: 1, endpoint: 'http://a' };
    await fill([30, 10, 20, 99].map((at) => ({ ...endpoint, at })));
    const take = (now: number, most = 10) =>
      o.store.write((tx) => takeDue(tx, endpoint, { now, until: now + 60, most }));
    assert.deepEqual(
      (await take(30, 2)).map((row) => row.createdAt),
      [10, 20],
    );
    assert.deepEqual(
      (await take(30)).map((row) => row.createdAt),
      [30],
    );
    assert.deepEqual(await take(89), []);
    assert.equal((await take(90)).length, 3);
    const all = await Promise.all(Array.from({ length: 8 }, () => take(1000, 1)));
    const ids = all.flat().map((row) => row.callbackId);
    assert.equal(ids.length, new Set(ids).size);
  });

  it('counts failures that come at once, each once, and not beyond the bound', async () => {
    const endpoint = { accountId: 1, endpoint: 'http://failing' };
    const counted = await Promise.all(
      Array.from({ length: 12 }, () => o.store.write((tx) => addFailure(tx, endpoint, 5))),
    );
    assert.deepEqual(counted.map((one) => one.failures).sort(), [1, 2, 3, 4, 5, 5, 5, 5, 5, 5, 5, 5]);
  });
}, 'callback queue');
