/** Live updates: one reader of the events table for each account and mode, many who listen to it. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Caller, Deps } from '../deps.ts';
import { endOfEvents, eventsAfter, type FeedEvent, isBefore, type Place, placeOf } from '../store/event-feed.ts';

type World = Pick<Caller, 'accountId' | 'mode'>;

/** Somebody who listens. None of these waits: whoever is slow is the listener's own concern. */
export interface Listener {
  send(events: FeedEvent[]): void;
  /** Called every 15 seconds. */
  beat(): void;
  /** The server stops. */
  end(): void;
  /** Resolves when what was sent is on its way; for a listener who catches up. */
  drained(): Promise<void>;
  readonly closed: boolean;
}

interface Feed {
  world: World;
  head: Place;
  listeners: Map<Listener, Place>;
}

/** At once in one process. */
export const MOST_STREAMS = 1000;
/** Events that are read at once; the largest have 20 kB, the most usual 200 bytes. */
const A_PAGE = 100;
/** Events that can be seen while something that began before them is still under way. */
const MOST_OLD = 10_000;
/** After a commit, so that one read serves many of them. Milliseconds. */
const PAUSE = 50;
const BEAT = 15_000;
/**
 * An event is told when nothing can appear before it any more, so that the order is the same for all and a reader who
 * comes back misses nothing; but a transaction that hangs somewhere in the database holds it up no longer than this.
 */
const PATIENCE = 5_000;

const nameOf = ({ accountId, mode }: World): string => `${accountId} ${mode}`;

export class EventFeeds {
  private readonly deps: Pick<Deps, 'store' | 'now' | 'log'>;
  private readonly feeds = new Map<string, Feed>();
  private readonly open = new Set<Listener>();
  private polling: Promise<void> | undefined;
  private waking: NodeJS.Timeout | undefined;
  private beating: NodeJS.Timeout | undefined;
  private again = false;

  constructor(deps: Pick<Deps, 'store' | 'now' | 'log'>) {
    this.deps = deps;
    deps.store.listen('event', ({ accountId, mode }) => {
      if (mode !== null && this.feeds.has(nameOf({ accountId, mode }))) this.wake();
    });
  }

  get isFull(): boolean {
    return this.open.size >= MOST_STREAMS;
  }

  /**
   * Where a listener begins.
   * @param lastEventId the last event that he has; without one he gets what comes from now on.
   * @returns the place, and the events behind it that were there before he came.
   */
  async begin(
    { accountId, mode }: World,
    lastEventId: string | undefined,
  ): Promise<{ place: Place; old: Set<string> }> {
    const { store } = this.deps;
    if (lastEventId !== undefined) return { place: await placeOf(store, accountId, mode, lastEventId), old: new Set() };
    const place = await endOfEvents(store, accountId);
    const events = await eventsAfter(store, { accountId, mode, place, limit: MOST_OLD });
    return { place, old: new Set(events.map((event) => event.eventId)) };
  }

  /** Tells the listener everything behind the place, in order and once, until `leave`. Resolves when he has caught up. */
  async join(world: World, listener: Listener, from: Place): Promise<void> {
    this.open.add(listener);
    this.beating ??= setInterval(() => this.beat(), BEAT).unref();
    let place = from;
    while (!listener.closed) {
      const head = this.feeds.get(nameOf(world))?.head;
      const events = await this.read(world, place);
      if (events.length > 0) {
        place = events.at(-1)!.place;
        listener.send(events);
        await listener.drained();
        continue;
      }
      // Nothing is left before where the feed was when this read began.
      if (head && isBefore(place, head)) place = head;
      if (this.listen(world, listener, place)) return;
    }
  }

  leave(world: World, listener: Listener): void {
    this.open.delete(listener);
    const feed = this.feeds.get(nameOf(world));
    if (feed?.listeners.delete(listener) && feed.listeners.size === 0) this.feeds.delete(nameOf(world));
  }

  /** Reads the news of every feed, one after the other, and tells them. Asked for while it runs, it runs once more. */
  poll(): Promise<void> {
    if (this.polling) {
      this.again = true;
      return this.polling;
    }
    this.polling = this.pollAll().finally(() => {
      this.polling = undefined;
      if (this.again) this.wake();
      this.again = false;
    });
    return this.polling;
  }

  close(): void {
    clearTimeout(this.waking);
    clearInterval(this.beating);
    for (const listener of this.open) listener.end();
  }

  /** There may be news. */
  private wake(): void {
    this.waking ??= setTimeout(() => {
      this.waking = undefined;
      this.poll().catch((error: unknown) => this.deps.log.error({ err: error }, 'live updates failed'));
    }, PAUSE).unref();
  }

  /** @returns false when the feed has gone on in the meantime. */
  private listen(world: World, listener: Listener, place: Place): boolean {
    const feed = this.feeds.get(nameOf(world)) ?? { world, head: place, listeners: new Map<Listener, Place>() };
    if (isBefore(place, feed.head)) return false;
    if (listener.closed) return true;
    this.feeds.set(nameOf(world), feed);
    feed.listeners.set(listener, place);
    return true;
  }

  private async pollAll(): Promise<void> {
    for (const feed of [...this.feeds.values()]) {
      for (let full = true; full && feed.listeners.size > 0; ) {
        const events = await this.read(feed.world, feed.head);
        full = events.length === A_PAGE;
        if (events.length > 0) tell(feed, events);
        // So that what was told goes out before there is more.
        if (full) await turn();
      }
    }
  }

  /** The next events that can be told. */
  private async read(world: World, place: Place): Promise<FeedEvent[]> {
    const { store, now } = this.deps;
    const events = await eventsAfter(store, { ...world, place, limit: A_PAGE });
    const since = now() - PATIENCE;
    const early = events.findIndex((event) => !event.settled && event.at > since);
    if (early === -1) return events;
    this.wake();
    return events.slice(0, early);
  }

  private beat(): void {
    for (const listener of this.open) listener.beat();
  }
}

function tell(feed: Feed, events: FeedEvent[]): void {
  feed.head = events.at(-1)!.place;
  for (const [listener, place] of feed.listeners) {
    // One who caught up by himself may be ahead of the feed.
    const news = isBefore(place, events[0]!.place) ? events : events.filter((event) => isBefore(place, event.place));
    if (news.length > 0) listener.send(news);
  }
}
