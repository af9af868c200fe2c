import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { Webhook } from 'standardwebhooks';
import { replayCallback } from '../../src/actions/callbacks.ts';
import { changeSettings } from '../../src/actions/settings.ts';
import type { CallbackLoop } from '../../src/loops/callbacks.ts';
import { LIFETIME, MOST_TRIES } from '../../src/rules/callback-schedule.ts';
import { findSettings } from '../../src/store/settings.ts';
import { type Outbox, openOutbox } from '../kit/outbox.ts';
import { type Received, type Receiver, startReceiver } from '../kit/receiver.ts';
import { onEachStore } from '../kit/stores.ts';

const DAY = 24 * 60 * 60 * 1000;

onEachStore((name) => {
  let o: Outbox;
  let loop: CallbackLoop;
  let receiver: Receiver;
  before(async () => {
    o = await openOutbox(name);
    loop = o.start();
    receiver = await startReceiver();
  });
  after(async () => {
    await o.close();
    await receiver.close();
  });
  // One endpoint has one circuit, so each test has a receiver of its own.
  const begin = async () => {
    await receiver.close();
    receiver = await startReceiver();
  };
  const only = async (taskId: string) => (await o.callbacksOf(taskId))[0]!;
  const secretOf = async () => (await findSettings(o.store, o.accountId, 'test')).value.signing_secret!;

  /** The library checks the age against the machine's clock; ours is moved, so its own signature is compared. */
  const assertSigned = ({ headers, body }: Received, secrets: string[]) => {
    const id = String(headers['webhook-id']);
    const at = new Date(Number(headers['webhook-timestamp']) * 1000);
    const expected = secrets.map((secret) => new Webhook(secret).sign(id, at, body));
    assert.equal(headers['webhook-signature'], expected.join(' '));
  };

  it('gives up after 20 tries within 24 hours, each with a good signature, the same id and the same bytes', async () => {
    await begin();
    receiver.answer('/never', { status: 500 });
    const created = o.now();
    const { taskId } = await o.create(`${receiver.url}/never`);
    await o.run(loop);
    for (let tries = 1; tries < MOST_TRIES; tries++) {
      const row = await only(taskId);
      assert.deepEqual([row.state, row.tries], ['due', tries]);
      assert.equal((await o.task(taskId)).callbackSucceeded, null, 'not known yet');
      o.moveTo(row.nextAt - 1);
      await o.run(loop);
      assert.equal(receiver.received.length, tries, 'not before its time');
      o.moveTo(row.nextAt);
      await o.run(loop);
    }
    const row = await only(taskId);
    assert.deepEqual([row.state, row.tries, row.endedAt], ['failed', 20, o.now()]);
    assert.ok(o.now() - created <= DAY && o.now() - created > DAY * 0.9);
    assert.equal(receiver.received.length, 20);
    const task = await o.task(taskId);
    assert.equal(task.callbackSucceeded, 0);
    assert.equal(task.updatedAt, o.now());
    const secret = await secretOf();
    const { body } = await o.callback(row.callbackId);
    const times = receiver.received.map((one) => {
      assertSigned(one, [secret]);
      assert.equal(one.text, body);
      assert.equal(one.headers['webhook-id'], row.callbackId);
      return Number(one.headers['webhook-timestamp']);
    });
    assert.equal(new Set(times).size, 20);
    assert.equal((await o.attempts(row.callbackId)).length, 20);
    assert.equal(await o.count(`events where action = 'give up callback' and task_id = '${taskId}'`), 1);
    o.moveTo(o.now() + DAY);
    await o.run(loop);
    assert.equal(receiver.received.length, 20, 'it is over');
  });

  it('waits as Retry-After says, in seconds or as a date, at least a second and never past the 24 hours', async () => {
    await begin();
    const start = Math.ceil(o.now() / 1000) * 1000;
    const told: [string, number][] = [
      ['120', 120_000],
      ['0', 1_000],
      [new Date(start + 30_000).toUTCString(), 30_000],
      [new Date(start - 30_000).toUTCString(), 1_000],
      ['soon', 5_000],
      ['999999', LIFETIME],
    ];
    for (const [value, wait] of told) {
      o.moveTo(start);
      receiver.answer('/busy', { status: 503, headers: { 'retry-after': value } });
      const { taskId } = await o.create(`${receiver.url}/busy`);
      await loop.idle();
      const { nextAt } = await only(taskId);
      assert.ok(Math.abs(nextAt - start - wait) < 1000, `${value}: ${nextAt - start}`);
      receiver.answer('/busy', { status: 200 });
      await o.store.write((tx) => tx.run('delete from callback_endpoints', []));
      o.moveTo(nextAt);
      await o.run(loop);
      assert.equal((await only(taskId)).state, 'delivered');
    }
  });

  it('the last try is at the end of the 24 hours', async () => {
    await begin();
    receiver.answer('/late', { status: 429, headers: { 'retry-after': '9999999999' } });
    const created = o.now();
    const { taskId } = await o.create(`${receiver.url}/late`);
    await loop.idle();
    o.moveTo((await only(taskId)).nextAt);
    assert.equal(o.now(), created + DAY);
    await o.run(loop);
    assert.deepEqual([(await only(taskId)).state, (await only(taskId)).tries], ['failed', 2]);
  });

  it('signs with both secrets for 24 hours after a rotation, then with the new one alone', async () => {
    await begin();
    const send = async () => {
      await o.create(`${receiver.url}/rotation`);
      await loop.idle();
      return receiver.received.at(-1)!;
    };
    await send();
    const first = await secretOf();
    await o.store.write((tx) => changeSettings(tx, o.context(), { rotate_signing_secret: true }));
    const second = await secretOf();
    assert.notEqual(first, second);
    assertSigned(await send(), [second, first]);
    o.moveTo(o.now() + DAY - 1);
    assertSigned(await send(), [second, first]);
    o.moveTo(o.now() + 1);
    assertSigned(await send(), [second]);
  });

  it('a replay that arrives is not undone by the first one failing later', async () => {
    await begin();
    receiver.answer('/mended', [{ status: 500 }, { status: 200 }, { status: 410 }]);
    const { taskId } = await o.create(`${receiver.url}/mended`);
    await loop.idle();
    const first = await only(taskId);
    await o.store.write((tx) => replayCallback(tx, o.context(), first.callbackId));
    await o.run(loop);
    assert.equal((await o.task(taskId)).callbackSucceeded, 1);
    o.moveTo(first.nextAt);
    await o.run(loop);
    assert.equal((await only(taskId)).state, 'failed');
    assert.equal((await o.task(taskId)).callbackSucceeded, 1);
  });

  it('keeps the first 20 kB of the answer as text that every database holds', async () => {
    await begin();
    receiver.answer('/long', { status: 200, body: `\0${'🐄'.repeat(10_000)}` });
    const { taskId } = await o.create(`${receiver.url}/long`);
    await loop.idle();
    const { callbackId } = await only(taskId);
    const [{ response } = { response: '' }] = await o.attempts(callbackId);
    assert.equal(response, `\ufffd${'🐄'.repeat((20 * 1024 - 1 - 3) / 4)}`);
  });

  it('an answer that begins with 200 and breaks off has arrived; one that never begins has not', async () => {
    await begin();
    receiver.answer('/garbled', { status: 200, headers: { 'content-encoding': 'gzip' }, body: 'no gzip' });
    const garbled = await o.create(`${receiver.url}/garbled`);
    await loop.idle();
    assert.equal((await only(garbled.taskId)).state, 'delivered');
    receiver.answer('/reset', { instead: 'reset' });
    const { taskId } = await o.create(`${receiver.url}/reset`);
    await loop.idle();
    const row = await only(taskId);
    assert.deepEqual([row.state, row.tries], ['due', 1]);
    const [attempt] = await o.attempts(row.callbackId);
    assert.equal(attempt!.statusCode, null);
    assert.ok(attempt!.error);
  });
}, 'callback loop');
