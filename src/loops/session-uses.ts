import type { Deps } from '../deps.ts';
import { LONGEST_FORGET_MS, REMEMBERED_MS } from '../rules/sign-in-wait.ts';
import { hasExpiredBegun } from '../store/identities.ts';
import { deleteExpired, setSeen } from '../store/sessions.ts';
import { deleteOldTries, hasOldTries } from '../store/sign-in-tries.ts';
import type { Loop } from './loop.ts';

/** Notes when sessions were last used, and sweeps what strangers left. In memory first: a write for every request would double the work of a read. */
export class SessionUses {
  private readonly seen = new Map<string, number>();

  readonly note = (sessionHash: string, at: number): void => void this.seen.set(sessionHash, at);

  loop(deps: Deps): Loop {
    return {
      name: 'session uses',
      every: 10_000,
      runOnce: async () => {
        await this.flush(deps);
        const now = deps.now();
        const [before, known] = [now - LONGEST_FORGET_MS, now - REMEMBERED_MS];
        if (await hasOldTries(deps.store, before, known)) {
          await deps.store.write((tx) => deleteOldTries(tx, before, known));
        }
        if (await hasExpiredBegun(deps.store, now)) await deps.store.write((tx) => deleteExpired(tx, now));
      },
    };
  }

  async flush(deps: Deps): Promise<void> {
    if (this.seen.size === 0) return;
    // In one order, so that two processes do not wait for each other.
    const uses = [...this.seen].sort(([a], [b]) => (a < b ? -1 : 1));
    this.seen.clear();
    await deps.store.write(async (tx) => {
      for (const [hash, at] of uses) await setSeen(tx, hash, at);
    });
  }
}
