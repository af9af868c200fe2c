import type { Caller, Deps } from '../deps.ts';
import { setKeyUsed } from '../store/api-keys.ts';
import type { Loop } from './loop.ts';

/** Notes when keys were last used. In memory first: a write for every request would double the work of a read. */
export class KeyUses {
  private readonly seen = new Map<string, { accountId: number; keyId: string; at: number }>();

  readonly note = ({ accountId, keyId }: Caller, at: number): void => {
    const use = this.seen.get(keyId);
    if (use) use.at = at;
    else this.seen.set(keyId, { accountId, keyId, at });
  };

  loop(deps: Deps): Loop {
    return { name: 'key uses', every: 10_000, runOnce: () => this.flush(deps) };
  }

  async flush(deps: Deps): Promise<void> {
    if (this.seen.size === 0) return;
    const uses = [...this.seen.values()].sort((a, b) => (a.keyId < b.keyId ? -1 : 1));
    this.seen.clear();
    await deps.store.write(async (tx) => {
      for (const { accountId, keyId, at } of uses) await setKeyUsed(tx, accountId, keyId, at);
    });
  }
}
