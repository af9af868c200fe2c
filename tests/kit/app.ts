import type { AddressInfo } from 'node:net';
import pino from 'pino';
import { createApp } from '../../src/app.ts';
import { EventFeeds } from '../../src/http/event-feeds.ts';
import { createMetrics } from '../../src/http/metrics.ts';
import { createMint } from '../../src/ids.ts';
import { createPasswords } from '../../src/passwords.ts';
import { loadRegistry } from '../../src/registry.ts';
import type { Store } from '../../src/store/db.ts';
import { openStore } from '../../src/store/open.ts';

export interface ServedApp {
  url: string;
  close(): Promise<void>;
}

/**
 * The API in this process, on a store that others may have open too.
 * @param changed what of the store the test counts or breaks.
 */
export async function serveApp(
  env: Record<string, string>,
  changed: (store: Store) => Partial<Store>,
): Promise<ServedApp> {
  const opened = await openStore({ databaseUrl: env.DATABASE_URL, dataDir: env.TASKWRIGHT_DATA_DIR! });
  const changes = changed(opened);
  const store = new Proxy(opened, {
    get: (target, name) => {
      const value = Reflect.get(name in changes ? changes : target, name);
      return typeof value === 'function' ? value.bind(name in changes ? changes : target) : value;
    },
  });
  const now = Date.now;
  const deps = {
    store,
    registry: await loadRegistry(),
    now,
    mint: createMint(now),
    log: pino({ level: 'silent' }),
    passwords: createPasswords(),
  };
  const app = await createApp(deps, {
    metrics: createMetrics(),
    feeds: new EventFeeds(deps),
    keyUsed: () => {},
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`,
    async close() {
      app.server.closeAllConnections();
      await app.close();
      await opened.close();
    },
  };
}
