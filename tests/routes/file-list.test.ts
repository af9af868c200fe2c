/** Files are found by project, reference_id and metadata (api-facts D.9). */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { png } from '../kit/png.ts';
import { suite } from '../kit/suite.ts';
import { upload } from '../kit/upload.ts';
import { ok } from '../queue/labeling.ts';

const PICTURE = png(40, 30);

suite('lists of files', (s) => {
  it('lists newest first, by project, reference_id and metadata, page by page', async () => {
    ok(await s.live.post('/v1/projects', { type: 'imageannotation', name: 'listed' }));
    const made: string[] = [];
    for (const n of [0, 1, 2, 3, 4]) {
      const metadata = JSON.stringify({ herd: n % 2 ? 'odd' : 'even', n, nested: { b: 1, a: [n] } });
      made.push(ok(await upload(s.live, PICTURE, { project_name: 'listed', reference_id: `n${n}`, metadata })).id);
    }
    const ids = async (query: string): Promise<string[]> =>
      ok(await s.live.get(`/v1/files?${query}`)).docs.map((file: { id: string }) => file.id);
    const of = (...ns: number[]) => ns.map((n) => made[n]);
    const by = (metadata: object) => `metadata=${encodeURIComponent(JSON.stringify(metadata))}`;
    assert.deepEqual(await ids('project=listed'), of(4, 3, 2, 1, 0));
    assert.deepEqual(await ids('reference_id=n3'), of(3));
    assert.deepEqual(await ids(`project=listed&${by({ herd: 'odd' })}`), of(3, 1));
    assert.deepEqual(await ids(by({ herd: 'odd', n: 1 })), of(1));
    assert.deepEqual(await ids(by({ nested: { a: [2], b: 1 } })), of(2));
    assert.deepEqual(await ids(by({ n: '1' })), []);
    const seen: string[] = [];
    for (let cursor = '', page = 0; page < 4; page++) {
      const { docs, has_more, next_token, limit } = ok(await s.live.get(`/v1/files?project=listed&limit=2${cursor}`));
      assert.equal(limit, 2);
      seen.push(...docs.map((file: { id: string }) => file.id));
      if (!has_more) break;
      cursor = `&${page % 2 ? 'cursor' : 'next_token'}=${next_token}`;
    }
    assert.deepEqual(seen, of(4, 3, 2, 1, 0));
    const { next_token } = ok(await s.live.get('/v1/files?project=listed&limit=2'));
    for (const bad of [`cursor=${next_token}`, 'cursor=x', 'limit=0', 'limit=101', 'metadata=[1]', 'metadata=x']) {
      assert.equal((await s.live.get(`/v1/files?${bad}`)).status, 400, bad);
    }
    assert.deepEqual(ok(await s.test.get('/v1/files?project=listed')).docs, []);
  });

  it('replaces the metadata of a file', async () => {
    const { id, updated_at } = ok(await upload(s.live, PICTURE, { metadata: '{"old":true,"both":1}' }));
    const changed = ok(await s.live.post(`/v1/files/${id}/setMetadata`, { new: 'x', both: 1 }));
    assert.deepEqual(changed.metadata, { new: 'x', both: 1 });
    assert.ok(changed.updated_at >= updated_at);
    const found = async (metadata: string) =>
      ok(await s.live.get(`/v1/files?metadata=${encodeURIComponent(metadata)}`)).docs.length;
    assert.deepEqual([await found('{"old":true}'), await found('{"new":"x","both":1}')], [0, 1]);
    assert.equal((await s.live.post(`/v1/files/${id}/setMetadata`, [1])).status, 400);
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`k${n}`, n]));
    assert.equal((await s.live.post(`/v1/files/${id}/setMetadata`, many)).status, 400);
    assert.equal((await s.live.post(`/v1/files/${id}/setMetadata`, { a: 'x'.repeat(10_300) })).status, 400);
    assert.deepEqual(ok(await s.live.get(`/v1/files/${id}`)).metadata, { new: 'x', both: 1 });
  });
});
