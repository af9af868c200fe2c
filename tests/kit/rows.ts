import type { Row, Value } from '../../src/store/db.ts';
import { openStore } from '../../src/store/open.ts';
import type { Suite } from './suite.ts';

/** Reads the suite's store beside its server, for what no endpoint shows. */
export async function rowsOf(s: Pick<Suite, 'env'>, sql: string, params: Value[] = []): Promise<Row[]> {
  const store = await openStore({ databaseUrl: s.env.DATABASE_URL, dataDir: s.env.TASKWRIGHT_DATA_DIR! });
  try {
    return await store.all(sql, params);
  } finally {
    await store.close();
  }
}
