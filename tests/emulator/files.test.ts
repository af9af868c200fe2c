/** Files in the emulator: uploaded, named by tasks, gone with their world. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { api } from '../kit/client.ts';
import { type Emulated, emulated } from '../kit/emulated.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { png } from '../kit/png.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { until } from '../kit/until.ts';
import { upload } from '../kit/upload.ts';
import { ok } from '../queue/labeling.ts';

const folder = temporaryFolder();
const recording = join(folder, 'recording.jsonl');
const BOX = { geometries: { box: { objects_to_annotate: ['cow'] } } };
let server: Emulated;
let web: Receiver;

before(async () => {
  web = await startReceiver();
  server = await emulated(['--record', recording]);
});
after(async () => {
  await server.stop();
  await web.close();
});

it('takes files, also while it records, and each key has its own', async () => {
  const mine = api(server, 'test_files_one');
  const other = api(server, 'test_files_two');
  // More than what any buffer on its way holds.
  const large = Buffer.concat([png(40, 30), Buffer.alloc(3_000_000)]);
  const file = ok(await upload(mine, large, { reference_id: 'r' }));
  ok(await upload(other, large, { reference_id: 'r' }));
  web.answer('/cow.png', { body: png(2, 2) });
  assert.equal(ok(await mine.post('/v1/files/import', { file_url: `${web.url}/cow.png` })).mime_type, 'image/png');
  const refused = await upload(mine, Buffer.alloc(81 * 1024 * 1024));
  assert.equal(refused.status, 413, refused.text);
  const made = ok(await mine.post('/v1/task/imageannotation', { attachment: file.attachment_url, ...BOX }));
  assert.equal(made.status, 'completed');
  assert.equal((await other.post('/v1/task/imageannotation', { attachment: file.attachment_url, ...BOX })).status, 400);
  assert.equal((await other.get(`/v1/files/${file.id}`)).status, 404);
  const link = ok(await mine.get('/v1/tasks?include_attachment_url=true')).docs[0].attachment_url;
  assert.ok(link.startsWith(`${server.url}/v1/files/${file.id}/content?`), link);
  assert.deepEqual(Buffer.from(await (await fetch(link)).arrayBuffer()), large);
  ok(await mine.post('/v1/test_helpers/reset'));
  assert.deepEqual(ok(await mine.get('/v1/files')).docs, []);
  await until(
    async () => (await fetch(link)).status,
    (status) => status === 403,
  );
  assert.equal(ok(await other.get('/v1/files')).docs.length, 1);
  assert.match(readFileSync(recording, 'utf8'), /files\/upload/);
});

it('leaves no folder behind', async () => {
  const own = () => readdirSync(tmpdir()).filter((name) => name.startsWith('taskwright-emulator-'));
  const before = own();
  const short = await emulated();
  ok(await upload(api(short, 'test_x'), png(2, 2)));
  const made = own().filter((name) => !before.includes(name));
  assert.ok(made.length > 0);
  await short.stop();
  assert.ok(made.some((name) => !existsSync(join(tmpdir(), name))));
});
