import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { api, gone, request } from './client.ts';
import { temporaryFolder } from './folders.ts';
import { startServer } from './server.ts';
import { freshStore, onEachStore } from './stores.ts';

onEachStore((name) => {
  it('keeps its store, port and keys over a stop and a crash', async () => {
    const store = await freshStore(name);
    const server = await startServer({ env: store.env });
    const { url, pid } = server;
    const body = { attachment: 'http://a.example/1.png', geometries: { box: { objects_to_annotate: ['cow'] } } };
    const made = await api(server, server.liveKey).post('/v1/task/imageannotation', body);
    assert.equal(made.status, 200, made.text);

    await server.restart();
    await server.kill();
    await assert.rejects(request(url), { code: 'ECONNREFUSED' });
    await server.restart();

    assert.equal(server.url, url);
    assert.notEqual(server.pid, pid);
    const read = await api(server, server.liveKey).get(`/v1/task/${made.json.task_id}`);
    assert.equal(read.text, made.text);
    assert.equal(server.output().match(/listens on/g)?.length, 3);
    await server.stop();
    await store.dispose();
  });
}, 'startServer');

it('tells what the server said when it does not start', async () => {
  await assert.rejects(startServer({ args: ['--no-such-flag'] }), /did not start:\n.*no-such-flag/);
});

it('a test that leaves its server running ends, and the server with it', { timeout: 30_000 }, async () => {
  const folder = temporaryFolder();
  const kit = JSON.stringify(join(import.meta.dirname, 'server.ts'));
  const file = join(folder, 'left.mjs');
  writeFileSync(file, `const { startServer } = await import(${kit}); console.log((await startServer()).url);`);
  const { stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  assert.match(stdout, /^http:\S+\n$/, stderr);
  await gone(stdout.trim());
});
