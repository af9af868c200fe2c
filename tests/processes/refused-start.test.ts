/** A start that cannot succeed: exit code 2, one line that says why, no stack, and nothing left behind. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { it } from 'node:test';
import pg from 'pg';
import { command } from '../kit/accounts.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { bareEnv, startServer } from '../kit/server.ts';
import { freshStore, onEachStore, STORES } from '../kit/stores.ts';

const MAIN = join(import.meta.dirname, '../../src/main.ts');
const KEYS = { TASKWRIGHT_LIVE_KEY: 'live_0123456789', TASKWRIGHT_TEST_KEY: 'test_0123456789' };

function refused(args: string[], env: Record<string, string>, line: RegExp): void {
  const { status, stderr, stdout } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: temporaryFolder(),
    env: { ...bareEnv(), PORT: '0', ...env },
    encoding: 'utf8',
    timeout: 60_000,
  });
  assert.equal(status, 2, stdout + stderr);
  assert.match(stderr, /^taskwright: [^\n]+\n$/);
  assert.match(stderr, line);
}

const inFolder = (dataDir = temporaryFolder()) => ({ TASKWRIGHT_DATA_DIR: dataDir });

it('a data directory that is a file, or lies in one', () => {
  const file = join(temporaryFolder(), 'file');
  writeFileSync(file, '');
  refused(['serve'], inFolder(file), /the data directory \S+\/file cannot be used: .*EEXIST/);
  refused(['serve'], inFolder(join(file, 'data')), /the data directory \S+ cannot be used: .*ENOTDIR/);
  refused(['migrate'], inFolder(file), /the data directory \S+\/file cannot be used/);
});

const asRoot = process.getuid?.() === 0 && 'root may write everywhere';
it('a data directory, or a database, that must not be written', { skip: asRoot }, async () => {
  const folder = temporaryFolder();
  await command({ env: inFolder(folder) }, 'migrate');
  chmodSync(join(folder, 'taskwright.db'), 0o400);
  refused(['serve'], inFolder(folder), /the database \S+ cannot be used: (EACCES|EPERM)/);
  chmodSync(join(folder, 'taskwright.db'), 0o600);
  const empty = temporaryFolder();
  chmodSync(empty, 0o500);
  refused(['serve'], inFolder(empty), /the data directory \S+ cannot be used: unable to open/);
  refused(['serve'], inFolder(join(empty, 'data')), /the data directory \S+ cannot be used: .*EACCES/);
  chmodSync(empty, 0o700);
});

it('a database file that is none, or of a newer Taskwright', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'taskwright.db'), 'This is a letter to my aunt.\n'.repeat(1000));
  for (const name of ['serve', 'migrate']) {
    refused([name], inFolder(folder), /the database \S+taskwright.db cannot be used: file is not a database/);
  }
  assert.match(readFileSync(join(folder, 'taskwright.db'), 'utf8'), /^This is a letter/);
  const directory = temporaryFolder();
  mkdirSync(join(directory, 'taskwright.db'));
  refused(['serve'], inFolder(directory), /the database \S+ cannot be used: unable to open/);
  const newer = temporaryFolder();
  await command({ env: inFolder(newer) }, 'migrate');
  const { DatabaseSync } = await import('node:sqlite');
  const db = new DatabaseSync(join(newer, 'taskwright.db'));
  db.exec('pragma user_version = 900');
  db.close();
  refused(['serve'], inFolder(newer), /schema version 900, this Taskwright knows \d+: upgrade it/);
});

it('a PostgreSQL that is not there, or an address that is none, without telling the password', async () => {
  const secret = 'sec%ret-of-mine';
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  const urls: [string, RegExp][] = [
    [`postgres://ann:${secret}@127.0.0.1:${port}/tasks`, /ECONNREFUSED/],
    [`postgres://ann:${secret}@localhost:${port}/tasks`, /ECONNREFUSED/],
    [`postgres://ann:${secret}@nowhere.invalid/tasks`, /ENOTFOUND|EAI_AGAIN/],
    [`postgres://ann:${secret}@127.0.0.1:99999/tasks`, /is not a URL/],
    [`postgres://ann:${secret}@[::1/tasks`, /is not a URL/],
    [`postgres://ann:${secret}#x@127.0.0.1/tasks`, /is not a URL/],
  ];
  for (const [DATABASE_URL, line] of urls) {
    const { status, stderr } = spawnSync(process.execPath, [MAIN, 'serve'], {
      cwd: temporaryFolder(),
      env: { ...bareEnv(), PORT: '0', ...KEYS, DATABASE_URL },
      encoding: 'utf8',
    });
    assert.equal(status, 2, stderr);
    assert.match(stderr, /^taskwright: DATABASE_URL[^\n]+\n$/);
    assert.match(stderr, line);
    assert.doesNotMatch(stderr, /sec.{1,6}ret-of-mine/);
  }
});

it('a PostgreSQL that does not let us in', { skip: !STORES.includes('postgres') && 'no PostgreSQL' }, async () => {
  const { env, dispose } = await freshStore('postgres');
  const admin = new pg.Client({ connectionString: env.DATABASE_URL! });
  await admin.connect();
  const role = `guest_${process.pid}`;
  try {
    await admin.query(`create role ${role} login`);
    const url = (change: (to: URL) => void) => {
      const to = new URL(env.DATABASE_URL!);
      change(to);
      return { ...KEYS, DATABASE_URL: to.href };
    };
    const cases: [Record<string, string>, RegExp][] = [
      [
        url((to) => (to.pathname = '/there_is_none')),
        /^taskwright: DATABASE_URL: .*database "there_is_none" does not exist/,
      ],
      [url((to) => (to.username = 'nobody_here')), /^taskwright: DATABASE_URL: .*role "nobody_here" does not exist/],
      [url((to) => (to.username = role)), /^taskwright: DATABASE_URL: .*permission denied/],
      [url((to) => (to.search = '?sslmode=verify-full')), /^taskwright: DATABASE_URL: .*SSL/],
    ];
    for (const [settings, line] of cases) refused(['serve'], settings, line);
    await command({ env }, 'migrate');
    await admin.query('update schema_version set version = 900');
    refused(['serve'], { ...KEYS, DATABASE_URL: env.DATABASE_URL! }, /schema version 900/);
  } finally {
    await admin.query(`drop role if exists ${role}`);
    await admin.end();
    await dispose();
  }
});

it('an address that cannot be listened on; the keys that were just made are told all the same', () => {
  refused(['serve', '--host', '192.0.2.1'], inFolder(), /cannot listen on 192\.0\.2\.1, port 0: .*EADDRNOTAVAIL/);
  refused(
    ['serve', '--host', 'nowhere.invalid'],
    inFolder(),
    /cannot listen on nowhere\.invalid, port 0: .*(ENOTFOUND|EAI_AGAIN)/,
  );
  const { stdout } = spawnSync(process.execPath, [MAIN, 'serve', '--host', '192.0.2.1'], {
    env: { ...bareEnv(), ...inFolder() },
    encoding: 'utf8',
  });
  assert.match(stdout, /^The first account was made\. Its keys are in \S+keys\.txt\n$/);
});

it('a port below 1024 that only root may have', { skip: asRoot || readsLow() }, () => {
  refused(['serve', '--port', '1'], inFolder(), /cannot listen on 127\.0\.0\.1, port 1: .*EACCES/);
});

/** Some containers let anybody listen on any port. */
function readsLow(): string | false {
  const file = '/proc/sys/net/ipv4/ip_unprivileged_port_start';
  return existsSync(file) && Number(readFileSync(file, 'utf8')) <= 1 && 'anybody may listen on port 1 here';
}

