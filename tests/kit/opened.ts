import { createAccount } from '../../src/actions/first-account.ts';
import type { Context, Deps } from '../../src/deps.ts';
import { createMint } from '../../src/ids.ts';
import { loadRegistry } from '../../src/registry.ts';
import type { Mode } from '../../src/rules/roles.ts';
import { openStore } from '../../src/store/open.ts';
import { freshStore, type StoreName } from './stores.ts';

export interface OpenedStore extends Pick<Deps, 'store' | 'registry'> {
  /** A context as a request would have one, for actions that no endpoint reaches. */
  context(mode: Mode): Context;
  close(): Promise<void>;
}

/** A store of the kind in this process, with one account. */
export async function openFreshStore(name: StoreName): Promise<OpenedStore> {
  const { env, dispose } = await freshStore(name);
  const store = await openStore({ databaseUrl: env.DATABASE_URL, dataDir: env.TASKWRIGHT_DATA_DIR! });
  const registry = await loadRegistry();
  const mint = createMint(Date.now);
  const maker = { mint, now: Date.now() };
  const account = await store.write((tx) => createAccount(tx, maker, { name: 'a', email: 'a@example.com' }));
  return {
    store,
    registry,
    context: (mode) => ({
      mint,
      registry,
      now: Date.now(),
      requestId: 'req_test',
      caller: {
        accountId: account.accountId,
        mode,
        userId: account.adminId,
        keyId: 'key_test',
        role: 'admin',
        pageTokenSecret: 'secret',
        defaultCallbackUrl: null,
      },
    }),
    async close() {
      await store.close();
      await dispose();
    },
  };
}
