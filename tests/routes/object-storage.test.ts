import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { api } from '../kit/client.ts';
import { png } from '../kit/png.ts';
import { type S3, startS3 } from '../kit/s3.ts';
import { startServer } from '../kit/server.ts';
import { freshStore, onEachStore } from '../kit/stores.ts';
import { until } from '../kit/until.ts';

onEachStore((store) => {
  let s3: S3;
  before(async () => {
    s3 = await startS3('cows');
    await s3.put('cows/herd/one cow+ä.png', png(12, 8));
  });
  after(() => s3.close());

  const run = async (env: Record<string, string>, attachment: string) => {
    const { env: storeEnv, dispose } = await freshStore(store);
    const server = await startServer({
      env: { ...storeEnv, ...env, TASKWRIGHT_ATTACHMENTS: 'check', TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' },
    });
    try {
      const live = api(server, server.liveKey);
      const body = { attachment, geometries: { box: { objects_to_annotate: ['cow'] } } };
      const { task_id } = (await live.post('/v1/task/imageannotation', body)).json;
      const task = await until(
        async () => (await live.get(`/v1/task/${task_id}`)).json,
        (t) => t.status !== 'pending' || t.processed_attachments.length > 0,
      );
      const listed = (await live.get('/v1/tasks?include_attachment_url=True')).json.docs[0];
      return { task, listed };
    } finally {
      await server.stop();
      await dispose();
    }
  };

  it('reads s3:// and gs:// objects with the operator’s credentials, and gives URLs that work', async () => {
    for (const scheme of ['s3', 'gs']) {
      const { task, listed } = await run(s3.env, `${scheme}://cows/herd/one cow+ä.png`);
      assert.equal(task.status, 'pending', JSON.stringify(task.response));
      assert.deepEqual([task.processed_attachments[0].width, task.processed_attachments[0].height], [12, 8]);
      const got = await fetch(listed.attachment_url);
      assert.equal(got.status, 200);
      assert.deepEqual(Buffer.from(await got.arrayBuffer()), png(12, 8));
    }
  });

  it('ends in error for an object that is not there, and without credentials', async () => {
    const missing = await run(s3.env, 's3://cows/none.png');
    assert.equal(missing.task.status, 'error');
    assert.equal(missing.task.response.attachments[0].statusCode, 404);
    const bare = await run({}, 's3://cows/herd/one cow+ä.png');
    assert.match(bare.task.response.attachments[0].message, /no credentials for object storage/);
  });

  it('ends in error when the storage does not know the key', async () => {
    const { task } = await run({ ...s3.env, TASKWRIGHT_S3_KEY: 'NOBODY' }, 's3://cows/herd/one cow+ä.png');
    assert.equal(task.status, 'error');
    assert.equal(task.response.attachments[0].statusCode, 403);
  });
}, 'object storage');
