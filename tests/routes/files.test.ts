/** Files that are uploaded and imported: their shape, what is refused, and what is left on the disk (api-facts D.9). */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { filesIn } from '../kit/folders.ts';
import { png } from '../kit/png.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { multipart, upload } from '../kit/upload.ts';
import { ok } from '../queue/labeling.ts';
import { createPeople, createStranger, onStore } from '../queue/people.ts';

const PICTURE = png(40, 30);
const MB = 1024 * 1024;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const stored = (s: Suite) => filesIn(join(s.env.TASKWRIGHT_DATA_DIR!, 'files', 'whole'));
const parts = (s: Suite) => filesIn(join(s.env.TASKWRIGHT_DATA_DIR!, 'files', 'parts'));
const countOf = (s: Suite, table: string) =>
  onStore(s, async (store) => Number((await store.all(`select count(*) from ${table}`, []))[0]![0]));

suite(
  'files',
  (s) => {
    let web: Receiver;
    before(async () => {
      web = await startReceiver();
    });
    after(() => web.close());

    it('takes an upload, answers in Scale’s shape and keeps exactly its bytes', async () => {
      ok(await s.live.post('/v1/projects', { type: 'imageannotation', name: 'herd' }));
      const fields = { project_name: 'herd', display_name: 'A cow', reference_id: 'cow/1', metadata: '{"id":"cow0"}' };
      const made = ok(await upload(s.live, PICTURE, fields, { type: 'text/plain' }));
      assert.match(made.id, UUID);
      assert.match(made.attachment_url, new RegExp(`^scaledata://[0-9a-f]{24}/${made.id}$`));
      const { id, attachment_url, created_at, updated_at, ...rest } = made;
      assert.equal(created_at, updated_at);
      assert.deepEqual(rest, {
        mime_type: 'image/png',
        size: PICTURE.length,
        project_names: ['herd'],
        display_name: 'A cow',
        reference_id: 'cow/1',
        metadata: { id: 'cow0' },
      });
      const path = stored(s).find((name) => name.endsWith(id))!;
      assert.deepEqual(readFileSync(join(s.env.TASKWRIGHT_DATA_DIR!, 'files', 'whole', path)), PICTURE);
      assert.deepEqual(ok(await s.live.get(`/v1/files/${id}`)), made);
      assert.deepEqual(ok(await upload(s.live, PICTURE)).project_names, []);
      assert.deepEqual(parts(s), []);
      assert.ok(attachment_url);
    });

    it('refuses a reference_id twice with 409, for each mode by itself, and keeps no bytes of the second', async () => {
      const { id } = ok(await upload(s.live, PICTURE, { reference_id: 'twice' }));
      const before = stored(s).length;
      const second = await upload(s.live, PICTURE, { reference_id: 'twice' });
      assert.equal(second.status, 409);
      assert.match(second.json.error, new RegExp(`reference_id \\("twice"\\).*${id}`));
      web.answer('/twice.png', { body: PICTURE });
      const third = await s.live.post('/v1/files/import', { file_url: `${web.url}/twice.png`, reference_id: 'twice' });
      assert.equal(third.status, 409);
      assert.equal(stored(s).length, before);
      ok(await upload(s.test, PICTURE, { reference_id: 'twice' }));
    });

    it('lets one of many with one reference_id win', async () => {
      const before = stored(s).length;
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => upload(s.live, PICTURE, { reference_id: 'race' })),
      );
      assert.deepEqual(answers.map(({ status }) => status).toSorted(), [200, ...Array(7).fill(409)]);
      await until(
        () => stored(s).length,
        (n) => n === before + 1,
      );
    });

    it('imports through the safe fetch, by content and not by claim', async () => {
      web.answer('/cow', { body: PICTURE, headers: { 'content-type': 'text/html' } });
      const body = { file_url: `${web.url}/cow`, display_name: 'Cow', metadata: { id: 1 } };
      const made = ok(await s.live.post('/v1/files/import', body));
      assert.deepEqual([made.mime_type, made.size, made.display_name], ['image/png', PICTURE.length, 'Cow']);
      assert.deepEqual(made.metadata, { id: 1 });
      const text = ok(await s.live.post('/v1/files/import', { file_url: `${web.url}/cow`, metadata: '{"a":"b"}' }));
      assert.deepEqual(text.metadata, { a: 'b' });
    });

    it('refuses to import what is inside, elsewhere, gone, empty or too large, with nothing of what was said there', async () => {
      const before = stored(s).length;
      web.answer('/gone', { status: 404, body: 'secret' });
      web.answer('/empty', { body: '' });
      web.answer('/large', { body: Buffer.alloc(81 * MB) });
      web.answer('/down', { status: 503, body: 'secret' });
      web.answer('/reset', { instead: 'reset' });
      web.answer('/inside', { status: 302, headers: { location: 'http://169.254.169.254/' } });
      const cases: [string, number, RegExp][] = [
        [`${web.url}/gone`, 400, /status 404/],
        [`${web.url}/empty`, 400, /is empty/],
        [`${web.url}/large`, 400, /larger than the limit of 83886080 bytes/],
        [`${web.url}/down`, 502, /status 503/],
        [`${web.url}/reset`, 502, /cannot be had just now/],
        [`${web.url}/inside`, 400, /cannot be had/],
        ['http://169.254.169.254/latest/meta-data', 400, /cannot be had/],
        ['http://10.1.2.3/x', 400, /cannot be had/],
        ['s3://cows/one.png', 400, /no credentials/],
        ...['file:///etc/passwd', '/etc/passwd', 'data:text/plain,x', '\\\\host\\share', 'gopher://a/', 'http:///'].map(
          (url): [string, number, RegExp] => [url, 400, /file_url/],
        ),
      ];
      for (const [file_url, status, sentence] of cases) {
        const refused = await s.live.post('/v1/files/import', { file_url });
        assert.equal(refused.status, status, `${file_url}: ${refused.text}`);
        assert.match(refused.json.error, sentence, file_url);
        assert.doesNotMatch(refused.text, /secret/);
      }
      assert.equal((await s.live.post('/v1/files/import', {})).status, 400);
      assert.equal((await s.live.post('/v1/files/import', { file_url: `${web.url}/cow\0` })).status, 400);
      assert.equal(stored(s).length, before);
      assert.deepEqual(parts(s), []);
    });

    it('refuses malformed uploads and names what is wrong', async () => {
      const raw = (bytes: string | Uint8Array, type: string) =>
        s.live.post('/v1/files/upload', undefined, { raw: bytes, headers: { 'content-type': type } });
      const bound = 'multipart/form-data; boundary=x';
      const part = (head: string, body: string) => `--x\r\ncontent-disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
      const file = part('name="file"; filename="a"', 'bytes');
      const cases: [string, number, RegExp, string?][] = [
        ['{"file":"x"}', 415, /multipart\/form-data/, 'application/json'],
        ['x', 415, /multipart\/form-data/, 'multipart/form-data'],
        ['x', 415, /multipart\/form-data/, 'multipart/form-dataX; boundary=x'],
        ['{"file":"x"}', 400, /not whole/],
        [file, 400, /not whole/],
        [part('name="file"; filename="a"', 'half').slice(0, -4), 400, /not whole/],
        [`${part('name="a"', 'b')}--x--\r\n`, 400, /"file" is required/],
        [`${part('name="file"', 'b')}--x--\r\n`, 400, /"file" is required/],
        [`${part('name="other"; filename="a"', 'b')}--x--\r\n`, 400, /"file" is required/],
        [`${part('name="file"; filename="a"', '')}--x--\r\n`, 400, /"file" is empty/],
        [`${file}${file}--x--\r\n`, 400, /too many parts|"file"/],
        [`${part('name="metadata"', '[1]')}${file}--x--\r\n`, 400, /"metadata" must be an object/],
        [`${part('name="metadata"', '{"a":"\\u0000"}')}${file}--x--\r\n`, 400, /NUL/],
        [`${part('name="display_name"', 'a\0b')}${file}--x--\r\n`, 400, /NUL/],
        [`${part('name="__proto__"', 'a')}${file}--x--\r\n`, 400, /__proto__/],
        [`${file}${part('name="reference_id"', 'a')}${part('name="reference_id"', 'b')}--x--\r\n`, 400, /given once/],
        [`${file}${part('name="reference_id"', 'a'.repeat(257))}--x--\r\n`, 400, /"reference_id"/],
        [`${file}${part('name="metadata"', 'a'.repeat(70_000))}--x--\r\n`, 400, /"metadata" must be at most/],
        [`${file}${part('name="project_name"', 'nowhere')}--x--\r\n`, 404, /Project "nowhere" not found/],
        [`${file}${part('name="f"', '1').repeat(150)}--x--\r\n`, 400, /too many parts|given once/],
      ];
      const before = stored(s).length;
      for (const [body, status, sentence, type = bound] of cases) {
        const refused = await raw(body, type);
        assert.equal(refused.status, status, `${body.slice(0, 200)}: ${refused.text}`);
        assert.match(refused.json.error, sentence, body.slice(0, 200));
      }
      assert.equal((await s.live.post('/v1/files/upload')).status, 415);
      assert.equal(stored(s).length, before);
      assert.deepEqual(parts(s), []);
      assert.equal(await countOf(s, 'unclaimed_files'), 0);
    });

    it('takes 80 MB and refuses one byte more with 413, announced or not, in little memory', async () => {
      const memory = () =>
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${s.server.pid}/status`, 'utf8'))![1]) / 1024;
      const whole = Buffer.alloc(80 * MB, 1);
      const began = memory();
      const made = ok(await upload(s.live, whole));
      assert.equal(made.size, whole.length);
      assert.ok(memory() - began < 70, `${memory() - began} MB more`);
      const before = stored(s).length;
      const announced = await upload(s.live, Buffer.concat([whole, Buffer.alloc(1)]));
      assert.equal(announced.status, 413);
      assert.match(announced.json.error, /larger than the limit of 83886080 bytes/);
      const { raw, contentType } = await multipart({}, Buffer.alloc(82 * MB));
      const headers = { authorization: `Bearer ${s.server.liveKey}`, 'content-type': contentType };
      const chunked = await new Promise<number>((resolve, reject) => {
        const sent = httpRequest(`${s.server.url}/v1/files/upload`, { method: 'POST', headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode!);
        });
        sent.on('error', reject);
        for (let at = 0; at < raw.length; at += MB) sent.write(raw.subarray(at, at + MB));
        sent.end();
      });
      assert.equal(chunked, 413);
      assert.equal(stored(s).length, before);
      assert.deepEqual(parts(s), []);
    });

    it('honours Idempotency-Key: the same file once, another file 409, a refusal saved', async () => {
      const headers = { 'idempotency-key': 'files/1' };
      const first = ok(await upload(s.live, PICTURE, { display_name: 'a' }, { headers }));
      const before = stored(s).length;
      // A new boundary each time: the body is compared as it was read.
      const again = await upload(s.live, PICTURE, { display_name: 'a' }, { headers });
      assert.deepEqual(again.json, first);
      assert.equal(again.headers['idempotent-replayed'], 'true');
      assert.equal((await upload(s.live, png(2, 2), { display_name: 'a' }, { headers })).status, 409);
      assert.equal(stored(s).length, before);
      web.answer('/once.png', [{ body: PICTURE }, { status: 500 }]);
      const wish = [{ file_url: `${web.url}/once.png` }, { headers: { 'idempotency-key': 'files/2' } }] as const;
      const imported = ok(await s.live.post('/v1/files/import', ...wish));
      assert.deepEqual(ok(await s.live.post('/v1/files/import', ...wish)), imported, 'without a second fetch');
      web.answer('/saved', [{ status: 404 }, { body: PICTURE }]);
      const bad = [{ file_url: `${web.url}/saved` }, { headers: { 'idempotency-key': 'files/3' } }] as const;
      assert.equal((await s.live.post('/v1/files/import', ...bad)).status, 400);
      assert.equal((await s.live.post('/v1/files/import', ...bad)).status, 400, 'the saved refusal');
      web.answer('/later', [{ status: 503 }, { body: PICTURE }]);
      const later = [{ file_url: `${web.url}/later` }, { headers: { 'idempotency-key': 'files/4' } }] as const;
      assert.equal((await s.live.post('/v1/files/import', ...later)).status, 502);
      ok(await s.live.post('/v1/files/import', ...later));
      const race = { headers: { 'idempotency-key': 'files/5' } };
      const files = await Promise.all([1, 2, 3].map(() => upload(s.live, PICTURE, { display_name: 'r' }, race)));
      assert.equal(new Set(files.map((one) => ok(one).id)).size, 1);
      await until(
        () => countOf(s, 'unclaimed_files'),
        (n) => n === 0,
      );
    });

    it('leaves no part behind when the client goes in the middle', async () => {
      const before = stored(s).length;
      const { raw, contentType } = await multipart({}, Buffer.alloc(4 * MB));
      const headers = {
        authorization: `Bearer ${s.server.liveKey}`,
        'content-type': contentType,
        'content-length': raw.length,
      };
      const sent = httpRequest(`${s.server.url}/v1/files/upload`, { method: 'POST', headers });
      sent.on('error', () => {});
      sent.write(raw.subarray(0, 2 * MB));
      await until(
        () => parts(s),
        (names) => names.length === 1,
      );
      sent.destroy();
      await until(
        () => parts(s),
        (names) => names.length === 0,
      );
      assert.equal(stored(s).length, before);
    });

    it('takes 64 at once and refuses more with 503, until one ends', async () => {
      const { raw, contentType } = await multipart({}, PICTURE);
      const headers = {
        authorization: `Bearer ${s.server.liveKey}`,
        'content-type': contentType,
        'content-length': raw.length,
      };
      const half = Array.from({ length: 64 }, () => {
        const sent = httpRequest(`${s.server.url}/v1/files/upload`, { method: 'POST', headers, agent: false });
        sent.on('error', () => {});
        // The head of its file has come, so it is being read.
        sent.write(raw.subarray(0, raw.length - 60));
        return sent;
      });
      await until(
        () => parts(s),
        (names) => names.length === 64,
      );
      const refused = await upload(s.live, PICTURE);
      assert.equal(refused.status, 503, refused.text);
      assert.ok(refused.headers['retry-after']);
      for (const sent of half) sent.destroy();
      await until(
        () => parts(s),
        (names) => names.length === 0,
      );
      ok(await upload(s.live, PICTURE));
    });

    it('is a 404 for another account or mode, and closed to labelers', async () => {
      const { id } = ok(await upload(s.live, PICTURE));
      const stranger = await createStranger(s);
      const [labeler] = await createPeople(s, ['labeler']);
      for (const path of [`/v1/files/${id}`, `/v1/files/${id}/content`]) {
        for (const who of [stranger, s.test]) assert.equal((await who.get(path)).status, 404, path);
        assert.equal((await labeler!.call.get(path)).status, 403);
      }
      for (const missing of [randomUUID(), 'x', '..%2f..%2fetc%2fpasswd', '%00']) {
        assert.equal((await s.live.get(`/v1/files/${missing}`)).status, 404, missing);
      }
      for (const who of [stranger, s.test]) {
        assert.equal((await who.post(`/v1/files/${id}/setMetadata`, { a: 1 })).status, 404);
      }
      assert.equal((await upload(labeler!.call, PICTURE)).status, 403);
      assert.equal((await labeler!.call.post('/v1/files/import', { file_url: 'http://a.example/' })).status, 403);
    });
  },
  { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' },
);
