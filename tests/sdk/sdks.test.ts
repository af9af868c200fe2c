/** Scale's own clients, as they are published: every method against a started server, and docs/sdk.md says how it went. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { bareEnv } from '../kit/server.ts';
import { suite } from '../kit/suite.ts';
import { type Doors, installNpmClient, openDoors, pinned, runSdk, SDKS, SERVER_ENV } from './programs.ts';
import { noPython, PYTHON } from './python.ts';
import { column, committed } from './table.ts';

// In this file alone: two at once would install over each other.
before(installNpmClient);

suite(
  "Scale's own clients",
  (s) => {
    let doors: Doors;
    before(async () => {
      doors = await openDoors(s.server);
    });
    after(() => doors?.proxy.close());

    for (const sdk of SDKS) {
      for (const scheme of sdk.schemes) {
        // One after the other: the order of Studio's batches is the whole account's.
        it(`${sdk.title} over ${scheme}`, { skip: sdk.language === 'python' && noPython }, async () => {
          const run = await runSdk(sdk, scheme, s.server, doors);
          const failed = [...run.methods].filter(([, passed]) => !passed).map(([name]) => name);
          assert.deepEqual(failed, [], run.output);
          const page = committed(sdk);
          const stale = 'docs/sdk.md says otherwise: node tests/sdk/write-table.ts writes it anew';
          assert.deepEqual([page.version, run.version], [pinned(sdk), pinned(sdk)], stale);
          assert.deepEqual([...page.columns.get(column(s.store, scheme))!], [...run.methods], stale);
        });
      }
    }

    it('the client on npm reached us by its own address', () => {
      assert.deepEqual([...new Set(doors.proxy.asked)], ['api.scaleapi.com:443']);
    });
  },
  SERVER_ENV,
);

// No server is asked: these fail before.
const env = {
  ...bareEnv(),
  TASKWRIGHT_URL: 'http://127.0.0.1:1',
  TASKWRIGHT_KEY: 'live_a',
  TASKWRIGHT_TEST_KEY: 'test_a',
};

/** A release with a method more, and a check whose method is gone. */
const GROWN = `
import sys
sys.path.insert(0, sys.argv[1])
import scaleapi.tasks
def newest(self): pass
newest.__module__ = "scaleapi.tasks"
scaleapi.tasks.Task.newest = newest
import v1
for name in list(v1.CHECKS): v1.CHECKS[name] = lambda: None
del scaleapi.tasks.Task.refresh
sys.exit(v1.main())
`;

it('Python: a method that nothing calls fails, and so does a call of a method that is gone', { skip: noPython }, () => {
  const { stdout, stderr, status } = spawnSync(PYTHON!, ['-B', '-c', GROWN, import.meta.dirname], {
    env,
    encoding: 'utf8',
  });
  assert.equal(status, 1, stderr);
  const failed = stdout.split('\n').filter((line) => line.startsWith('fail'));
  assert.deepEqual(failed, [
    'fail  Task.newest: nothing here calls it',
    'fail  Task.refresh: the SDK does not have it',
  ]);
});

it('npm: the same', () => {
  const program = join(import.meta.dirname, 'npm/client.cjs');
  const grown = readFileSync(program, 'utf8')
    .replace('const { ScaleClient,', 'scaleapi.ScaleClient.prototype.newest = () => {};\nconst { ScaleClient,')
    .replace(/const task = .*;/, 'const task = {};')
    .replace(/await CHECKS\[name\]\(\);/, '');
  const { stdout, stderr, status } = spawnSync(process.execPath, ['-'], {
    env,
    cwd: join(import.meta.dirname, 'npm'),
    encoding: 'utf8',
    input: grown,
  });
  assert.equal(status, 1, stderr);
  const failed = stdout.split('\n').filter((line) => line.startsWith('fail'));
  assert.deepEqual(failed, [
    'fail  ScaleClient.newest: nothing here calls it',
    'fail  Task.refresh: the SDK does not have it',
    'fail  Task.cancel: the SDK does not have it',
  ]);
});
