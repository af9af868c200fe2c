import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { command, type Emulated, emulated } from '../kit/emulated.ts';

const TASK = { attachment_type: 'image', attachment: 'http://example.test/a.png', categories: ['a', 'b'] };
const CREATE = '/v1/task/categorization';

describe('faults on demand', () => {
  let server: Emulated;
  let worlds = 0;
  before(async () => {
    server = await emulated(['--fail', 'GET /v1/batches = 503 once', '--fail=DELETE * = 418 once']);
  });
  after(() => server.stop());

  /** A key of its own for each test, with its requests. */
  function world() {
    const key = `test_faults_${++worlds}`;
    const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      fetch(server.url + path, {
        method,
        headers: {
          authorization: `Bearer ${key}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const fail = async (fault: object) => {
      const answer = await ask('POST', '/v1/test_helpers/faults', fault);
      assert.equal(answer.status, 200, await answer.clone().text());
      return (await answer.json()) as { fault_id: string; met: number };
    };
    return { key, ask, fail };
  }

  it('answers a status instead of doing anything, as often as it is told', async () => {
    const { ask, fail } = world();
    await fail({ method: 'POST', path: '/v1/task/*', status: 429, retry_after: 7, times: 2 });
    for (const attempt of [1, 2]) {
      const answer = await ask('POST', CREATE, TASK);
      assert.equal(answer.status, 429, `attempt ${attempt}`);
      assert.equal(answer.headers.get('retry-after'), '7');
      assert.deepEqual(await answer.json(), { status_code: 429, error: 'A fault on demand: 429.' });
    }
    assert.equal(((await (await ask('GET', '/v1/tasks')).json()) as { total: number }).total, 0);
    assert.equal((await ask('POST', CREATE, TASK)).status, 200);
  });

  it('cuts the connection after the commit: the task is there, and the saved answer on a retry', async () => {
    const { ask, fail } = world();
    await fail({ rule: `POST ${CREATE} = drop-after-commit once` });
    const headers = { 'idempotency-key': 'one' };
    await assert.rejects(ask('POST', CREATE, TASK, headers), TypeError);
    const { docs } = (await (await ask('GET', '/v1/tasks')).json()) as { docs: { task_id: string }[] };
    assert.equal(docs.length, 1);
    const again = await ask('POST', CREATE, TASK, headers);
    assert.equal(again.headers.get('idempotent-replayed'), 'true');
    assert.equal(((await again.json()) as { task_id: string }).task_id, docs[0]!.task_id);
  });

  it('answers a status after the commit: the unique_id of the retry is taken', async () => {
    const { ask, fail } = world();
    await fail({ path: CREATE, status: 504, after_commit: true, retry_after: 1, times: 1 });
    const lost = await ask('POST', CREATE, { ...TASK, unique_id: 'cow/1' });
    assert.equal(lost.status, 504);
    assert.equal(lost.headers.get('retry-after'), '1');
    assert.deepEqual(await lost.json(), { status_code: 504, error: 'A fault on demand: 504.' });
    const again = await ask('POST', CREATE, { ...TASK, unique_id: 'cow/1' });
    assert.equal(again.status, 409);
    const { docs } = (await (await ask('GET', '/v1/tasks?unique_id=cow/1')).json()) as { docs: { task_id: string }[] };
    assert.match(((await again.json()) as { error: string }).error, new RegExp(docs[0]!.task_id));
  });

  it('cuts the connection before anything is done', async () => {
    const { ask, fail } = world();
    await fail({ path: CREATE, drop: 'before', times: 1 });
    await assert.rejects(ask('POST', CREATE, TASK), TypeError);
    assert.equal(((await (await ask('GET', '/v1/tasks')).json()) as { total: number }).total, 0);
  });

  it('sends half of an answer, and the client can tell', async () => {
    const { ask, fail } = world();
    await fail({ method: 'POST', path: CREATE, truncate: true, times: 1 });
    const answer = await ask('POST', CREATE, TASK);
    assert.equal(answer.status, 200);
    await assert.rejects(answer.text(), TypeError);
    const { docs } = (await (await ask('GET', '/v1/tasks')).json()) as { docs: unknown[] };
    assert.equal(docs.length, 1);
    assert.equal(Number(answer.headers.get('content-length')) > 100, true);
  });

  it('waits before it goes on', async () => {
    const { ask, fail } = world();
    await fail({ path: '/v1/tasks', delay_ms: 300 });
    const began = performance.now();
    assert.equal((await ask('GET', '/v1/tasks')).status, 200);
    // A lower bound that the fault promises, not a measure of speed.
    assert.ok(performance.now() - began >= 295);
  });

  it('holds up no stop', async () => {
    const other = await emulated(['--fail', 'GET /v1/tasks = delay=600s']);
    const headers = { authorization: 'Bearer test_held' };
    const held = fetch(`${other.url}/v1/tasks`, { headers });
    await fetch(`${other.url}/v1/projects`, { headers });
    const [code, answer] = await Promise.all([other.stop(), held.catch((error: unknown) => error)]);
    assert.equal(code, 0);
    assert.ok(answer instanceof TypeError, 'its connection is cut after the grace');
  });

  it('lists what it met, and forgets what is removed', async () => {
    const { ask, fail } = world();
    const first = await fail({ path: '/v1/tasks', status: 500 });
    const second = await fail({ path: '/v1/tasks', status: 502 });
    assert.equal((await ask('GET', '/v1/tasks')).status, 500);
    const list = async () =>
      ((await (await ask('GET', '/v1/test_helpers/faults')).json()) as { faults: object[] }).faults;
    assert.deepEqual(await list(), [
      { fault_id: first.fault_id, method: '*', path: '/v1/tasks', status: 500, met: 1 },
      { fault_id: second.fault_id, method: '*', path: '/v1/tasks', status: 502, met: 0 },
    ]);
    assert.equal((await ask('DELETE', `/v1/test_helpers/faults/${first.fault_id}`)).status, 200);
    assert.equal((await ask('GET', '/v1/tasks')).status, 502);
    assert.equal((await ask('DELETE', `/v1/test_helpers/faults/${first.fault_id}`)).status, 404);
    assert.deepEqual(await (await ask('DELETE', '/v1/test_helpers/faults')).json(), { removed: 1 });
    assert.equal((await ask('GET', '/v1/tasks')).status, 200);
    assert.deepEqual(await list(), []);
  });

  it('touches no other world', async () => {
    const [one, other] = [world(), world()];
    await one.fail({ path: '*', status: 500 });
    assert.equal((await other.ask('GET', '/v1/tasks')).status, 200);
    assert.equal((await one.ask('GET', '/v1/tasks')).status, 500);
    // The faults themselves can always be reached.
    assert.equal((await one.ask('GET', '/v1/test_helpers/faults')).status, 200);
  });

  it('faults of the command line meet every world', async () => {
    assert.equal((await world().ask('GET', '/v1/batches')).status, 503);
    assert.equal((await world().ask('GET', '/v1/batches')).status, 200);
    const { ask } = world();
    assert.equal((await ask('DELETE', '/v1/task/000000000000000000000000/unique_id')).status, 418);
    assert.equal((await ask('DELETE', '/v1/task/000000000000000000000000/unique_id')).status, 404);
  });

  it('refuses what is no fault, naming the field', async () => {
    const { ask } = world();
    const bad: [object, RegExp][] = [
      [{}, /"path" or "rule" is required/],
      [{ path: '/v1/tasks' }, /must say what goes wrong/],
      [{ path: '/v1/tasks', status: 200 }, /"status"/],
      [{ path: 'tasks', status: 500 }, /"path"/],
      [{ path: '/v1/tasks', status: 500, drop: 'after' }, /exclude each other/],
      [{ path: '/v1/tasks', status: 500, times: 0 }, /"times"/],
      [{ path: '/v1/tasks', drop: 'after', after_commit: true }, /after_commit goes with a status/],
      [{ path: '/v1/tasks', status: 500, colour: 'red' }, /"colour"/],
      [{ rule: 'POST /v1/task/* = 200' }, /"rule": the status must be/],
      [{ rule: 'POST /v1/task/* = 503', times: 1 }, /nothing else goes with it/],
    ];
    for (const [body, reason] of bad) {
      const answer = await ask('POST', '/v1/test_helpers/faults', body);
      assert.equal(answer.status, 400, JSON.stringify(body));
      assert.match(((await answer.json()) as { error: string }).error, reason);
    }
  });

  it('a --fail that is none stops the start with one line', async () => {
    const { code, stderr } = await command(['emulate', '--port', '0', '--fail', 'POST /v1/task/* = 200']);
    assert.equal(code, 2);
    assert.equal(stderr, 'taskwright: --fail "POST /v1/task/* = 200": the status must be from 400 to 599\n');
  });
});
