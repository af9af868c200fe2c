/** Uploaded files as attachments: who may name them, who sees them, and as what they are served (field.md 4e rows 12, 13). */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, it } from 'node:test';
import { loadRegistry } from '../../src/registry.ts';
import { attachmentUrls } from '../../src/rules/attachment-urls.ts';
import { api } from '../kit/client.ts';
import { png } from '../kit/png.ts';
import { type S3, startS3 } from '../kit/s3.ts';
import { startServer } from '../kit/server.ts';
import { freshStore, onEachStore } from '../kit/stores.ts';
import type { Suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { upload } from '../kit/upload.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, createStranger } from '../queue/people.ts';

const PICTURE = png(40, 30);
const BOX = { geometries: { box: { objects_to_annotate: ['cow'] } } };
const PUBLIC = 'https://tasks.example/behind';

function tests(title: string, settings: (s3: S3) => Record<string, string>): void {
  onEachStore((store) => {
    const s = { store } as Suite;
    let s3: S3;
    let dispose: () => Promise<void>;
    before(async () => {
      s3 = await startS3('cows', 'files');
      const fresh = await freshStore(store);
      dispose = fresh.dispose;
      s.env = {
        ...fresh.env,
        TASKWRIGHT_ATTACHMENTS: 'check',
        TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8',
        TASKWRIGHT_PUBLIC_URL: `${PUBLIC}/`,
        ...settings(s3),
      };
      s.server = await startServer({ env: s.env });
      s.live = api(s.server, s.server.liveKey);
      s.test = api(s.server, s.server.testKey);
    });
    after(async () => {
      await s.server?.stop();
      await dispose?.();
      await s3?.close();
    });

    const add = async (file: Uint8Array, client = s.live, name = 'a'): Promise<{ id: string; url: string }> => {
      const { id, attachment_url } = ok(await upload(client, file, {}, { name }));
      return { id, url: attachment_url };
    };
    const create = (attachment: string, client = s.live) =>
      client.post('/v1/task/imageannotation', { attachment, ...BOX });
    const looked = (id: string) =>
      until(
        async () => ok(await s.live.get(`/v1/task/${id}`)),
        (t) => t.status !== 'pending' || t.processed_attachments.length > 0,
      );
    const basic = (key: string) => ({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` });
    /** With the admin's key. */
    const content = (id: string, headers: Record<string, string> = {}, method = 'GET') =>
      fetch(`${s.server.url}/v1/files/${id}/content`, { method, headers: { ...basic(s.server.liveKey), ...headers } });
    const bytes = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
    const linkOf = async (client = s.live): Promise<string> =>
      ok(await client.get('/v1/tasks?limit=1&include_attachment_url=true')).docs[0].attachment_url;
    /** The way a proxy in front would take it. */
    const inside = (link: string) => link.replace(PUBLIC, s.server.url);

    it('is an attachment of every kind, looked at and shown to the labeler', async () => {
      const file = await add(PICTURE);
      const task = await looked(ok(await create(file.url)).task_id);
      assert.equal(task.status, 'pending', JSON.stringify(task.response));
      const { mime_type, size, width, height, url } = task.processed_attachments[0];
      assert.deepEqual([url, mime_type, size, width, height], [file.url, 'image/png', PICTURE.length, 40, 30]);
      const [labeler, other] = await createPeople(s, ['labeler', 'labeler']);
      const lease = await labeling(s).claimOne(labeler!);
      assert.equal(lease.attachments[0].attachment, file.url);
      const shown = s.server.url + lease.attachments[0].url;
      const got = await fetch(shown, { headers: basic(labeler!.key) });
      assert.deepEqual([got.status, got.headers.get('content-type')], [200, 'image/png']);
      assert.deepEqual(await bytes(got), PICTURE);
      assert.equal((await fetch(shown, { headers: basic(other!.key) })).status, 409);
      const part = await fetch(shown, { headers: { ...basic(labeler!.key), range: 'bytes=1-3' } });
      assert.deepEqual([part.status, await bytes(part)], [206, PICTURE.subarray(1, 4)]);

      const second = await add(png(3, 3));
      const many = {
        attachments: [file.url, second.url],
        attachment_type: 'image',
        choices: ['a', 'b'],
      };
      const compared = await looked(ok(await s.live.post('/v1/task/comparison', many)).task_id);
      assert.equal(compared.processed_attachments.length, 2);
      const context = { attachment: file.url, context_attachments: [{ attachment: second.url }], ...BOX };
      ok(await s.live.post('/v1/task/imageannotation', context));
      const item = { type: 'imageannotation', ...BOX };
      const bulk = [
        { ...item, attachment: file.url },
        { ...item, attachment: `${file.url}0` },
      ];
      const { results } = ok(await s.live.post('/v1/tasks/bulk', bulk));
      assert.deepEqual(
        results.map((one: { status_code: number }) => one.status_code),
        [200, 400],
      );
    });

    it('is accepted in place of the attachments of every type, and an unknown one is refused there', async () => {
      const files = await Promise.all([1, 2, 3, 4, 5].map((n) => add(png(n, n), s.test)));
      const { types } = await loadRegistry();
      for (const { name, example: shown } of types) {
        // An attachment is one of any type, also where the example does without.
        const example = attachmentUrls(shown).length ? shown : { ...shown, attachment: 'https://example.com/a.png' };
        const of = (urls: string[]) => {
          let n = 0;
          // An address that comes twice is the same file.
          const known = new Map<string, string>();
          const text = JSON.stringify({ ...example, callback_url: undefined }).replace(
            /"(https?|s3):\/\/[^"]+"/g,
            (url) => {
              if (!known.has(url)) known.set(url, urls[n++ % urls.length]!);
              return JSON.stringify(known.get(url));
            },
          );
          return JSON.parse(text);
        };
        const wish = of(files.map(({ url }) => url));
        assert.ok(
          attachmentUrls(wish).some((url) => url.startsWith('scaledata:')),
          name,
        );
        const made = ok(await s.test.post(`/v1/task/${name}`, wish));
        assert.equal(made.status, 'completed', name);
        const wrong = await s.test.post(`/v1/task/${name}`, of(files.map(({ url }) => `${url}0`)));
        assert.equal(wrong.status, 400, name);
        assert.match(wrong.json.error, /there is no "scaledata:/);
      }
    });

    it('is imported from a bucket with the operator’s credentials', async () => {
      await s3.put('cows/one.png', PICTURE);
      const made = ok(await s.live.post('/v1/files/import', { file_url: 's3://cows/one.png' }));
      assert.deepEqual([made.mime_type, made.size], ['image/png', PICTURE.length]);
      assert.deepEqual(await bytes(await content(made.id)), PICTURE);
      const none = await s.live.post('/v1/files/import', { file_url: 's3://cows/none.png' });
      assert.deepEqual([none.status, /status 404/.test(none.json.error)], [400, true]);
    });

    it('is a 400 for what is no file of the account and mode, however it is written', async () => {
      const { url } = await add(PICTURE);
      const [sequence, id] = url.replace('scaledata://', '').split('/') as [string, string];
      const other = await createStranger(s);
      const foreign = await add(PICTURE, other);
      const test = await add(PICTURE, s.test);
      ok(await create(test.url, s.test));
      for (const wrong of [
        foreign.url,
        test.url,
        `scaledata://${sequence}/${randomUUID()}`,
        `scaledata://${'0'.repeat(24)}/${id}`,
        `${url}/`,
        `${url}?x=1`,
        `${url}#x`,
        url.replace('scaledata', 'SCALEDATA'),
        `scaledata://${sequence}/../${sequence}/${id}`,
        `scaledata://${sequence}/..%2f${id}`,
        'scaledata://../../etc/passwd',
        'scaledata:///etc/passwd',
        'scaledata:',
      ]) {
        const refused = await create(wrong);
        assert.equal(refused.status, 400, `${wrong}: ${refused.text}`);
        assert.match(refused.json.error, /"attachment" must be a file of this account and mode/);
      }
      assert.equal((await create(url, s.test)).status, 400, 'a test key does not see live files');
      assert.equal((await create(url, other)).status, 400);
      const context = { attachment: url, context_attachments: [{ attachment: foreign.url }], ...BOX };
      assert.equal((await s.live.post('/v1/task/imageannotation', context)).status, 400);
      assert.equal((await create(`${url}\0`)).status, 400);
      for (const outside of ['file:///etc/passwd', 'file://..%2f..%2fetc/passwd', 'file://host/share']) {
        assert.equal((await looked(ok(await create(outside)).task_id)).status, 'error', outside);
      }
    });

    it('ends in error for what is no picture where one is needed', async () => {
      const { url } = await add(Buffer.from('<!doctype html><p>cow'), s.live, 'cow.png');
      const failed = await looked(ok(await create(url)).task_id);
      assert.equal(failed.status, 'error');
      assert.match(failed.response.attachments[0].message, /not a picture but text\/html/);
      const bomb = await looked(ok(await create((await add(png(14_000, 14_000))).url)).task_id);
      assert.match(bomb.response.attachments[0].message, /too many pixels/);
    });

    it('gives browsers a link that reads this file, for a while', async () => {
      const file = await add(PICTURE);
      const another = await add(png(2, 2));
      ok(await create(file.url));
      const link = await linkOf();
      assert.ok(link.startsWith(`${PUBLIC}/v1/files/${file.id}/content?expires=`), link);
      const got = await fetch(inside(link));
      assert.equal(got.status, 200);
      assert.equal(got.headers.get('cross-origin-resource-policy'), 'cross-origin');
      assert.deepEqual(await bytes(got), PICTURE);
      const expires = Number(/expires=(\d+)/.exec(link)![1]);
      const left = expires - Date.now() / 1000;
      assert.ok(left > 3000 && left <= 3600, String(left));
      for (const forged of [
        link.replace(`expires=${expires}`, `expires=${expires + 1}`),
        link.replace(`expires=${expires}`, 'expires=1'),
        link.replace(file.id, another.id),
        link.replace(file.id, randomUUID()),
        link.replace(/signature=./, (start) => `signature=${start.endsWith('A') ? 'B' : 'A'}`),
        link.replace(/signature=.*/, 'signature='),
        `${link}&signature=x`,
      ]) {
        const refused = await fetch(inside(forged));
        assert.equal(refused.status, 403, forged);
        assert.equal(refused.headers.get('www-authenticate'), null);
      }
      assert.equal((await fetch(inside(link).replace(/\?.*/, ''))).status, 401);
      assert.equal((await fetch(inside(link), { method: 'HEAD' })).status, 200);
      for (const path of [`/v1/files/${file.id}`, `/v1/task/x`]) {
        assert.equal((await fetch(`${s.server.url}${path}${new URL(link).search}`)).status, 401, 'nothing else');
      }
      const test = await add(PICTURE, s.test);
      ok(await create(test.url, s.test));
      assert.deepEqual(await bytes(await fetch(inside(await linkOf(s.test)))), PICTURE);
    });

    it('serves the whole, a part, and the head alone', async () => {
      const { id } = await add(PICTURE);
      const whole = await content(id);
      assert.deepEqual([whole.status, whole.headers.get('accept-ranges')], [200, 'bytes']);
      assert.equal(whole.headers.get('content-length'), String(PICTURE.length));
      assert.deepEqual(await bytes(whole), PICTURE);
      for (const [range, start, end] of [
        ['bytes=10-19', 10, 20],
        ['bytes=10-', 10, PICTURE.length],
        ['bytes=-5', PICTURE.length - 5, PICTURE.length],
        ['bytes=0-999999', 0, PICTURE.length],
      ] as const) {
        const part = await content(id, { range });
        assert.equal(part.status, 206, range);
        assert.equal(part.headers.get('content-range'), `bytes ${start}-${end - 1}/${PICTURE.length}`);
        assert.deepEqual(await bytes(part), PICTURE.subarray(start, end));
      }
      const beyond = await content(id, { range: 'bytes=999999-' });
      assert.deepEqual([beyond.status, beyond.headers.get('content-range')], [416, `bytes */${PICTURE.length}`]);
      for (const range of ['bytes=0-1,5-6', 'bytes=x', 'lines=1-2']) {
        assert.equal((await content(id, { range })).status, 200, range);
      }
      const head = await content(id, {}, 'HEAD');
      assert.deepEqual([head.status, head.headers.get('content-length')], [200, String(PICTURE.length)]);
      assert.equal((await bytes(head)).length, 0);
      const partHead = await content(id, { range: 'bytes=0-4' }, 'HEAD');
      assert.deepEqual([partHead.status, partHead.headers.get('content-length')], [206, '5']);
    });

    it('never lets a file run as a page, whatever it is called', async () => {
      const script = '<script>alert(1)</script>';
      const svg = `<svg xmlns="http://www.w3.org/2000/svg">${script}<foreignObject><body/></foreignObject></svg>`;
      const cases: [string, Uint8Array | string, string, 'attachment' | 'inline'][] = [
        ['cow.html', PICTURE, 'image/png', 'inline'],
        ['cow.svg', PICTURE, 'image/png', 'inline'],
        ['cow.png', `<!doctype html>${script}`, 'application/octet-stream', 'attachment'],
        ['cow.png', ` \n${script}`, 'application/octet-stream', 'attachment'],
        ['cow.png', svg, 'image/svg+xml', 'attachment'],
        ['cow.png', `<?xml version="1.0"?>${svg}`, 'image/svg+xml', 'attachment'],
        ['cow.xml', '<?xml version="1.0"?><a/>', 'application/octet-stream', 'attachment'],
        ['cow.js', Buffer.from('GIF89a/*\0\0\0\0\0\0*/=1;alert(1)', 'latin1'), 'image/gif', 'inline'],
        ['cow.html', 'GIF89a is how it begins <script>', 'image/gif', 'inline'],
        ['cow.pdf', '%PDF-1.7\n/JS (app.alert(1))', 'application/pdf', 'inline'],
        ['cow.swf', Buffer.from('465753060000', 'hex'), 'application/octet-stream', 'attachment'],
        ['cow.json', '{"a":"<script>"}', '', 'attachment'],
      ];
      for (const [name, body, type, disposition] of cases) {
        const { id } = await add(Buffer.from(body as string), s.live, name);
        const { headers, status } = await content(id);
        const label = `${name} ${String(body).slice(0, 40)}`;
        assert.equal(status, 200, label);
        if (type) assert.equal(headers.get('content-type')!.split(';')[0], type, label);
        assert.doesNotMatch(headers.get('content-type')!, /html|javascript|^text\/xml|application\/xml/, label);
        if (type) assert.equal(headers.get('content-disposition'), disposition, label);
        assert.equal(headers.get('x-content-type-options'), 'nosniff');
        assert.match(headers.get('content-security-policy')!, /default-src 'none'.*sandbox/);
      }
    });
  }, title);
}

tests('files on the disk as attachments', (s3) => s3.env);
tests('files in a bucket as attachments', (s3) => ({
  ...s3.env,
  TASKWRIGHT_FILES_URL: 's3://files/of one/taskwright',
}));