it('lists and changes of what is not there make nothing', () => {
  const parent = temporaryFolder();
  const folder = join(parent, 'mistyped');
  for (const args of [
    ['keys', 'list'],
    ['accounts', 'list'],
    ['users', 'list'],
    ['keys', 'create', '--mode', 'test'],
    ['keys', 'revoke', 'x'],
    ['users', 'create', '--email', 'a@b.example', '--role', 'admin'],
    ['users', 'link'],
    ['users', 'password', '--email', 'a@b.example'],
    ['users', 'sign-out', '--email', 'a@b.example'],
  ]) {
    refused(args, inFolder(folder), /there is no database in \S+mistyped/);
  }
  assert.deepEqual(readdirSync(parent), []);
  refused(['keys', 'lsit'], inFolder(folder), /keys needs list, create or revoke/);
  refused(['users', 'lsit'], inFolder(folder), /users needs list, create, link, password or sign-out/);
});

it('and neither in an empty database', { skip: !STORES.includes('postgres') && 'no PostgreSQL' }, async () => {
  const { env, dispose } = await freshStore('postgres');
  try {
    for (const what of ['keys', 'accounts', 'users']) {
      refused(
        [what, 'list'],
        { DATABASE_URL: env.DATABASE_URL! },
        /DATABASE_URL: there is no Taskwright in this database/,
      );
    }
    const client = new pg.Client({ connectionString: env.DATABASE_URL! });
    await client.connect();
    const { rows } = await client.query("select count(*) from pg_tables where schemaname = 'public'");
    await client.end();
    assert.equal(Number(rows[0].count), 0);
  } finally {
    await dispose();
  }
});

