/** What the commands that work on the store share. They work while the server runs. */
import { type Config, ConfigError } from '../config.ts';
import { createMint, type Mint } from '../ids.ts';
import { type Store, StoreRefused, StoreUnavailable } from '../store/db.ts';
import { openStore, type StoreOptions } from '../store/open.ts';

export interface Opened {
  store: Store;
  mint: Mint;
  now: () => number;
}

/** @throws ConfigError when it cannot be opened as it is set up. */
export async function openConfigured(config: Config, options: Partial<StoreOptions> = {}): Promise<Store> {
  return openStore({ ...config, ...options }).catch(refuse);
}

/** @param mustExist where there is no database of ours yet, refuse instead of making one. @throws ConfigError */
export async function withStore<T>(
  config: Config,
  work: (opened: Opened) => Promise<T>,
  { mustExist = true } = {},
): Promise<T> {
  const store = await openConfigured(config, { mustExist });
  try {
    return await work({ store, mint: createMint(Date.now), now: Date.now }).catch(refuse);
  } finally {
    await store.close();
  }
}

/** What the operator can mend is told in one line. */
export function refuse(error: unknown): never {
  if (error instanceof StoreRefused) throw new ConfigError(error.message);
  if (error instanceof StoreUnavailable) {
    const reason = error.cause instanceof Error ? error.cause.message : error.message;
    throw new ConfigError(`the database cannot be used now: ${reason.replaceAll(/\s+/g, ' ')}`);
  }
  throw error;
}
