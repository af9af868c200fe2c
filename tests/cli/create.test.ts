import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ended, track } from '../kit/children.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { bareEnv } from '../kit/server.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const ITEM = { type: 'imageannotation', ...BOX_TASK };
const LINES = Number(process.env.LINES_OF_A_FILE ?? 2000);

interface Result {
  line: number;
  status_code: number;
  task_id?: string;
  error?: string;
}

suite('taskwright create', (s) => {
  const start = (args: string[], key = s.server.liveKey): ChildProcess => {
    const env = { ...bareEnv(), TASKWRIGHT_KEY: key };
    return track(
      spawn(process.execPath, [MAIN, ...args, '--url', s.server.url], { env, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  };
  const finish = async (child: ChildProcess) => {
    const [out, err, { code }] = await Promise.all([text(child.stdout!), text(child.stderr!), ended(child, 120_000)]);
    return { code, out, err };
  };
  const run = (args: string[], key?: string) => finish(start(args, key));
  const fileOf = (content: string | Buffer): string => {
    const file = join(temporaryFolder(), 'tasks.jsonl');
    writeFileSync(file, content);
    return file;
  };
  const resultsOf = (file: string): Result[] =>
    readFileSync(`${file}.results`, 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  const count = async (query: string): Promise<number> => (await s.live.get(`/v1/tasks?limit=1&${query}`)).json.total;
  const large = (tag: string): string =>
    fileOf(
      Array.from({ length: LINES }, (_, i) => `${JSON.stringify({ ...ITEM, tags: [tag], metadata: { i } })}\n`).join(
        '',
      ),
    );
  /** Waits until some chunks are done. */
  const underWay = async (file: string) => {
    for (let tries = 0; !existsSync(`${file}.results`) || statSync(`${file}.results`).size < 10_000; tries++) {
      assert.ok(tries < 2000, 'nothing is done');
      await sleep(10);
    }
  };
  const assertEachOnce = async (file: string, tag: string) => {
    const results = resultsOf(file);
    assert.deepEqual(
      results.map((result) => result.line),
      Array.from({ length: LINES }, (_, i) => i + 1),
    );
    assert.ok(results.every((result) => result.status_code === 200));
    const exported = (await s.live.get(`/v1/tasks/export?tags=${tag}`)).text.trimEnd().split('\n');
    const tasks = new Map(exported.map((line) => JSON.parse(line)).map((task) => [task.task_id, task.metadata.i]));
    assert.equal(exported.length, LINES, 'each line is one task');
    assert.deepEqual(
      results.map((result) => tasks.get(result.task_id)),
      Array.from({ length: LINES }, (_, i) => i),
      'and its result names it',
    );
  };

  it('creates a task for each line, and tells what became of each', async () => {
    const own = JSON.stringify({ ...ITEM, metadata: { own: 'é 🐄', n: 1.5 } });
    const lines = [
      `\uFEFF${own}`,
      '',
      JSON.stringify({ ...BOX_TASK, tags: ['typeless'] }),
      '  ',
      ` ${JSON.stringify({ type: 'categorization', attachment: 'x', categories: ['a', 'b'] })}\r`,
      '{}',
      '{"type":',
      '[1]',
      JSON.stringify({ ...ITEM, idempotency_key: 'own-key' }),
      JSON.stringify({ ...ITEM, idempotency_key: 'own-key' }),
      JSON.stringify({ ...ITEM, idempotency_key: null, tags: ['null key'] }),
    ];
    const file = fileOf(lines.join('\n'));
    const { code, err } = await run(['create', '--file', file, '--type', 'imageannotation', '--chunk', '2']);
    assert.equal(code, 1, err);
    assert.match(err, /100%: 6 created, 3 refused/);
    const results = resultsOf(file);
    assert.deepEqual(
      results.map(({ line, status_code }) => [line, status_code]),
      [
        [1, 200],
        [3, 200],
        [5, 200],
        [6, 400],
        [7, 400],
        [8, 400],
        [9, 200],
        [10, 200],
        [11, 200],
      ],
    );
    const tasks = await Promise.all(
      [0, 1, 2].map(async (i) => (await s.live.get(`/v1/task/${results[i]!.task_id}`)).json),
    );
    assert.deepEqual(tasks[0].metadata, { own: 'é 🐄', n: 1.5 });
    assert.deepEqual(
      tasks.map((task) => task.type),
      ['imageannotation', 'imageannotation', 'categorization'],
    );
    assert.equal(results[6]!.task_id, results[7]!.task_id, "the line's own key is kept");
    assert.match(results[3]!.error!, /Please include an attachment/);
    assert.match(results[4]!.error!, /not valid JSON/);
    const before = await count('');
    const again = await run(['create', '--file', file, '--type', 'imageannotation']);
    assert.equal(again.code, 1);
    assert.match(again.err, /6 created, 3 refused/);
    assert.equal(await count(''), before, 'what is done is not done again');
  });

  it('makes one task of each line when it is killed at any moment and run again', async () => {
    const file = large('killed');
    for (let round = 0; round < 3; round++) {
      const child = start(['create', '--file', file, '--chunk', '100']);
      await underWay(file);
      await sleep(round * 40);
      child.kill('SIGKILL');
      await ended(child);
      // As a crash of the machine could leave it.
      if (round === 1) {
        appendFileSync(`${file}.journal`, '{"line": 99');
        appendFileSync(`${file}.results`, '{"line": 99');
      }
      const entries = readFileSync(`${file}.journal`, 'utf8').trimEnd().split('\n').length;
      if (round === 0) assert.ok(entries < LINES / 100, 'it was killed before its end');
    }
    const { code, err } = await run(['create', '--file', file, '--chunk', '100']);
    assert.equal(code, 0, err);
    await assertEachOnce(file, 'killed');
  });

  it('makes one task of each line when the server is killed in the middle of a request', async () => {
    const file = large('crashed');
    const child = start(['create', '--file', file, '--chunk', '500', '--parallel', '3']);
    const done = finish(child);
    await underWay(file);
    await s.server.kill();
    await s.server.restart();
    const { code, err } = await done;
    assert.equal(code, 0, err);
    await assertEachOnce(file, 'crashed');
  });

  it('goes on only with the file, the server and the key that it began with', async () => {
    const file = fileOf(`${JSON.stringify(ITEM)}\n`);
    assert.equal((await run(['create', '--file', file])).code, 0);
    const rerun = async (args: string[] = [], key?: string) => {
      const { code, err } = await run(['create', '--file', file, ...args], key);
      assert.equal(code, 2);
      return err;
    };
    assert.match(await rerun(['--type', 'comparison']), /another type/);
    assert.match(await rerun([], s.server.testKey), /another key/);
    appendFileSync(file, `${JSON.stringify(ITEM)}\n`);
    assert.match(await rerun(), /another content of the file/);
    rmSync(`${file}.journal`);
    assert.equal((await run(['create', '--file', file])).code, 0);
    const journal = `${file}.journal`;
    writeFileSync(journal, `${readFileSync(journal, 'utf8').split('\n')[0]}\n`);
    const yesterday = Date.now() / 1000 - 24 * 3600;
    utimesSync(journal, yesterday, yesterday);
    assert.match(await rerun(), /more than 23 hours old/);
  });

  it('says in one line what is wrong', async () => {
    const file = fileOf(`${JSON.stringify(ITEM)}\n`);
    for (const [args, key, sentence] of [
      [['create'], undefined, /create needs --file/],
      [['create', '--file', '/nowhere'], undefined, /there is no file \/nowhere/],
      [['create', '--file', file, '--chunk', '0'], undefined, /--chunk must be 1 to 10000/],
      [['create', '--file', file], 'live_nobody', /the server refuses: 401 Your API key/],
      [['create', '--file', fileOf(''), '--key', ''], '', /a key is needed/],
      [['export'], undefined, /export needs --out/],
      [['export', '--out', '-', '--query', 'status=open'], undefined, /the server refuses: 400/],
      [['export', '--out', '-', '--format', 'xml'], undefined, /the server refuses: 400/],
    ] as const) {
      const { code, err } = await run([...args], key);
      assert.equal(code, 2, err);
      assert.match(err, sentence);
      assert.equal(err.trimEnd().split('\n').length, 1, err);
    }
    for (const command of ['create', 'export', 'import']) {
      const { code, out } = await run([command, '--help']);
      assert.equal(code, 0);
      assert.match(out, new RegExp(`^Usage: taskwright ${command} `));
    }
  });

  it('export writes what the endpoint has, in a file or on stdout', async () => {
    const out = join(temporaryFolder(), 'tasks');
    assert.equal((await run(['export', '--out', out])).code, 0);
    assert.equal(readFileSync(out, 'utf8'), (await s.live.get('/v1/tasks/export')).text);
    assert.equal(existsSync(`${out}.part`), false);
    const sheet = await run(['export', '--out', '-', '--format', 'csv', '--query', 'tags=typeless&status=pending']);
    assert.equal(sheet.code, 0);
    assert.equal(sheet.out, (await s.live.get('/v1/tasks/export?format=csv&tags=typeless&status=pending')).text);
  });
});
