/** Server-sent events (WHATWG HTML, 9.2) to one reader. */
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FeedEvent } from '../store/event-feed.ts';
import type { Listener } from './event-feeds.ts';

/** What a reader may be behind before he is dropped; he comes back with his Last-Event-ID. Bytes. */
const MOST_BUFFERED = 1024 * 1024;
/** One who catches up may take this long for what was sent last. Milliseconds. */
const STALLED = 30_000;

export interface EventStreamOptions {
  headers: Record<string, string>;
  /** @returns the event's text, or undefined when the reader did not ask for it. */
  write: (event: FeedEvent) => string | undefined;
  /** Resolves to false when the reader may not listen any more. */
  mayStay: () => Promise<boolean>;
}

export class EventStream implements Listener {
  private readonly raw: ServerResponse;
  private readonly options: EventStreamOptions;
  /** Somebody waits for what was sent; it may be as much as it is. */
  private draining = false;

  constructor(raw: ServerResponse, options: EventStreamOptions) {
    this.raw = raw;
    this.options = options;
    raw.writeHead(200, {
      ...options.headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no', // nginx holds answers back otherwise
    });
    raw.write('retry: 1000\n\n');
  }

  get closed(): boolean {
    return this.raw.destroyed || this.raw.writableEnded;
  }

  send(events: FeedEvent[]): void {
    if (this.closed) return;
    if (this.isBehind) {
      this.raw.destroy();
      return;
    }
    const text = events.map((event) => this.options.write(event) ?? '').join('');
    if (text) this.raw.write(text);
  }

  beat(): void {
    if (this.closed) return;
    if (this.isBehind) this.raw.destroy();
    else this.raw.write(': beat\n\n');
    this.options.mayStay().then(
      (may) => may || this.end(),
      () => {}, // the store does not answer: that is no reason to send anybody away
    );
  }

  end(): void {
    if (!this.closed) this.raw.end();
  }

  async drained(): Promise<void> {
    if (!this.raw.writableNeedDrain || this.closed) return;
    this.draining = true;
    const over = new AbortController();
    const { signal } = over;
    const late = sleep(STALLED, undefined, { signal }).then(() => this.raw.destroy());
    await Promise.race([once(this.raw, 'drain', { signal }), once(this.raw, 'close', { signal }), late]).catch(
      () => {},
    );
    over.abort();
    await late.catch(() => {});
    this.draining = false;
  }

  private get isBehind(): boolean {
    return !this.draining && this.raw.writableLength > MOST_BUFFERED;
  }
}
