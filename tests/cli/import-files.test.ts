/** Tasks whose answers are files come with what the files are made of: they outlive the server that they came from. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { loadRegistry } from '../../src/registry.ts';
import type { Answer, api } from '../kit/client.ts';
import { onEachStore } from '../kit/stores.ts';
import { type Json, label, ok, type Pair, startPair, tasksOf } from './importing.ts';

const registry = await loadRegistry();
const TYPES = ['segmentannotation', 'videoannotation', 'lidarannotation'];
type Api = ReturnType<typeof api>;

/** All addresses in a document that are those of results. */
const addressesIn = (doc: Json): string[] =>
  [...JSON.stringify(doc).matchAll(/"(http[^"]*\/response_url\/[^"]+)"/g)].map(([, address]) => address!);

onEachStore((store) => {
  let pair: Pair;
  before(async () => {
    pair = await startPair(store);
  });
  after(() => pair?.close());

  async function assertSameFiles(mode: 'live' | 'test'): Promise<number> {
    const { there, here } = pair;
    let files = 0;
    for (const { task_id, type } of await tasksOf(there[mode])) {
      const [source, copy] = await Promise.all(
        [there, here].map(async (side) => addressesIn(ok(await side[mode].get(`/v1/task/${task_id}`)))),
      );
      assert.ok(source!.length > 0, type);
      assert.equal(copy!.length, source!.length, type);
      const read = (call: Api, address: string): Promise<Answer> => call.get(new URL(address).pathname);
      for (const [i, address] of source!.entries()) {
        assert.ok(copy![i]!.startsWith(`${here.server.url}/`), `${type}: ${copy![i]}`);
        const [was, is] = [await read(there[mode], address), await read(here[mode], copy![i]!)];
        assert.deepEqual([was.status, is.status], [200, 200], is.text);
        assert.equal(is.text, was.text, type);
        files++;
      }
    }
    return files;
  }

  it('segmentations, videos and scenes: the addresses are those of this server, the bytes the same', async () => {
    for (const name of TYPES) ok(await pair.there.test.post(`/v1/task/${name}`, registry.get(name).type.example));
    const { code, out, err } = await pair.run(['--mode', 'test']);
    assert.equal(code, 0, out + err);
    assert.ok((await assertSameFiles('test')) >= TYPES.length);
    assert.match((await pair.run(['--mode', 'test'])).out, /tasks: 0 new, 0 changed, 3 the same, 0 refused/);
  });

  it('so do the answers of each labeler, and those before a correction', async () => {
    const { live } = pair.there;
    const { type } = registry.get('segmentannotation');
    const { task_id, params } = ok(
      await live.post('/v1/task/segmentannotation', { ...(type.example as object), responses_required: 1 }),
    );
    const response = type.sample(params);
    await label(live, {}, 1, () => ({ verb: 'submit', body: { response } }));
    const { annotations } = response as Json;
    const fixed = { ...response, annotations: annotations.slice(0, 1) };
    const audit = await live.post(`/v1/task/${task_id}/audit`, { decision: 'fix', response: fixed });
    assert.equal(ok(audit).prior_responses.length, 1);
    const { code, out, err } = await pair.run();
    assert.equal(code, 0, out + err);
    await assertSameFiles('live');
    const stored = ok(await pair.here.live.get(`/v1/task/${task_id}?stored_response=true`));
    assert.deepEqual([stored.response, stored.prior_responses], [fixed, [response]]);
    const { docs } = ok(await pair.here.live.get('/v1/tasks?stored_response=true'));
    assert.deepEqual(docs[0], stored);
  });
}, 'taskwright import of answers that are files');
