/**
 * `node tests/sdk/write-table.ts` calls every method of Scale's clients, on both stores and by http and https, and writes how
 * it went into docs/sdk.md. Needs Python with examples/emulator/requirements.txt (in .venv, or as python3) and PostgreSQL.
 */

import { startPostgres } from '../../scripts/with-postgres.ts';
import { startServer } from '../kit/server.ts';
import { installNpmClient, openDoors, type Run, runSdk, SDKS, SERVER_ENV } from './programs.ts';
import { column, tableOf, writeTables } from './table.ts';

const given = process.env.TASKWRIGHT_TEST_DATABASE_URL;
const postgres = given === undefined ? await startPostgres() : undefined;
process.env.TASKWRIGHT_TEST_DATABASE_URL = given ?? postgres!.url;
// It reads the address when it is loaded.
const { freshStore, STORES } = await import('../kit/stores.ts');

const runs = new Map(SDKS.map((sdk) => [sdk, new Map<string, Run>()]));
try {
  await installNpmClient();
  for (const store of STORES) {
    const fresh = await freshStore(store);
    const server = await startServer({ env: { ...fresh.env, ...SERVER_ENV } });
    const doors = await openDoors(server);
    for (const sdk of SDKS) {
      for (const scheme of sdk.schemes) {
        const run = await runSdk(sdk, scheme, server, doors);
        runs.get(sdk)!.set(column(store, scheme), run);
        const failed = [...run.methods].filter(([, passed]) => !passed).map(([name]) => name);
        console.log(
          `${sdk.title}, ${column(store, scheme)}: ${run.methods.size - failed.length} of ${run.methods.size}`,
        );
        if (failed.length > 0) console.log(run.output);
      }
    }
    await doors.proxy.close();
    await server.stop();
    await fresh.dispose();
  }
  writeTables(SDKS.map((sdk) => tableOf(sdk, runs.get(sdk)!)));
} finally {
  await postgres?.stop();
}
