/**
 * A PostgreSQL of its own for tests and benchmarks: a new cluster on a free port, gone afterwards.
 *
 * `node scripts/with-postgres.ts -- command args` runs the command with its address in DATABASE_URL and
 * TASKWRIGHT_TEST_DATABASE_URL.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { accessSync, chownSync, constants, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { run } from './run.ts';

export interface Postgres {
  /** Of the database `postgres`, as its superuser. */
  url: string;
  stop(): Promise<void>;
}

export class NoPostgres extends Error {}

const HOW = 'install the PostgreSQL server (Debian: apt-get install postgresql), or put its initdb on the PATH';
/** Milliseconds. A cold disk under load took four seconds. */
const START_LIMIT = 30_000;

/** The newest PostgreSQL of the PATH, of Debian's folders or of Homebrew's. @throws NoPostgres */
export function findPostgres(): string {
  const packaged = globSync(['/usr/lib/postgresql/*/bin', '/opt/homebrew/opt/postgresql@*/bin']);
  packaged.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const found = [...(process.env.PATH ?? '').split(delimiter), ...packaged].find((folder) =>
    ['initdb', 'postgres'].every((name) => canRun(join(folder, name))),
  );
  if (!found) throw new NoPostgres(`no PostgreSQL here: ${HOW}`);
  return found;
}

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export async function startPostgres(): Promise<Postgres> {
  const bin = findPostgres();
  const owner = serverUser();
  const home = mkdtempSync(join(tmpdir(), 'taskwright-pg-'));
  if (owner) chownSync(home, owner.uid, owner.gid);
  const options = { ...owner, cwd: home, env: { PATH: process.env.PATH, LC_ALL: 'C' } };
  const cluster = join(home, 'cluster');
  try {
    const how = ['-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync', ...sortingLikeOthers(bin)];
    execFileSync(join(bin, 'initdb'), ['-D', cluster, ...how], { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    const port = await freePort();
    const settings = { port, listen_addresses: '127.0.0.1', unix_socket_directories: home, max_connections: 300 };
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
    const server = [join(bin, 'postgres'), '-D', cluster, ...flags];
    // The shell stops the server and sweeps up when its standard input closes, which happens however this
    // process ends, kill -9 included. Detached, as Ctrl-C would end the shell before its work is done.
    const keeper = '"$@" >log 2>&1 & read _; kill -INT $!; wait $!; cd /; rm -rf "$0"';
    const shell = spawn('/bin/sh', ['-c', keeper, home, ...server], {
      ...options,
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    const ended = once(shell, 'exit');
    shell.unref();
    (shell.stdin as Socket).unref();
    const stop = async () => {
      shell.ref();
      shell.stdin.end();
      await ended;
    };
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    if (!(await accepts(url))) {
      const log = readFileSync(join(home, 'log'), 'utf8').trim();
      await stop();
      throw new Error(`PostgreSQL did not start: ${log}`);
    }
    return { url, stop };
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
}

/** PostgreSQL refuses to run as root; its packages make a user for it. */
function serverUser(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  try {
    const id = (flag: string) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    throw new NoPostgres(`PostgreSQL refuses to run as root, and there is no user "postgres": ${HOW}`);
  }
}

/** Linguistic order, as most servers have it: what leans on the order of bytes, which SQLite has, shows itself. */
function sortingLikeOthers(bin: string): string[] {
  const version = execFileSync(join(bin, 'initdb'), ['--version'], { encoding: 'utf8' });
  const knowsIcu = Number(/(\d+)/.exec(version)?.[1]) >= 15;
  return knowsIcu ? ['--locale-provider=icu', '--icu-locale=en-US'] : [];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function accepts(url: string): Promise<boolean> {
  for (const giveUp = Date.now() + START_LIMIT; Date.now() < giveUp; await sleep(50)) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    const connected = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => {});
    if (connected) return true;
  }
  return false;
}

if (import.meta.main) {
  const [dashes, command, ...args] = process.argv.slice(2);
  if (dashes !== '--' || !command) {
    console.error('Usage: node scripts/with-postgres.ts -- command args');
    process.exit(2);
  }
  try {
    const { url, stop } = await startPostgres();
    process.exitCode = await run(command, args, {
      env: { ...process.env, DATABASE_URL: url, TASKWRIGHT_TEST_DATABASE_URL: url },
    });
    await stop();
  } catch (error) {
    if (!(error instanceof NoPostgres)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
