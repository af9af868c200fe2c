import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import pino from 'pino';
import { cancelBatch } from '../../src/actions/cancel-batch.ts';
import { cancelTask } from '../../src/actions/cancel-task.ts';
import { completeBatch } from '../../src/actions/complete-batch.ts';
import { checkNewBatch, createBatch } from '../../src/actions/create-batch.ts';
import { checkNewProject, createProject } from '../../src/actions/create-project.ts';
import { createTask } from '../../src/actions/create-task.ts';
import { finalizeBatch } from '../../src/actions/finalize-batch.ts';
import { checkNewTask } from '../../src/actions/new-task.ts';
import type { Deps } from '../../src/deps.ts';
import { createMint } from '../../src/ids.ts';
import { batchCanceler } from '../../src/loops/batch-canceler.ts';
import { batchCompleter } from '../../src/loops/batch-completer.ts';
import { batchOpener } from '../../src/loops/batch-opener.ts';
import { createPasswords } from '../../src/passwords.ts';
import type { Mode } from '../../src/rules/roles.ts';
import { type OpenedStore, openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';

const body = (value: object) => ({ value, form: false });

onEachStore((name) => {
  let o: OpenedStore;
  let deps: Deps;
  /** The clock of the loops, ahead of the tasks' so that no test has to wait. */
  const later = () => Date.now() + 10_000;
  const count = async (where: string) => Number((await o.store.all(`select count(*) from ${where}`, []))[0]![0]);

  before(async () => {
    o = await openFreshStore(name);
    deps = { ...o, now: later, mint: createMint(later), log: pino({ level: 'silent' }), passwords: createPasswords() };
    const project = checkNewProject(o.registry, body({ type: 'sensorfusion', name: 'p' }));
    for (const mode of ['live', 'test'] as const) {
      await o.store.write((tx) => createProject(tx, o.context(mode), project));
    }
  });
  after(() => o.close());

  const batch = (mode: Mode, fields: object) =>
    o.store.write((tx) =>
      createBatch(tx, o.context(mode), checkNewBatch(body({ project: 'p', callback: 'a@b.example', ...fields }))),
    );
  const task = (mode: Mode, batchName: string) => {
    const wish = checkNewTask(o.registry, 'sensorfusion', body({ batch: batchName }));
    return o.store.write((tx) => createTask(tx, o.context(mode), wish));
  };

  it('finalize opens 500 tasks at once, the loop the others', async () => {
    await batch('live', { name: 'staged', self_label_batch: true });
    for (let i = 0; i < 24; i++) await Promise.all(Array.from({ length: 50 }, () => task('live', 'staged')));
    const open = () => count(`open_answers where open = 1 and batch = 'staged'`);
    assert.equal(await open(), 0);
    await o.store.write((tx) => finalizeBatch(tx, o.context('live'), 'staged'));
    assert.equal(await open(), 500);
    await batchOpener(deps).runOnce();
    assert.equal(await open(), 1200);
    assert.equal(await count('batches where queue_due = 1'), 0);
  });

  it('what is left of a canceled batch is canceled by the loops, each task once', async () => {
    await batch('live', { name: 'left' });
    for (let i = 0; i < 12; i++) await Promise.all(Array.from({ length: 50 }, () => task('live', 'left')));
    await assert.rejects(
      cancelBatch(deps, o.context('live'), 'left', () => true),
      ({ status }: { status: number }) => status === 503,
    );
    assert.equal(await count(`tasks where batch = 'left' and status = 'pending'`), 600);
    await batchOpener(deps).runOnce();
    await Promise.all([batchCanceler(deps).runOnce(), batchCanceler(deps).runOnce()]);
    assert.equal(await count(`tasks where batch = 'left' and status = 'canceled'`), 600);
    assert.equal(await count(`open_answers where batch = 'left'`), 0);
    assert.equal(await count(`events where action = 'cancel task'`), 600);
    assert.equal(await count('batches where queue_due = 1'), 0);
    const key = { accountId: o.context('live').caller.accountId, mode: 'live', name: 'left' } as const;
    await o.store.write((tx) => completeBatch(tx, { mint: deps.mint, now: later() }, key), { readsCounts: true });
    assert.equal(await count(`batches where name = 'left' and status = 'cancelled'`), 1, 'it never completes');
  });

  it('two loops at once complete a batch once', async () => {
    await batch('test', { name: 'twice' });
    await Promise.all(Array.from({ length: 5 }, () => task('test', 'twice')));
    const loops = Array.from({ length: 4 }, () => batchCompleter(deps));
    await Promise.all(loops.map((loop) => loop.runOnce()));
    await Promise.all(loops.map((loop) => loop.runOnce()));
    assert.equal(await count(`callbacks where batch = 'twice'`), 1);
    assert.equal(await count(`batches where name = 'twice' and status = 'completed'`), 1);
  });

  it('a batch is not completed over a task that comes in the same commit', async () => {
    const { accountId } = o.context('live').caller;
    for (let round = 0; round < 20; round++) {
      const key = { accountId, mode: 'live' as const, name: `same commit ${round}` };
      await batch('live', { name: key.name });
      const complete = () =>
        o.store.write((tx) => completeBatch(tx, { mint: deps.mint, now: later() }, key), { readsCounts: true });
      const first = await task('live', key.name);
      await o.store.write((tx) => cancelTask(tx, o.context('live'), first.taskId, false));
      await Promise.all([task('live', key.name), complete()]);
      assert.equal(await count(`tasks where status = 'pending' and batch = '${key.name}'`), 1);
      assert.equal(await count(`batches where status = 'in_progress' and name = '${key.name}'`), 1);
      assert.equal(await complete(), false);
    }
  });

  it('the completer walks on over more batches than one run looks at', async () => {
    // Through the store, not the verbs: a thousand of them.
    await o.store.write(async (tx) => {
      for (let i = 0; i < 1100; i++) {
        await tx.run(
          `insert into batches (account_id, mode, name, project, status, created_at, metadata)
            values (?, 'test', ?, 'p', 'in_progress', 0, '{}')`,
          [o.context('test').caller.accountId, `walk ${String(i).padStart(4, '0')}`],
        );
      }
    });
    await task('test', 'walk 1099');
    const completer = batchCompleter(deps);
    const completed = () => count(`batches where status = 'completed' and name = 'walk 1099'`);
    await completer.runOnce();
    await completer.runOnce();
    await completer.runOnce();
    assert.equal(await completed(), 1);
  });
}, 'loops of batches');
