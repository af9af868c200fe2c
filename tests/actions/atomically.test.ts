import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import pino from 'pino';
import { atomically, type Call, IDEMPOTENCY_TTL } from '../../src/actions/atomically.ts';
import { createTask } from '../../src/actions/create-task.ts';
import { checkNewTask } from '../../src/actions/new-task.ts';
import type { Deps } from '../../src/deps.ts';
import { createPasswords } from '../../src/passwords.ts';
import { taskJson } from '../../src/wire.ts';
import { type OpenedStore, openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';

onEachStore((name) => {
  let o: OpenedStore;
  let clock = 1_700_000_000_000;
  before(async () => {
    o = await openFreshStore(name);
  });
  after(() => o.close());

  const send = (key: string, before?: () => Promise<void>) => {
    const { caller, mint } = o.context('live');
    const deps: Deps = {
      store: o.store,
      registry: o.registry,
      mint,
      now: () => clock,
      log: pino({ level: 'silent' }),
      passwords: createPasswords(),
    };
    const call: Call = {
      caller,
      requestId: 'r',
      method: 'POST',
      path: '/v1/task/imageannotation',
      query: {},
      body: BOX_TASK,
      form: false,
      idempotencyKey: key,
    };
    return atomically(deps, call, {
      check: () => checkNewTask(o.registry, 'imageannotation', { value: BOX_TASK, form: false }),
      act: async (tx, context, task) => {
        await before?.();
        return taskJson(await createTask(tx, context, task));
      },
    });
  };
  const tasks = async () => Number((await o.store.all('select count(*) from tasks', []))[0]![0]);

  it('a key is gone after 24 hours, swept or not', async () => {
    const first = await send('day');
    clock += IDEMPOTENCY_TTL - 1;
    assert.equal((await send('day')).body, first.body);
    clock += 1;
    const after = await send('day');
    assert.equal(after.replayed, false);
    assert.notEqual(after.body, first.body);
    clock += IDEMPOTENCY_TTL - 1;
    assert.equal((await send('day')).body, after.body, 'the day began anew');
  });

  it('a fault of ours saves nothing and does nothing; the same key then works', async () => {
    const count = await tasks();
    const fault = send('fault', () => Promise.reject(new Error('a bug')));
    await assert.rejects(fault, /a bug/);
    assert.equal(await tasks(), count);
    const done = await send('fault');
    assert.equal(done.status, 200);
    assert.equal(done.replayed, false);
    assert.equal(await tasks(), count + 1);
  });
}, 'atomically');
