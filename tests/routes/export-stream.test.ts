import assert from 'node:assert/strict';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { after, before, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ServedApp, serveApp } from '../kit/app.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

const TASKS = 5000;
/** Of each task. */
const BYTES = 9000;
/** What the kernel's buffers on both sides of a connection may take, and the two portions that node holds. */
const MOST_PORTIONS_AHEAD = 25;

suite('an export as a stream', (s) => {
  let app: ServedApp;
  /** Reads of the store, and at which of them it breaks. */
  let reads = 0;
  let breaksAt = Number.POSITIVE_INFINITY;

  before(async () => {
    const item = { type: 'imageannotation', ...BOX_TASK, metadata: { text: 'x'.repeat(BYTES) } };
    for (let made = 0; made < TASKS; made += 1000) {
      const answer = await s.live.post('/v1/tasks/bulk', Array(1000).fill(item), { timeout: 120_000 });
      assert.equal(answer.status, 200, answer.text.slice(0, 300));
    }
    app = await serveApp(s.env, (store) => ({
      snapshot: async (statements, slow) => {
        reads++;
        if (reads >= breaksAt) throw new Error('the disk is gone');
        return store.snapshot(statements, slow);
      },
    }));
  });
  after(() => app.close());

  const open = async (headers: Record<string, string> = {}, query = ''): Promise<IncomingMessage> => {
    reads = 0;
    const sent = request(`${app.url}/v1/tasks/export?${query}`, {
      headers: { authorization: `Bearer ${s.server.liveKey}`, ...headers },
      agent: false,
    });
    sent.end();
    const [response] = (await once(sent, 'response')) as [IncomingMessage];
    return response;
  };

  /** Waits until nothing was read for a while. @returns the reads until then. */
  const settled = async (): Promise<number> => {
    for (let before = -1; before !== reads; await sleep(700)) before = reads;
    return reads;
  };

  it('goes at the speed of its reader: one who does not read stops the walk, and then gets the rest', async () => {
    const response = await open();
    const stalled = await settled();
    assert.ok(stalled < MOST_PORTIONS_AHEAD, `${stalled} portions were read ahead`);
    const lines = (await text(response)).trimEnd().split('\n');
    assert.equal(lines.length, TASKS);
    assert.equal(new Set(lines.map((line) => JSON.parse(line).task_id)).size, TASKS);
    assert.ok(reads > (TASKS * BYTES) / (1024 * 1024), `${reads} reads: no more than a megabyte each`);
  });

  it('stops when its reader is gone', async () => {
    const response = await open();
    await once(response, 'readable');
    response.destroy();
    const stopped = await settled();
    assert.ok(stopped < MOST_PORTIONS_AHEAD, `${stopped} portions were read for nobody`);
  });

  it('does not look whole when the store fails midway', async () => {
    for (const headers of [{}, { 'accept-encoding': 'gzip' }]) {
      breaksAt = 20;
      const response = await open(headers as Record<string, string>);
      assert.equal(response.statusCode, 200);
      await assert.rejects(text(response), /aborted/);
      breaksAt = 1;
      const refused = await open(headers as Record<string, string>);
      assert.equal(refused.statusCode, 500, 'before the first byte there is still an envelope');
      assert.equal(JSON.parse(await text(refused)).status_code, 500);
      breaksAt = Number.POSITIVE_INFINITY;
    }
  });

  it('leaves no file behind, whole or broken off, in a format whose end waits in one', async () => {
    const folder = temporaryFolder();
    const before = process.env.TMPDIR;
    process.env.TMPDIR = folder;
    try {
      const archive = await text(await open({}, 'format=yolo'));
      assert.equal(archive.match(/,not completed,/g)?.length, TASKS);
      assert.deepEqual(readdirSync(folder), []);
      breaksAt = 20;
      await assert.rejects(text(await open({}, 'format=coco')), /aborted/);
      assert.deepEqual(readdirSync(folder), []);
    } finally {
      breaksAt = Number.POSITIVE_INFINITY;
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });
});
