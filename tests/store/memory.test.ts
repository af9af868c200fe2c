import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { openMemoryStore } from '../../src/store/open.ts';

const COUNT = 'select count(*) from sessions';
const INSERT =
  "insert into sessions (account_id, session_hash, user_id, created_at, expires_at) values (1, ?, 'u', 1, 1)";

describe('a store in memory', async () => {
  const store = await openMemoryStore();
  after(() => store.close());
  const rows = async () => Number((await store.all(COUNT, []))[0]![0]);

  it('reads see nothing of a unit before its commit, though they share its connection', async () => {
    const seen: Promise<number>[] = [];
    const unit = (name: string, fails: boolean) =>
      store.write(async (tx) => {
        await tx.run(INSERT, [name]);
        seen.push(
          rows(),
          store.snapshot([{ sql: COUNT, params: [] }], true).then(([found]) => Number(found![0]![0])),
        );
        // Long enough that a read which did not wait would be done by now.
        for (let i = 0; i < 50; i++) await tx.all('select 1', []);
        assert.equal(Number((await tx.all(COUNT, []))[0]![0]), fails ? 2 : 1, 'the unit sees itself');
        if (fails) throw new Error('taken back');
      });
    const [first, second] = await Promise.allSettled([unit('a', false), unit('b', true)]);
    assert.deepEqual([first.status, second.status], ['fulfilled', 'rejected']);
    assert.deepEqual(await Promise.all(seen), [1, 1, 1, 1], 'the commit of both, without what was taken back');
  });

  it('reads get their turn while units never end', async () => {
    let isOver = false;
    const writing = (async () => {
      for (let i = 0; !isOver; i++) await store.write((tx) => tx.run(INSERT, [`w${i}`]));
    })();
    for (let i = 0; i < 20; i++) assert.ok((await rows()) >= 1);
    isOver = true;
    await writing;
  });

  it('two stores have nothing in common', async () => {
    const other = await openMemoryStore();
    assert.equal(Number((await other.all(COUNT, []))[0]![0]), 0);
    await other.close();
  });
});
