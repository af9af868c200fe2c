/** Saves the answer so far on the server, soon after every change and on leaving the page. */
import type { JsonObject } from '../../../task-types/kit.ts';
import { isConflict, isLost, readLease, saveDraft } from '../labeling.ts';

/** Milliseconds after the first unsaved change. */
const SOON = 1000;
/** Between two tries of a save that fails; each twice the one before. Milliseconds. */
const LONGEST_PAUSE = 30_000;
/** What a browser still sends of a page that is gone (Fetch, keepalive): 64 KiB, with room for the rest of the body. */
const KEEPALIVE = 60_000;

export type Saved = 'untouched' | 'unsaved' | 'saving' | 'saved' | 'failed' | 'conflict';

/** A draft as the server has it. */
export interface Draft {
  value: JsonObject;
  version: number;
}

export interface DraftEvents {
  onState(saved: Saved, why?: string): void;
  /** The value is on the server in this version. */
  onKept(value: JsonObject, version: number): void;
  /** Somebody, perhaps the same person elsewhere, has saved another one since. Nothing is saved until `settle`. */
  onConflict(theirs: Draft): void;
  onLost(why: string): void;
}

/** One save at a time, always of the newest value; what fails is tried again until it is through. */
export class DraftKeeper {
  private kept: JsonObject | undefined;
  private latest: JsonObject;
  private version: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | undefined;
  private paused = false;
  private fails = 0;
  /** What left this page lately, as JSON: found on the server, it is no conflict. */
  private sent: string[] = [];
  private readonly leaseId: string;
  private readonly events: DraftEvents;

  /** @param isKept whether the value is what the server has in this version. */
  constructor(leaseId: string, { value, version }: Draft, isKept: boolean, events: DraftEvents) {
    this.leaseId = leaseId;
    this.kept = isKept ? value : undefined;
    this.latest = value;
    this.version = version;
    this.events = events;
  }

  /** By identity: another object is a change. */
  change(value: JsonObject): void {
    if (value === this.latest) return;
    this.latest = value;
    if (this.isKept()) return;
    if (!this.paused) this.events.onState('unsaved');
    if (!this.saving) this.plan(SOON);
  }

  /** Saves now, and resolves when it was tried. */
  save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.paused || this.isKept()) return this.saving ?? Promise.resolve();
    this.saving ??= this.send(this.latest).finally(() => {
      this.saving = undefined;
    });
    return this.saving;
  }

  /** The page is being left: nobody may hear how it ends. */
  leave(): void {
    if (this.paused || this.isKept()) return;
    if (!this.saving) return void this.save();
    // The one that is under way is taken for done; if it is not, this one is refused, and the browser has its copy.
    const save = { response: this.latest, base_version: this.version + 1 };
    if (this.remember(this.latest) < KEEPALIVE) saveDraft(this.leaseId, save, true).catch(() => {});
  }

  pause(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.paused = true;
  }

  resume(): void {
    this.paused = false;
    if (!this.isKept()) this.plan(SOON);
  }

  /** The conflict is decided: whatever is saved now stands on theirs. */
  settle(theirs: Draft): void {
    this.kept = theirs.value;
    this.version = theirs.version;
    this.fails = 0;
    this.resume();
    this.events.onState(this.isKept() ? 'saved' : 'unsaved');
  }

  private isKept(): boolean {
    return this.latest === this.kept;
  }

  private plan(wait: number): void {
    if (!this.paused) this.timer ??= setTimeout(() => void this.save(), wait);
  }

  /** @returns its length in characters. */
  private remember(value: JsonObject): number {
    const text = JSON.stringify(value);
    this.sent = [...this.sent, text].slice(-4);
    return text.length;
  }

  private async send(value: JsonObject): Promise<void> {
    this.events.onState('saving');
    const keepalive = this.remember(value) < KEEPALIVE;
    try {
      const save = { response: value, base_version: this.version };
      const { draft_version } = await saveDraft(this.leaseId, save, keepalive);
      this.hasKept(value, draft_version);
    } catch (error) {
      await this.fail(error as Error, value);
    }
    if (!this.isKept()) this.plan(this.pauseOf());
  }

  private hasKept(value: JsonObject, version: number): void {
    this.kept = value;
    this.version = version;
    this.fails = 0;
    this.events.onKept(value, version);
    if (!this.paused) this.events.onState(this.isKept() ? 'saved' : 'unsaved');
  }

  /** Twice as long each time, and never all pages at once. Milliseconds. */
  private pauseOf(): number {
    if (this.fails === 0) return SOON;
    return Math.min(LONGEST_PAUSE, SOON * 2 ** Math.min(this.fails, 10)) * (0.75 + Math.random() / 2);
  }

  private async fail(error: Error, value: JsonObject): Promise<void> {
    if (isConflict(error)) return this.meet();
    // A draft that was overtaken by its own submit has lost its lease to it.
    if (isLost(error)) return this.paused ? undefined : this.keepLate(value, error);
    this.fails++;
    this.events.onState('failed');
  }

  /** The lease is over. The draft is kept for when its labeler claims the task again. */
  private async keepLate(value: JsonObject, lost: Error): Promise<void> {
    this.pause();
    const save = { response: value, base_version: this.version, late: true };
    await saveDraft(this.leaseId, save).then(
      ({ draft_version }) => this.hasKept(value, draft_version),
      // Then this browser alone has it, and offers it with the task.
      () => {},
    );
    this.events.onLost(lost.message);
  }

  /** Looks at what is there instead. */
  private async meet(): Promise<void> {
    try {
      const { draft = {}, draft_version: version } = await readLease(this.leaseId);
      if (this.sent.includes(JSON.stringify(draft))) {
        // It is our own, of an answer that got lost on the way.
        this.version = version;
        return;
      }
      this.pause();
      this.events.onState('conflict');
      this.events.onConflict({ value: draft, version });
    } catch (error) {
      if (isLost(error)) return this.keepLate(this.latest, error as Error);
      this.fails++;
      this.events.onState('failed');
    }
  }
}
