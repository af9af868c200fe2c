import assert from 'node:assert/strict';
import { afterEach, beforeEach, it } from 'node:test';
import { replayCallback } from '../../src/actions/callbacks.ts';
import type { CallbackLoop } from '../../src/loops/callbacks.ts';
import { LIFETIME } from '../../src/rules/callback-schedule.ts';
import { FAILURES_TO_OPEN } from '../../src/rules/circuit.ts';
import { type Outbox, openOutbox } from '../kit/outbox.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { onEachStore } from '../kit/stores.ts';

const ROWS = Number(process.env.ROWS ?? 10_000);
/** Sent to one endpoint at a time; that many may be under way when the circuit opens. */
const AT_ONCE = 16;
const MINUTE = 60_000;

onEachStore((name) => {
  let o: Outbox;
  let loop: CallbackLoop;
  let receiver: Receiver;
  beforeEach(async () => {
    o = await openOutbox(name);
    receiver = await startReceiver();
  });
  afterEach(async () => {
    await o.close();
    await receiver.close();
  });
  const deadPort = async () => {
    const other = await startReceiver();
    await other.close();
    return { url: other.url, port: Number(new URL(other.url).port) };
  };
  const attempts = () => o.count('callback_attempts');
  const openUntil = async () =>
    Number((await o.store.all('select coalesce(max(open_until), 0) from callback_endpoints', []))[0]![0]);

  it(`${ROWS} callbacks to a dead endpoint neither hammer it nor delay another; once it is back, all arrive`, async () => {
    const dead = await deadPort();
    await o.enqueue(`${dead.url}/dead`, ROWS);
    await o.enqueue(`${receiver.url}/alive`, 100);
    loop = o.start();
    await o.run(loop);
    assert.equal(receiver.received.length, 100, 'the other endpoint has all of its own');
    assert.equal(await o.count("callbacks where state = 'delivered'"), 100);
    const tried = (await attempts()) - 100;
    assert.ok(tried >= FAILURES_TO_OPEN && tried <= FAILURES_TO_OPEN + AT_ONCE, `${tried} tries`);

    // Left alone with growing pauses, one probe after each.
    const pauses: number[] = [];
    for (let probe = 1; probe <= 9; probe++) {
      const until = await openUntil();
      pauses.push(until - o.now());
      o.moveTo(until - 1);
      await o.run(loop);
      assert.equal((await attempts()) - 100, tried + probe - 1, 'nothing while it is left alone');
      o.moveTo(until);
      await o.run(loop);
      assert.equal((await attempts()) - 100, tried + probe, 'one probe');
    }
    assert.deepEqual(
      pauses.map((ms) => ms / 1000),
      [5, 10, 20, 40, 80, 160, 320, 600, 600],
    );
    await o.enqueue(`${receiver.url}/alive`, 100);
    await loop.idle();
    assert.equal(receiver.received.length, 200, 'still');

    const back = await startReceiver(dead.port);
    try {
      o.moveTo((await openUntil()) + 15 * MINUTE);
      await o.run(loop);
      assert.equal(back.received.length, ROWS);
      assert.equal(new Set(back.received.map((one) => one.headers['webhook-id'])).size, ROWS, 'each once');
      assert.equal(await o.count('callback_endpoints'), 0, 'nothing is remembered of an endpoint that works');
    } finally {
      await back.close();
    }
  });

  it('one that hangs holds its own places only', async () => {
    const hanging = await startReceiver();
    try {
      hanging.answer('/hang', { instead: 'hang' });
      loop = o.start();
      await o.enqueue(`${hanging.url}/hang`, 100);
      await hanging.waitForCount(AT_ONCE);
      await o.enqueue(`${receiver.url}/alive`, 100);
      await receiver.waitForCount(100);
      assert.equal(hanging.received.length, AT_ONCE);
    } finally {
      await hanging.close();
    }
  });

  it('a 404 is a matter of one callback: the circuit stays closed for the others of the host', async () => {
    receiver.answer('/nothing-here', { status: 404 });
    await o.enqueue(`${receiver.url}/nothing-here`, 50);
    await o.enqueue(`${receiver.url}/alive`, 50);
    loop = o.start();
    await o.run(loop);
    assert.equal(receiver.received.length, 100);
    assert.equal(await o.count('callback_endpoints'), 0);
  });

  it('five failures in a row, not five in all, open the circuit', async () => {
    const some = [500, 500, 500, 500, 200, 500, 500, 500, 500, 200];
    receiver.answer(
      '/mixed',
      some.map((status) => ({ status })),
    );
    loop = o.start();
    for (let i = 0; i < some.length; i++) {
      await o.enqueue(`${receiver.url}/mixed`, 1);
      await loop.idle();
    }
    assert.equal(receiver.received.length, some.length);
    assert.equal(await openUntil(), 0);
  });

  it('gives up what has waited a day for a dead endpoint, and tells the tasks', async () => {
    const dead = await deadPort();
    const first = await o.create(`${dead.url}/dead`);
    await o.enqueue(`${dead.url}/dead`, 300);
    loop = o.start();
    await o.run(loop);
    o.moveTo(o.now() + LIFETIME - 1);
    const young = await o.create(`${dead.url}/dead`);
    await o.run(loop);
    assert.equal(await o.count("callbacks where state = 'failed'"), 0);
    o.moveTo(Math.max(o.now() + 1, await openUntil()));
    await o.run(loop);
    assert.equal(await o.count("callbacks where state = 'failed'"), 301);
    assert.equal((await o.task(first.taskId)).callbackSucceeded, 0);
    assert.equal((await o.task(young.taskId)).callbackSucceeded, null);
  });

  it('a replay makes the endpoint be tried at once', async () => {
    const dead = await deadPort();
    const { taskId } = await o.create(`${dead.url}/mended`);
    await o.enqueue(`${dead.url}/dead`, 20);
    loop = o.start();
    await o.run(loop);
    assert.ok((await openUntil()) > o.now());
    const back = await startReceiver(dead.port);
    try {
      const { callbackId } = (await o.callbacksOf(taskId))[0]!;
      await o.store.write((tx) => replayCallback(tx, o.context(), callbackId));
      await o.run(loop);
      await o.run(loop);
      const replay = (await o.callbacksOf(taskId))[1]!;
      assert.equal(replay.state, 'delivered');
    } finally {
      await back.close();
    }
  });
}, 'callback circuit');
