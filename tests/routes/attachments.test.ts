import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { png } from '../kit/png.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';

suite(
  'attachments',
  (s) => {
    let files: Receiver;
    before(async () => {
      files = await startReceiver();
    });
    after(() => files.close());

    const create = async (attachment: string, fields: object = {}) => {
      const body = { attachment, geometries: { box: { objects_to_annotate: ['cow'] } }, ...fields };
      const made = await s.live.post('/v1/task/imageannotation', body);
      assert.equal(made.json.status, 'pending', made.text);
      return made.json.task_id as string;
    };
    const task = async (id: string) => (await s.live.get(`/v1/task/${id}`)).json;
    const ended = (id: string) =>
      until(
        () => task(id),
        (t) => t.status !== 'pending',
      );
    const ready = (id: string) =>
      until(
        () => task(id),
        (t) => t.processed_attachments.length > 0,
      );
    const serve = (path: string, body: Buffer) =>
      files.answer(path, { body, headers: { 'content-type': 'text/plain' } });
    const asked = (path: string) => files.received.filter((one) => one.path === path).length;

    it('finds out size, type by content and pixels, without a full copy', async () => {
      const picture = png(40, 30);
      serve('/cow.txt', picture);
      const done = await ready(await create(`${files.url}/cow.txt`));
      assert.equal(done.status, 'pending');
      assert.deepEqual(done.processed_attachments, [
        { url: `${files.url}/cow.txt`, mime_type: 'image/png', size: picture.length, width: 40, height: 30 },
      ]);
      const [request] = files.received.filter((one) => one.path === '/cow.txt');
      assert.match(String(request!.headers.range), /^bytes=0-/);
    });

    it('looks into data URLs and leaves inline text alone', async () => {
      const url = `data:image/png;base64,${png(7, 5).toString('base64')}`;
      const done = await ready(await create(url));
      assert.equal(done.processed_attachments[0].width, 7);
      const text = await s.live.post('/v1/task/categorization', {
        attachment: 'A cow is an animal.',
        attachment_type: 'text',
        categories: ['yes', 'no'],
      });
      assert.deepEqual(text.json.processed_attachments, []);
    });

    it('puts a task into error at once for a 4xx, with the reason, and frees the unique_id if asked', async () => {
      files.answer('/gone.png', { status: 403 });
      const wish = { unique_id: 'gone', clear_unique_id_on_error: true, callback_url: `${files.url}/callback` };
      const id = await create(`${files.url}/gone.png`, wish);
      const failed = await ended(id);
      assert.equal(failed.status, 'error');
      assert.equal('unique_id' in failed, false);
      assert.equal(failed.response.error, 'One or more attachments could not be downloaded.');
      assert.deepEqual(failed.response.attachments, [
        { statusCode: 403, url: `${files.url}/gone.png`, message: 'The server answered with status 403.' },
      ]);
      const told = await files.waitFor((one) => one.path === '/callback');
      assert.equal(told.json.status, 'error');
      assert.equal(told.json.task_id, id);
      await create(`${files.url}/cow.txt`, { unique_id: 'gone' });
    });

    it('refuses what is not a picture, is empty, has too many pixels, or may not be reached', async () => {
      files.answer('/page.png', { body: '<!doctype html><p>Please sign in.' });
      files.answer('/empty.png', { body: '' });
      serve('/bomb.png', png(14_000, 14_000));
      const cases: [string, RegExp][] = [
        [`${files.url}/page.png`, /not a picture but text\/html/],
        [`${files.url}/empty.png`, /is empty/],
        [`${files.url}/bomb.png`, /too many pixels: 14000 x 14000/],
        ['http://169.254.169.254/latest/meta-data', /./],
        ['http://10.1.2.3/x.png', /./],
        ['file:///etc/passwd', /./],
        ['data:image/png;base64,bm90IGEgcGljdHVyZQ==', /not a picture/],
      ];
      for (const [url, sentence] of cases) {
        const failed = await ended(await create(url));
        assert.equal(failed.status, 'error', url);
        assert.match(failed.response.attachments[0].message, sentence);
        assert.doesNotMatch(JSON.stringify(failed.response), /sign in/, "nothing of the other side's text");
      }
    });

    it('tries again after a 5xx or a broken connection, and the task stays pending', async () => {
      files.answer('/slow.png', { status: 503 });
      const id = await create(`${files.url}/slow.png`);
      await until(
        () => asked('/slow.png'),
        (n) => n >= 1,
      );
      const waiting = await task(id);
      assert.equal(waiting.status, 'pending');
      assert.deepEqual(waiting.processed_attachments, []);
    });

    it('a canceled task stays canceled, whatever the look finds', async () => {
      files.answer('/late.png', { status: 404, delay: 600 });
      const id = await create(`${files.url}/late.png`);
      await until(
        () => asked('/late.png'),
        (n) => n === 1,
      );
      await s.live.post(`/v1/task/${id}/cancel`);
      await files.waitFor((one) => one.path === '/late.png');
      await create(`${files.url}/cow.txt`).then(ready);
      assert.equal((await task(id)).status, 'canceled');
    });
  },
  { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8', TASKWRIGHT_ATTACHMENTS: 'check' },
);
