/** Scale's own clients, as they are published: every method against a started server, and docs/sdk.md says how it went. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { suite } from '../kit/suite.ts';
import { type Doors, installNpmClient, openDoors, pinned, runSdk, SDKS, SERVER_ENV } from './programs.ts';
import { noPython } from './python.ts';
import { column, committed } from './table.ts';

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
