/** The next task, under a lease of its own while one works on another. One at most; given back when the page is left. */
import { type Claimed, claim, heartbeat, isLost, LEASE_SECONDS, release } from './labeling.ts';
import { preload } from './preload.ts';

/** Kept anew when it has less than this left. Milliseconds. */
const KEEP = 5 * 60_000;
/** Less than this is not worth opening. Milliseconds. */
const TOO_SHORT = 30_000;

interface Held {
  claimed: Claimed;
  /** By this browser's clock, which may be off. Unix milliseconds. */
  until: number;
}

const leftOf = ({ until }: Held): number => until - Date.now();
const fromNow = (): number => Date.now() + LEASE_SECONDS * 1000;

export class TaskAhead {
  private held: Held | undefined;
  private coming: Promise<void> | undefined;
  private keeping = false;
  /** Counted up when it is not wanted any more; what comes later is given back. */
  private round = 0;
  private readonly onChange: () => void;

  /** @param onChange there is one, or there is none any more. */
  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  get isThere(): boolean {
    return this.held !== undefined;
  }

  /** Claims one unless there is one. That there is none is no trouble: it is asked for again when it is needed. */
  prepare(): void {
    if (this.held || this.coming) return;
    const { round } = this;
    const until = fromNow();
    this.coming = claim({ ahead: true })
      .then(({ leases: [lease] }) => {
        if (!lease) return;
        if (round !== this.round) return void release(lease.lease_id).catch(() => {});
        preload(lease);
        this.set({ claimed: lease, until });
      })
      .catch(() => {})
      .finally(() => {
        this.coming = undefined;
      });
  }

  /** The task to go on with; undefined when there is none. */
  async take(): Promise<Claimed | undefined> {
    await this.coming;
    const { held } = this;
    this.set(undefined);
    if (!held) return undefined;
    if (leftOf(held) > TOO_SHORT) return held.claimed;
    void release(held.claimed.lease_id).catch(() => {});
    return undefined;
  }

  /** @param isLeaving the page is going: the request outlives it. */
  async giveBack(isLeaving = false): Promise<void> {
    this.round++;
    const { held } = this;
    this.set(undefined);
    // If it does not get there, the lease ends by itself.
    if (held) await release(held.claimed.lease_id, isLeaving).catch(() => {});
  }

  /** While somebody looks at the page. */
  async keep(): Promise<void> {
    const { held } = this;
    if (!held || this.keeping || leftOf(held) > KEEP) return;
    this.keeping = true;
    try {
      const until = fromNow();
      await heartbeat(held.claimed.lease_id, true);
      held.until = until;
    } catch (error) {
      if (isLost(error) && this.held === held) {
        this.set(undefined);
        this.prepare();
      }
    } finally {
      this.keeping = false;
    }
  }

  private set(next: Held | undefined): void {
    if (this.held === next) return;
    this.held = next;
    this.onChange();
  }
}
