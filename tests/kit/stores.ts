/** Fresh stores for tests, of each kind that is at hand. */
import { randomBytes } from 'node:crypto';
import { describe } from 'node:test';
import pg from 'pg';
import { removeFolder, temporaryFolder } from './folders.ts';

export type StoreName = 'sqlite' | 'postgres';

/** Of a superuser's database; `npm test` and scripts/with-postgres.ts set it. */
const DATABASE = process.env.TASKWRIGHT_TEST_DATABASE_URL;

if (!DATABASE && process.env.CI)
  throw new Error('CI has to test PostgreSQL too: TASKWRIGHT_TEST_DATABASE_URL is not set');

export const STORES: StoreName[] = DATABASE ? ['sqlite', 'postgres'] : ['sqlite'];

export interface FreshStore {
  /** What a server needs to use it. */
  env: Record<string, string>;
  dispose(): Promise<void>;
}

/** An empty store: for both kinds a data directory, for PostgreSQL a database too. */
export async function freshStore(name: StoreName): Promise<FreshStore> {
  const folder = temporaryFolder();
  const env: Record<string, string> = { TASKWRIGHT_DATA_DIR: folder };
  let drop = async () => {};
  if (name === 'postgres') {
    const database = `taskwright_${randomBytes(8).toString('hex')}`;
    await administer(`create database ${database}`);
    drop = () => administer(`drop database ${database} with (force)`);
    const url = new URL(DATABASE!);
    url.pathname = `/${database}`;
    env.DATABASE_URL = url.href;
  }
  return {
    env,
    async dispose() {
      removeFolder(folder);
      await drop();
    },
  };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: DATABASE });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** A `describe` for each store. */
export function onEachStore(tests: (name: StoreName) => void, title?: string): void {
  for (const name of STORES) describe(title ? `${title} (${name})` : name, () => tests(name));
}
