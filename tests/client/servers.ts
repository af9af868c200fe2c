/** What the client is tested against: `serve` on each store with test helpers, and `emulate`. */
import { randomUUID } from 'node:crypto';
import { after, before, describe } from 'node:test';
import { type Emulator, startEmulator } from '../kit/emulator.ts';
import { suite } from '../kit/suite.ts';

export interface TestedServer {
  url: string;
  liveKey: string;
  testKey: string;
}

/** The getters of what `tests` gets are filled before the first test. */
export function onEachServer(title: string, tests: (server: TestedServer) => void): void {
  suite(
    title,
    (s) => {
      tests({
        get url() {
          return s.server.url;
        },
        get liveKey() {
          return s.server.liveKey;
        },
        get testKey() {
          return s.server.testKey;
        },
      });
    },
    { TASKWRIGHT_TEST_HELPERS: '1' },
  );
  describe(`${title} (emulator)`, () => {
    let emulator: Emulator;
    before(async () => {
      emulator = await startEmulator({ env: { TASKWRIGHT_ATTACHMENTS: 'trust' } });
    });
    after(() => emulator.stop());
    const [liveKey, testKey] = [`live_${randomUUID()}`, `test_${randomUUID()}`];
    tests({
      get url() {
        return emulator.url;
      },
      liveKey,
      testKey,
    });
  });
}
