import { after, before } from 'node:test';
import { api } from './client.ts';
import { type Server, startServer } from './server.ts';
import { freshStore, onEachStore, type StoreName } from './stores.ts';

type Api = ReturnType<typeof api>;

/** A started server on a fresh store, with a client for each mode. Filled before the first test. */
export interface Suite {
  store: StoreName;
  server: Server;
  live: Api;
  test: Api;
  /** What the server was started with, to start a second one on the same store. */
  env: Record<string, string>;
}

/** The smallest create that stays pending with a live key. */
export const BOX_TASK = {
  attachment: 'http://a.example/1.png',
  geometries: { box: { objects_to_annotate: ['cow'] } },
};

/** Tests over a socket against a started server, once for each store. */
export function suite(title: string, tests: (suite: Suite) => void, env: Record<string, string> = {}): void {
  onEachStore((store) => {
    const s = { store } as Suite;
    let dispose: (() => Promise<void>) | undefined;
    before(async () => {
      const fresh = await freshStore(store);
      dispose = fresh.dispose;
      s.env = { ...fresh.env, ...env };
      s.server = await startServer({ env: s.env });
      s.live = api(s.server, s.server.liveKey);
      s.test = api(s.server, s.server.testKey);
    });
    after(async () => {
      await s.server?.stop();
      await dispose?.();
    });
    tests(s);
  }, title);
}
