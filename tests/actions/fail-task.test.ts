import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { cancelTask } from '../../src/actions/cancel-task.ts';
import { createTask } from '../../src/actions/create-task.ts';
import { failTask } from '../../src/actions/fail-task.ts';
import { checkNewTask } from '../../src/actions/new-task.ts';
import { checkUniqueId, setUniqueId } from '../../src/actions/set-unique-id.ts';
import { taskJson } from '../../src/wire.ts';
import { type OpenedStore, openFreshStore } from '../kit/opened.ts';
import { onEachStore } from '../kit/stores.ts';
import { BOX_TASK } from '../kit/suite.ts';

const REASON = {
  error: 'One or more attachments could not be downloaded.',
  attachments: [{ statusCode: 403, url: 'http://a.example/1.png' }],
};

onEachStore((name) => {
  let o: OpenedStore;
  before(async () => {
    o = await openFreshStore(name);
  });
  after(() => o.close());

  const create = (fields: object) =>
    o.store.write((tx) =>
      createTask(
        tx,
        o.context('live'),
        checkNewTask(o.registry, 'imageannotation', { value: { ...BOX_TASK, ...fields }, form: false }),
      ),
    );
  const fail = (taskId: string) => o.store.write((tx) => failTask(tx, o.context('live'), taskId, REASON));

  it('puts the reason into the response', async () => {
    const task = await create({});
    const wire = JSON.parse(taskJson(await fail(task.taskId)));
    assert.equal(wire.status, 'error');
    assert.deepEqual(wire.response, REASON);
  });

  it('frees the unique_id when the create asked for it, and keeps it otherwise', async () => {
    const freed = await create({ unique_id: 'freed', clear_unique_id_on_error: true });
    assert.equal((await fail(freed.taskId)).uniqueId, null);
    assert.equal((await create({ unique_id: 'freed' })).uniqueId, 'freed');
    const kept = await create({ unique_id: 'kept' });
    assert.equal((await fail(kept.taskId)).uniqueId, 'kept');
    await assert.rejects(create({ unique_id: 'kept' }), { code: 'unique_id_taken' });
  });

  it('frees a unique_id that was given later, with its own wish', async () => {
    const task = await create({});
    const body = checkUniqueId({ value: { unique_id: 'later', clear_unique_id_on_error: 'true' }, form: false });
    await o.store.write((tx) => setUniqueId(tx, o.context('live'), task.taskId, body));
    assert.equal((await fail(task.taskId)).uniqueId, null);
    const again = await create({});
    const plain = checkUniqueId({ value: { unique_id: 'later' }, form: false });
    await o.store.write((tx) => setUniqueId(tx, o.context('live'), again.taskId, plain));
    assert.equal((await fail(again.taskId)).uniqueId, 'later');
  });

  it('only ever ends a pending task, and an errored task cannot be canceled', async () => {
    const task = await create({});
    await fail(task.taskId);
    await assert.rejects(fail(task.taskId), { code: 'task_not_pending' });
    const cancel = o.store.write((tx) => cancelTask(tx, o.context('live'), task.taskId, false));
    await assert.rejects(cancel, { code: 'task_errored', status: 400 });
  });
}, 'failTask');
