import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Exchange } from '../../src/rules/exchange.ts';
import { command, type Emulated, emulated } from '../kit/emulated.ts';
import { temporaryFolder } from '../kit/folders.ts';

const TASK = { attachment_type: 'image', attachment: 'http://example.test/a.png', categories: ['a', 'b'] };
const CREATE = '/v1/task/categorization';

describe('recordings', () => {
  const file = join(temporaryFolder(), 'recording.jsonl');
  let lines: Exchange[];
  let other: Emulated;

  before(async () => {
    const server = await emulated(['--record', file]);
    const ask = async (key: string, method: string, path: string, body?: string, more: Record<string, string> = {}) => {
      const type = body === undefined ? {} : { 'content-type': 'application/json' };
      const headers = { authorization: `Basic ${btoa(`${key}:`)}`, ...type, ...more };
      const answer = await fetch(server.url + path, { method, headers, ...(body === undefined ? {} : { body }) });
      return answer.text();
    };
    const task = JSON.stringify({ ...TASK, unique_id: 'cow/1' });
    const made = JSON.parse(await ask('test_secret_one', 'POST', CREATE, task, { 'idempotency-key': 'k' }));
    await ask('test_secret_one', 'POST', CREATE, task, { 'idempotency-key': 'k' });
    // Its error names the task of the world.
    await ask('test_secret_one', 'POST', CREATE, JSON.stringify({ ...TASK, unique_id: 'cow/1' }));
    await ask('test_secret_one', 'GET', `/v1/task/${made.task_id}`);
    await ask('test_secret_one', 'POST', CREATE, JSON.stringify(TASK));
    const page = JSON.parse(await ask('test_secret_one', 'GET', '/v1/tasks?limit=1'));
    await ask('test_secret_one', 'GET', `/v1/tasks?limit=1&next_token=${encodeURIComponent(page.next_token)}`);
    await ask('live_secret_two', 'GET', '/v1/tasks');
    await ask('test_secret_one', 'POST', CREATE, '{"no json', {});
    await ask('test_secret_one', 'POST', '/v1/tasks/bulk', `${JSON.stringify({ type: 'categorization', ...TASK })}\n`, {
      'content-type': 'application/x-ndjson',
    });
    await ask('test_secret_one', 'GET', '/v1/tasks/export?format=csv');
    await ask('nonsense', 'GET', '/v1/tasks');
    await server.stop();
    lines = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Exchange);
    other = await emulated();
  });
  after(() => other.stop());

  it('hold every exchange, with what was sent and answered, and no key', () => {
    assert.equal(lines.length, 12);
    assert.deepEqual(
      lines.map(({ response }) => response.status),
      [200, 200, 409, 200, 200, 200, 200, 200, 400, 200, 200, 401],
    );
    assert.deepEqual(JSON.parse(lines[0]!.request.body!), { ...TASK, unique_id: 'cow/1' });
    assert.equal(lines[0]!.request.headers['idempotency-key'], 'k');
    assert.equal(lines[1]!.response.headers['idempotent-replayed'], 'true');
    assert.equal(lines[1]!.response.body, lines[0]!.response.body);
    assert.match(lines[10]!.response.body!, /^task_id,/);
    assert.equal(lines[9]!.request.body, `${JSON.stringify({ type: 'categorization', ...TASK })}\n`);
    assert.deepEqual([...new Set(lines.map(({ key }) => key))], ['test_1', 'live_2', 'unknown_3']);
    const text = readFileSync(file, 'utf8');
    for (const secret of ['secret', btoa('test_secret_one:'), 'nonsense']) assert.equal(text.includes(secret), false);
    assert.equal(statSync(file).mode & 0o077, 0);
  });

  it('say the same against another server, ids and times aside', async () => {
    const { code, stdout, stderr } = await command(['replay', file, '--url', other.url]);
    assert.equal(stdout, '12 exchanges, 0 answered otherwise\n', stderr);
    assert.equal(code, 0);
  });

  it('name what a server answers otherwise', async () => {
    const changed = join(temporaryFolder(), 'changed.jsonl');
    const [first, ...rest] = structuredClone(lines);
    const answer = JSON.parse(first!.response.body!);
    first!.response.body = JSON.stringify({ ...answer, status: 'pending', params: { ...answer.params, extra: [1] } });
    rest[1]!.response.status = 200;
    writeFileSync(changed, [first, ...rest].map((line) => `${JSON.stringify(line)}\n`).join(''));
    const { code, stdout } = await command(['replay', changed, '--url', other.url]);
    assert.equal(code, 1);
    assert.equal(
      stdout,
      [
        `line 1  POST ${CREATE}  $.status: recorded "pending", now "completed"`,
        `line 1  POST ${CREATE}  $.params.extra: recorded [1], now nothing`,
        `line 3  POST ${CREATE}  status: recorded 200, now 409`,
        '12 exchanges, 2 answered otherwise',
        '',
      ].join('\n'),
    );
  });

  it('are refused with one line where there is none, or something else', async () => {
    const text = join(temporaryFolder(), 'text');
    writeFileSync(text, 'hello\n');
    for (const [args, reason] of [
      [['replay'], /^taskwright: replay needs one FILE/],
      [['replay', `${text}-not`], /^taskwright: ENOENT/],
      [['replay', text, '--url', other.url], /^taskwright: line 1 of .* is no exchange/],
      [['replay', file, '--url', 'ftp://x'], /^taskwright: --url must be/],
      [['emulate', '--port', '0', '--record', `${text}/x`], /^taskwright: --record: ENOTDIR/],
    ] as const) {
      const { code, stderr } = await command([...args]);
      assert.equal(code, 2);
      assert.match(stderr, reason);
      assert.equal(stderr.trimEnd().split('\n').length, 1, stderr);
    }
  });
});
