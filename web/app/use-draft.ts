/** Saves the answer so far on the server, soon after every change and on leaving the page. */
import { useEffect, useRef, useState } from 'react';
import type { JsonObject } from '../../task-types/kit.ts';
import { isLost, saveDraft } from './labeling.ts';

/** Milliseconds after the first unsaved change. */
const SOON = 1000;
const RETRY = 3000;

export type Saved = 'untouched' | 'unsaved' | 'saving' | 'saved' | 'failed';

interface DraftEvents {
  onState(saved: Saved): void;
  onLost(why: string): void;
}

/** One save at a time, always of the newest value; what fails is tried again until it is through. */
export class DraftKeeper {
  private kept: JsonObject;
  private latest: JsonObject;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> | undefined;
  private paused = false;
  private readonly leaseId: string;
  private readonly events: DraftEvents;

  constructor(leaseId: string, value: JsonObject, events: DraftEvents) {
    this.leaseId = leaseId;
    this.kept = value;
    this.latest = value;
    this.events = events;
  }

  /** By identity: another object is a change. */
  change(value: JsonObject): void {
    if (value === this.latest) return;
    this.latest = value;
    if (this.isKept()) return;
    this.events.onState('unsaved');
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

  /** The page is being left: nobody will hear how it ends. */
  leave(): void {
    if (!this.paused && !this.isKept()) saveDraft(this.leaseId, this.latest, true).catch(() => {});
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

  private isKept(): boolean {
    return this.latest === this.kept;
  }

  private plan(wait: number): void {
    if (!this.paused) this.timer ??= setTimeout(() => void this.save(), wait);
  }

  private async send(value: JsonObject): Promise<void> {
    this.events.onState('saving');
    let wait = SOON;
    try {
      await saveDraft(this.leaseId, value);
      this.kept = value;
      this.events.onState(this.isKept() ? 'saved' : 'unsaved');
    } catch (error) {
      wait = RETRY;
      // A draft that was overtaken by its own submit has lost its lease to it.
      if (isLost(error) && !this.paused) return this.events.onLost((error as Error).message);
      this.events.onState('failed');
    }
    if (!this.isKept()) this.plan(wait);
  }
}

export function useDraft(leaseId: string, value: JsonObject, onLost: (why: string) => void) {
  const [saved, setSaved] = useState<Saved>('untouched');
  const lost = useRef(onLost);
  lost.current = onLost;
  const [keeper] = useState(
    () => new DraftKeeper(leaseId, value, { onState: setSaved, onLost: (why) => lost.current(why) }),
  );
  useEffect(() => keeper.change(value), [keeper, value]);
  useEffect(() => {
    keeper.resume();
    const leave = () => keeper.leave();
    const hidden = () => {
      if (document.visibilityState === 'hidden') leave();
    };
    document.addEventListener('visibilitychange', hidden);
    window.addEventListener('pagehide', leave);
    return () => {
      document.removeEventListener('visibilitychange', hidden);
      window.removeEventListener('pagehide', leave);
      keeper.pause();
    };
  }, [keeper]);
  return { saved, keeper };
}
