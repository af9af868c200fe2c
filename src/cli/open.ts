/** What the commands that work on the store share. They work while the server runs. */
import type { Config } from '../config.ts';
import { createMint, type Mint } from '../ids.ts';
import type { Store } from '../store/db.ts';
import { openStore } from '../store/open.ts';

export interface Opened {
  store: Store;
  mint: Mint;
  now: () => number;
}

export async function withStore<T>(config: Config, work: (opened: Opened) => Promise<T>): Promise<T> {
  const store = await openStore(config);
  try {
    return await work({ store, mint: createMint(Date.now), now: Date.now });
  } finally {
    await store.close();
  }
}