onEachStore((store) => {
  it('with PostgreSQL and both keys there is no data directory', { skip: store === 'sqlite' }, async () => {
    const { env, dispose } = await freshStore(store);
    const folder = join(temporaryFolder(), 'none');
    try {
      const server = await startServer({ env: { ...env, ...KEYS, TASKWRIGHT_DATA_DIR: folder } });
      await server.stop();
      assert.equal(existsSync(folder), false);
      const { env: other, dispose: disposeOther } = await freshStore(store);
      const file = join(temporaryFolder(), 'file');
      writeFileSync(file, '');
      refused(['serve'], { ...other, ...inFolder(file) }, /the data directory \S+\/file cannot be used: .*EEXIST/);
      await disposeOther();
    } finally {
      await dispose();
    }
  });

  it('an account or user that is there already, and an address that is none', async () => {
    const { env, dispose } = await freshStore(store);
    const create = (name: string, email: string) => ['accounts', 'create', '--name', name, '--email', email];
    const user = (email: string) => ['users', 'create', '--account', 'cows', '--role', 'member', '--email', email];
    try {
      await command({ env }, 'migrate');
      await command({ env }, ...create('cows', 'ann@example.com'));
      await command({ env }, ...user('bob@example.com'));
      const before = [
        await command({ env }, 'accounts', 'list'),
        await command({ env }, 'users', 'list', '--account', 'cows'),
      ];
      const refusals: [string[], RegExp][] = [
        [create('cows', 'new@example.com'), /there is an account cows already/],
        [create('new', 'ann@example.com'), /there is a user ann@example\.com already, in account \d+/],
        [create('new', 'Ann@Example.com'), /there is a user ann@example\.com already/],
        [create('new', 'ann'), /--email must be an e-mail address, not ann/],
        [create('new', 'a b@example.com'), /--email must be an e-mail address/],
        [create('2', 'new@example.com'), /--name must not be a number/],
        [create('a\tb', 'new@example.com'), /--name must not contain control characters/],
        [user('bob@example.com'), /the account has a user bob@example\.com already/],
        [user('BOB@example.com'), /the account has a user bob@example\.com already/],
        [user('bob@'), /--email must be an e-mail address/],
      ];
      for (const [args, line] of refusals) refused(args, env, line);
      const both = await Promise.allSettled(
        [1, 2].map((i) => command({ env }, ...create('twins', `twin${i}@example.com`))),
      );
      assert.deepEqual(both.map((one) => one.status).sort(), ['fulfilled', 'rejected']);
      const after = [
        await command({ env }, 'accounts', 'list'),
        await command({ env }, 'users', 'list', '--account', 'cows'),
      ];
      assert.equal(after[0]!.trim().split('\n').length, before[0]!.trim().split('\n').length + 1);
      assert.equal(after[1], before[1]);
    } finally {
      await dispose();
    }
  });
}, 'refused');

it('a place for files that is none, and an address of the server that is none', () => {
  const s3 = { TASKWRIGHT_S3_KEY: 'k', TASKWRIGHT_S3_SECRET: 's' };
  for (const place of ['http://a/b', 's3://', 's3:///x', 's3://b/../c', 's3://b/x?y=1', '/srv/files']) {
    const env = { ...inFolder(), ...s3, TASKWRIGHT_FILES_URL: place };
    refused(['serve'], env, /TASKWRIGHT_FILES_URL must be s3:\/\/bucket or s3:\/\/bucket\/prefix/);
  }
  refused(
    ['serve'],
    { ...inFolder(), TASKWRIGHT_FILES_URL: 's3://bucket' },
    /TASKWRIGHT_FILES_URL needs TASKWRIGHT_S3_KEY/,
  );
  for (const address of ['tasks.example', 'ftp://a/', 'http://a/?b', 'http://u:p@a/']) {
    refused(['serve'], { ...inFolder(), TASKWRIGHT_PUBLIC_URL: address }, /TASKWRIGHT_PUBLIC_URL must be an http/);
  }
});
