import assert from 'node:assert/strict';
import { it } from 'node:test';
import pino from 'pino';
import { createTask } from '../../src/actions/create-task.ts';
import { failTask } from '../../src/actions/fail-task.ts';
import { checkNewTask } from '../../src/actions/new-task.ts';
import { recheckTask } from '../../src/actions/recheck-task.ts';
import { AttachmentLoop } from '../../src/loops/attachments.ts';
import type { Look } from '../../src/loops/look-at-attachment.ts';
import { nextAttachmentTry } from '../../src/rules/attachment-schedule.ts';
import { attachmentUrls, hostOf } from '../../src/rules/attachment-urls.ts';
import type { Tx } from '../../src/store/db.ts';
import { openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';

/** 20,000 in `npm run proof`. */
const OBJECTS = Number(process.env.OBJECTS ?? 1000);
const MINUTE = 60_000;
const GOOD: Look = { kind: 'good', statusCode: 200, bytes: 5, mimeType: 'image/png', width: 1, height: 1 };

onEachStore((name) => {
  const setup = async () => {
    const o = await openFreshStore(name);
    const clock = { now: Date.now() };
    const log = pino({ level: 'silent' });
    const deps = { ...o, now: () => clock.now, mint: o.context('live').mint, log, checkAttachments: true };
    const create = (url: string) => {
      const value = { attachment: url, geometries: { box: { objects_to_annotate: ['cow'] } } };
      const task = checkNewTask(o.registry, 'imageannotation', { value, form: false });
      return o.store.write((tx) =>
        createTask(tx, { ...o.context('live'), now: clock.now, checkAttachments: true }, task),
      );
    };
    const count = async (sql: string) => Number((await o.store.all(sql, []))[0]![0]);
    const turn = async (loop: AttachmentLoop) => {
      await loop.runOnce();
      await loop.idle();
    };
    return { o, clock, deps, create, count, turn };
  };

  it(`a two-minute outage of a store with ${OBJECTS} objects puts no task into error, and costs few looks`, async () => {
    const { o, clock, deps, create, count, turn } = await setup();
    for (let i = 0; i < OBJECTS; i += 100) {
      await Promise.all(Array.from({ length: 100 }, (_, k) => create(`https://bucket.example/${i + k}.png`)));
    }
    const start = clock.now;
    let looks = 0;
    const look = async (): Promise<Look> => {
      if (clock.now - start >= 2 * MINUTE) return GOOD;
      looks++;
      return { kind: 'unreachable' };
    };
    const loop = new AttachmentLoop(deps, { look, random: () => 0.5 });
    for (; clock.now - start < 2 * MINUTE; clock.now += 1000) await turn(loop);
    assert.equal(await count("select count(*) from tasks where status = 'error'"), 0);
    assert.ok(looks >= 5 && looks < 100, `${looks} looks`);
    const due = "select count(*) from attachments where state = 'due'";
    for (let turns = 0; (await count(due)) > 0; turns++, clock.now += 10_000) {
      assert.ok(turns < OBJECTS, 'it comes to an end');
      await turn(loop);
    }
    assert.equal(await count("select count(*) from tasks where status = 'error'"), 0);
    assert.equal(await count('select count(*) from open_answers'), OBJECTS, 'each is ready, once');
    await o.close();
  });

  it('one host that is down does not keep another from being looked at', async () => {
    const { o, deps, create, count, turn } = await setup();
    for (let i = 0; i < 50; i++) await create(`https://down.example/${i}.png`);
    for (let i = 0; i < 50; i++) await create(`https://up.example/${i}.png`);
    const loop = new AttachmentLoop(deps, {
      look: async ({ url }) => (url.includes('down') ? { kind: 'unreachable' } : GOOD),
    });
    for (let turns = 0; turns < 10; turns++) await turn(loop);
    assert.equal(await count('select count(*) from open_answers'), 50);
    await o.close();
  });

  it('a look that began before a recheck counts for nothing after it', async () => {
    const { o, clock, deps, create, count, turn } = await setup();
    const { taskId } = await create('https://slow.example/1.png');
    const slow = Promise.withResolvers<Look>();
    const old = new AttachmentLoop(deps, { look: () => slow.promise });
    await old.runOnce();
    const context = { ...o.context('live'), checkAttachments: true };
    const fail = (tx: Tx) => failTask(tx, context, taskId, { error: 'another attachment' });
    await o.store.write(fail);
    clock.now += 1000;
    await o.store.write((tx) => recheckTask(tx, { ...context, now: clock.now }, taskId));
    slow.resolve({ kind: 'bad', statusCode: 404, error: 'It was not there yet.' });
    await old.idle();
    assert.equal(await count("select count(*) from tasks where status = 'pending'"), 1);
    await turn(new AttachmentLoop(deps, { look: async () => GOOD }));
    assert.equal(await count('select count(*) from open_answers'), 1);
    await o.close();
  });

  it('gives up after 24 hours, and a process that dies gives back what it took', async () => {
    const { o, clock, deps, create, count, turn } = await setup();
    await create('https://dead.example/1.png');
    const dying = new AttachmentLoop(deps, { look: () => Promise.reject(new Error('killed')) });
    await turn(dying);
    const loop = new AttachmentLoop(deps, { look: async () => ({ kind: 'unreachable' }) });
    await turn(loop);
    assert.equal(await count('select tries from attachments'), 0, 'still taken');
    for (let hours = 0; hours < 24 * 60; hours += 5) {
      clock.now += 5 * MINUTE;
      await turn(loop);
    }
    assert.ok((await count('select tries from attachments')) > 20);
    assert.equal(await count("select count(*) from tasks where status = 'error'"), 1);
    await o.close();
  });
}, 'attachment loop');

it('pauses grow, and end after 24 hours', () => {
  const pauses = Array.from({ length: 9 }, (_, i) => nextAttachmentTry(i + 1, 0, 0.5));
  assert.deepEqual(
    pauses,
    [10, 30, 120, 300, 900, 1800, 3600, 3600, 3600].map((s) => s * 1000),
  );
  assert.equal(nextAttachmentTry(5, 24 * 60 * MINUTE, 0.5), undefined);
});

it('knows which params are addresses', () => {
  assert.deepEqual(attachmentUrls({ attachment: 'http://a/1', attachments: ['http://a/1', 's3://b/2'] }), [
    'http://a/1',
    's3://b/2',
  ]);
  assert.deepEqual(attachmentUrls({ attachment: 'http://a/1', attachment_type: 'text' }), []);
  assert.deepEqual(attachmentUrls({ attachment: 'A cow: big.' }), []);
  const forms = [
    { type: 'text', content: 'http://not/fetched' },
    { type: 'image', content: 'http://a/1' },
  ];
  assert.deepEqual(attachmentUrls({ attachments: forms, context_attachments: [{ attachment: 'gs://b/3' }] }), [
    'http://a/1',
    'gs://b/3',
  ]);
  assert.equal(hostOf('https://user@A.example:443/x'), 'https://a.example');
  assert.equal(hostOf('s3://bucket/key'), 's3://bucket');
  assert.equal(hostOf('data:,x'), 'data:');
});
