/** What a crash or an outage leaves of uploads: whole files with a row, or nothing. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { it } from 'node:test';
import pino from 'pino';
import type { Deps } from '../../src/deps.ts';
import { fileSweeper } from '../../src/loops/file-sweeper.ts';
import { createFileStorage } from '../../src/net/file-storage.ts';
import { createSafeFetch } from '../../src/net/safe-fetch.ts';
import { api } from '../kit/client.ts';
import { filesIn } from '../kit/folders.ts';
import { png } from '../kit/png.ts';
import { startS3 } from '../kit/s3.ts';
import { startServer } from '../kit/server.ts';
import { freshStore } from '../kit/stores.ts';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { multipart, upload } from '../kit/upload.ts';
import { ok } from '../queue/labeling.ts';
import { onStore } from '../queue/people.ts';

const MB = 1024 * 1024;
const HOUR = 60 * 60_000;

suite(
  'files and crashes',
  (s) => {
    const folder = () => join(s.env.TASKWRIGHT_DATA_DIR!, 'files');
    const whole = () => filesIn(join(folder(), 'whole'));
    const parts = () => filesIn(join(folder(), 'parts'));

    /** One run of the loop, at some later time. */
    const sweep = (later: number) =>
      onStore(s, async (store) => {
        const safe = createSafeFetch();
        const files = await createFileStorage({
          directory: folder(),
          url: undefined,
          storage: undefined,
          open: safe.open,
          failed: (error) => assert.fail(String(error)),
        });
        const deps = { store, files, log: pino({ level: 'silent' }), now: () => Date.now() + later } as unknown as Deps;
        await fileSweeper(deps).runOnce();
      });

    it('kill -9 in the middle of uploads leaves whole files with a row, and bytes that the sweeper removes', async () => {
      const body = Buffer.alloc(3 * MB, 7);
      const { raw, contentType } = await multipart({}, body);
      const headers = { authorization: `Bearer ${s.server.liveKey}`, 'content-type': contentType };
      const answered: string[] = [];
      for (let round = 0; round < Number(process.env.ROUNDS ?? 3); round++) {
        const uploads = Array.from({ length: 6 }, () =>
          upload(s.live, body).then(
            (answer) => answer.status === 200 && answered.push(answer.json.id),
            () => {},
          ),
        );
        const half = httpRequest(`${s.server.url}/v1/files/upload`, { method: 'POST', headers });
        half.on('error', () => {});
        half.write(raw.subarray(0, MB));
        await until(parts, (names) => names.length > 0);
        await until(
          () => answered.length,
          (n) => n > round,
        );
        await s.server.kill();
        half.destroy();
        await Promise.all(uploads);
        await s.server.restart();
      }
      const { docs } = ok(await s.live.get('/v1/files'));
      const ids = docs.map((file: { id: string }) => file.id);
      for (const id of answered) assert.ok(ids.includes(id), 'what was answered is there');
      for (const { id, size } of docs) {
        const file = whole().find((name) => name.endsWith(id));
        assert.ok(file, 'no row without a file');
        assert.equal(statSync(join(folder(), 'whole', file)).size, size);
      }
      assert.ok(parts().length > 0);
      const old = new Date(Date.now() - HOUR);
      for (const part of parts()) utimesSync(join(folder(), 'parts', part), old, old);
      await sweep(2 * HOUR);
      assert.deepEqual(parts(), []);
      assert.deepEqual(
        whole()
          .map((name) => name.split('/').at(-1))
          .toSorted(),
        ids.toSorted(),
        'no file without a row',
      );
    });

    it('the sweeper leaves alone what is new, and what has a row', async () => {
      const { id } = ok(await upload(s.live, png(2, 2)));
      const fileId = '00000000-0000-4000-8000-000000000000';
      const orphan = join(folder(), 'whole', '1', 'live', '00');
      mkdirSync(orphan, { recursive: true });
      writeFileSync(join(orphan, fileId), 'x');
      await onStore(s, (store) =>
        store.write((tx) =>
          tx.run("insert into unclaimed_files (account_id, mode, file_id, since) values (1, 'live', ?, ?)", [
            fileId,
            Date.now(),
          ]),
        ),
      );
      await sweep(0);
      assert.ok(existsSync(join(orphan, fileId)));
      await sweep(2 * HOUR);
      assert.ok(!existsSync(join(orphan, fileId)));
      assert.equal((await s.live.get(`/v1/files/${id}/content`)).status, 200);
    });

    it('an empty world has no files, and no bytes of them after the sweep', async () => {
      const { id } = ok(await upload(s.test, png(5, 5), { metadata: '{"a":1}', reference_id: 'r' }));
      ok(await s.test.post('/v1/test_helpers/reset'));
      assert.equal((await s.test.get(`/v1/files/${id}`)).status, 404);
      assert.deepEqual(ok(await s.test.get('/v1/files')).docs, []);
      ok(await upload(s.test, png(5, 5), { reference_id: 'r' }));
      await sweep(0);
      assert.ok(!whole().some((name) => name.endsWith(id)));
    });
  },
  { TASKWRIGHT_TEST_HELPERS: '1' },
);

it('a bucket that is away is a 503, a file in it that is away a 502, and nothing is left behind', async () => {
  const { env, dispose } = await freshStore('sqlite');
  const s3 = await startS3('files');
  const server = await startServer({ env: { ...env, ...s3.env, TASKWRIGHT_FILES_URL: 's3://files' } });
  try {
    const live = api(server, server.liveKey);
    const { id } = ok(await upload(live, png(2, 2)));
    assert.equal((await live.get(`/v1/files/${id}/content`)).status, 200);
    await s3.close();
    const refused = await upload(live, png(2, 2), { reference_id: 'again' });
    assert.equal(refused.status, 503, refused.text);
    assert.match(refused.json.error, /file storage did not answer/);
    assert.equal((await live.get(`/v1/files/${id}/content`)).status, 502);
    // The operator hears why; the log is written beside the answer.
    await until(server.output, (log) => /ECONNREFUSED.*"the file storage did not answer"/.test(log), 20_000);
    assert.equal(ok(await live.get('/v1/files')).docs.length, 1);
    assert.deepEqual(filesIn(join(env.TASKWRIGHT_DATA_DIR!, 'files')), []);
  } finally {
    await server.stop();
    await dispose();
  }
});
