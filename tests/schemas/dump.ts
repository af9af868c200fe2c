/**
 * `node tests/schemas/dump.ts` writes a filled dump of the schema as it is now, for each store, to this
 * folder. Run it before a migration is added: tests/store/upgrade.test.ts brings every dump up to date.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startPostgres } from '../../scripts/with-postgres.ts';
import { MIGRATIONS } from '../../src/store/migrations/index.ts';
import { api } from '../kit/client.ts';
import { startServer } from '../kit/server.ts';
import { BOX_TASK } from '../kit/suite.ts';

/** The keys of the account in every dump. */
export const DUMPED = { TASKWRIGHT_LIVE_KEY: 'live_of_the_dump', TASKWRIGHT_TEST_KEY: 'test_of_the_dump' };

/** One of each thing that the schema can hold and an endpoint can make. */
async function fill(env: Record<string, string>): Promise<void> {
  const server = await startServer({ env: { ...env, ...DUMPED } });
  const live = api(server, server.liveKey);
  const test = api(server, server.testKey);
  const keyed = { headers: { 'Idempotency-Key': 'dumped' } };
  await live.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id: 'kept', tags: ['a', 'b'] }, keyed);
  const { task_id } = (await live.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id: 'canceled' })).json;
  await live.post(`/v1/task/${task_id}/cancel`);
  await live.post(`/v1/task/${task_id}/setMetadata`, { why: 'it’s 🐄' });
  await test.post('/v1/task/categorization', {
    attachment: 'x',
    categories: ['a', 'b'],
    callback_url: 'http://a.example/',
  });
  await live.post('/v1/keys', { name: 'a second key' });
  // Projects, the queue and answers, with a test key's tasks where the tests count the live ones.
  const { lease_id } = (await live.post('/v1/labeling/claim', {})).json.leases[0];
  await live.put(`/v1/labeling/leases/${lease_id}/draft`, { response: { annotations: [] } });
  await live.post(`/v1/labeling/leases/${lease_id}/release`);
  await live.post('/v1/projects', { type: 'categorization', name: 'dumped', params: { categories: ['a', 'b'] } });
  await live.post('/v1/batches', { project: 'dumped', name: 'dumped' });
  await test.post('/v1/projects', { type: 'categorization', name: 'dumped', params: { categories: ['a', 'b'] } });
  await test.post('/v1/batches', { project: 'dumped', name: 'dumped' });
  await test.post('/v1/task/categorization', { batch: 'dumped', attachment: 'x', unique_id: 'in a batch' });
  await live.post('/v1/settings', { callback_url: 'http://b.example/' });
  await server.stop();
}

function dumpSqlite(file: string): string {
  const db = new DatabaseSync(file, { readOnly: true });
  const quote = (value: unknown) =>
    value === null ? 'null' : typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);
  const objects = db
    .prepare("select type, name, sql from sqlite_master where sql is not null order by type = 'index'")
    .all();
  const lines = objects.map(({ sql }) => `${sql};`);
  for (const { name } of objects.filter(({ type }) => type === 'table')) {
    for (const row of db.prepare(`select * from ${name}`).all()) {
      lines.push(`insert into ${name} values (${Object.values(row).map(quote).join(', ')});`);
    }
  }
  lines.push(`pragma user_version = ${MIGRATIONS.length};`);
  db.close();
  return `${lines.join('\n')}\n`;
}

function dumpPostgres(url: string): string {
  const text = execFileSync('pg_dump', ['--inserts', '--no-owner', '--no-privileges', url], {
    encoding: 'utf8',
  });
  // \restrict and comments differ from run to run and from version to version.
  return text.replace(/^(--.*|\\.*|SET .*|SELECT pg_catalog.*)\n/gm, '').replace(/\n{2,}/g, '\n');
}

if (import.meta.main) {
  const name = String(MIGRATIONS.length).padStart(4, '0');
  const { mkdtempSync, rmSync } = await import('node:fs');
  const folder = mkdtempSync(join((await import('node:os')).tmpdir(), 'taskwright-dump-'));
  const postgres = await startPostgres();
  try {
    await fill({ TASKWRIGHT_DATA_DIR: folder });
    writeFileSync(join(import.meta.dirname, `${name}.sqlite.sql`), dumpSqlite(join(folder, 'taskwright.db')));
    await fill({ TASKWRIGHT_DATA_DIR: folder, DATABASE_URL: postgres.url });
    writeFileSync(join(import.meta.dirname, `${name}.postgres.sql`), dumpPostgres(postgres.url));
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true });
  }
}
