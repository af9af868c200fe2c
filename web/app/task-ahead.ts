/** The next task, under a lease of its own while one works on another. One at most; given back when the page is left. */
import { type Claimed, claim, heartbeat, isLost, release } from './labeling.ts';
import { preload } from './preload.ts';

/** Kept anew when it has less than this left. Milliseconds. */
const KEEP = 5 * 60_000;
/** Less than this is not worth opening. Milliseconds. */
const TOO_SHORT = 30_000;

const leftOf = ({ expires_at }: Claimed): number => Date.parse(expires_at) - Date.now();

export class TaskAhead {
  private held: Claimed | undefined;
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
    this.coming = claim({ ahead: true })
      .then(({ leases: [lease] }) => {
        if (!lease) return;
        if (round !== this.round) return void release(lease.lease_id).catch(() => {});
        preload(lease);
        this.set(lease);
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
    return held && leftOf(held) > TOO_SHORT ? held : undefined;
  }

  /** @param isLeaving the page is going: the request outlives it. */
  async giveBack(isLeaving = false): Promise<void> {
    this.round++;
    const { held } = this;
    this.set(undefined);
    // If it does not get there, the lease ends by itself.
    if (held) await release(held.lease_id, isLeaving).catch(() => {});
  }

  /** While somebody looks at the page. */
  async keep(): Promise<void> {
    const { held } = this;
    if (!held || this.keeping || leftOf(held) > KEEP) return;
    this.keeping = true;
    try {
      const { expires_at } = await heartbeat(held.lease_id, true);
      if (this.held === held) this.held = { ...held, expires_at };
    } catch (error) {
      if (isLost(error) && this.held === held) {
        this.set(undefined);
        this.prepare();
      }
    } finally {
      this.keeping = false;
    }
  }

  private set(next: Claimed | undefined): void {
    if (this.held === next) return;
    this.held = next;
    this.onChange();
  }
}
