import { strict as assert } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { track } from '../kit/children.ts';
import { STORES } from '../kit/stores.ts';

const SCRIPT = join(import.meta.dirname, '../../scripts/with-postgres.ts');
const skip = !STORES.includes('postgres') && 'no PostgreSQL here';

async function settingsOf(url: string): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  // The server may end between an answer and our goodbye: the query tells of it, and the event would tell nobody.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query(
    "select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'max_connections')",
  );
  await client.end();
  return Object.fromEntries(rows.map(({ name, setting }) => [name, setting]));
}

it('gives the command a durable PostgreSQL and ends with its code', { skip }, () => {
  const args = [SCRIPT, '--', 'node', '-e', 'console.log(process.env.DATABASE_URL); process.exit(7)'];
  const { stdout, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  assert.match(stdout, /^postgres:\/\/postgres@127\.0\.0\.1:\d+\/postgres\n$/);
  assert.equal(status, 7);
});

for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
  it(`leaves no server behind after ${signal}`, { skip }, async () => {
    const child = track(
      spawn(
        process.execPath,
        [SCRIPT, '--', 'node', '-e', 'console.log(process.env.DATABASE_URL); process.stdin.resume()'],
        {
          stdio: ['pipe', 'pipe', 'inherit'],
        },
      ),
    );
    const [line] = await once(child.stdout, 'data');
    const url = String(line).trim();
    assert.deepEqual(await settingsOf(url), { fsync: 'on', synchronous_commit: 'on', max_connections: '300' });
    child.kill(signal);
    await once(child, 'exit');
    child.stdin.end();
    const giveUp = Date.now() + 10_000;
    while (
      await settingsOf(url).then(
        () => true,
        () => false,
      )
    ) {
      assert.ok(Date.now() < giveUp, 'PostgreSQL still answers');
      await sleep(50);
    }
  });
}
