/**
 * Sends what is in the outbox. Endpoints with something due are known from commits of this process, at once, and from a
 * look at the rows several times a second: retries, other processes, a restart. Safe with any number of processes:
 * a row is taken by pushing its next_at forward (claim-callbacks.ts).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClaimedCallback, claimCallbacks, VISIBILITY } from '../actions/claim-callbacks.ts';
import { type Endpoint, endpointsWithDue } from '../store/callback-queue.ts';
import { CallbackSlots, type Sending } from './callback-slots.ts';
import { CallbackDelivery, type CallbackDeps, type DeliveryOptions } from './deliver-callback.ts';
import type { Loop } from './loop.ts';
import { isMail, type Send } from './send-callback.ts';

/** Milliseconds between two looks at the rows. */
const EVERY = 200;
/** A look takes at most this part of the time, however many endpoints there are. */
const SHARE = 1 / 20;
/** Outcomes not yet written; beyond that nothing is sent. */
const MOST_UNSETTLED = 256;
/** Milliseconds until the next look when the store did not answer. */
const AFTER_FAILURE = 2_000;
/** Endpoints a look goes through; the next one goes on behind them. */
const A_LOOK = 1000;
/** What is being sent when the server stops gets this long before it is called off. Milliseconds. */
const GRACE = 5_000;
/** What becomes due within so many milliseconds is claimed together. */
const BEAT = 10;

export interface CallbackLoopOptions extends Partial<Omit<DeliveryOptions, 'send'>> {
  send: Send;
  /** Milliseconds that a claimed callback is kept from other processes. */
  visibility?: number;
}

const FIRST: Endpoint = { accountId: -1, endpoint: '' };
const keyOf = ({ accountId, endpoint }: Endpoint): string => `${accountId} ${endpoint}`;

export class CallbackLoop implements Loop {
  readonly name = 'callbacks';
  readonly every = EVERY;
  private readonly deps: CallbackDeps;
  private readonly visibility: number;
  private readonly delivery: CallbackDelivery;
  private readonly slots = new CallbackSlots();
  /** Endpoints that may have something due; served in turn. */
  private readonly ready = new Map<string, Endpoint>();
  /** Endpoints that failed lately -> unix milliseconds until which they are left alone. */
  private readonly ailing = new Map<string, number>();
  private readonly claiming = new Set<string>();
  private readonly sending = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly deaf: () => void;
  private awake = false;
  private cursor = FIRST;
  private nextLook = 0;
  private stopped = false;

  constructor(deps: CallbackDeps, options: CallbackLoopOptions) {
    const { send, visibility = VISIBILITY, observe = () => {}, random = Math.random } = options;
    this.deps = deps;
    this.visibility = visibility;
    this.delivery = new CallbackDelivery(deps, { send, observe, random }, this.stopping.signal);
    this.deaf = deps.store.listen('callback', (endpoint) => {
      this.add(endpoint);
      this.wake();
    });
  }

  async runOnce(): Promise<void> {
    const began = performance.now();
    if (this.stopped || began < this.nextLook) return;
    this.nextLook = began + AFTER_FAILURE;
    await this.look();
    const ended = performance.now();
    this.nextLook = ended + (ended - began) / SHARE - EVERY;
  }

  /** Finds endpoints with something due and begins to send; does not wait for the answers. */
  async look(): Promise<void> {
    const now = this.deps.now();
    const after = this.cursor;
    const found = await endpointsWithDue(this.deps.store, after, A_LOOK);
    this.cursor = found.length === A_LOOK ? found.at(-1)! : FIRST;
    if (after === FIRST && this.cursor === FIRST) this.forget(new Set(found.map(keyOf)));
    for (const endpoint of found) {
      const { failures, openUntil, nextAt } = endpoint;
      this.note(endpoint, failures, openUntil);
      if (nextAt <= now) this.add(endpoint);
    }
    this.pump();
  }

  /** Resolves when nothing is being sent and nothing known is left to send. */
  async idle(): Promise<void> {
    while (this.sending.size > 0) await Promise.all(this.sending);
  }

  /** Takes nothing more, waits for what is under way, and gives back what takes too long. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.deaf();
    const timer = setTimeout(() => this.stopping.abort(), GRACE);
    await this.idle();
    clearTimeout(timer);
  }

  private add(endpoint: Endpoint): void {
    const { accountId, endpoint: name } = endpoint;
    if ((this.ailing.get(keyOf(endpoint)) ?? 0) <= this.deps.now()) {
      this.ready.set(keyOf(endpoint), { accountId, endpoint: name });
    }
  }

  /** What has nothing left to send need not be remembered. */
  private forget(found: Set<string>): void {
    for (const key of this.ailing.keys()) if (!found.has(key)) this.ailing.delete(key);
  }

  private note(endpoint: Endpoint, failures: number, openUntil: number): void {
    if (failures === 0) this.ailing.delete(keyOf(endpoint));
    else this.ailing.set(keyOf(endpoint), openUntil);
  }

  private sendingTo(endpoint: Endpoint): Sending {
    const key = keyOf(endpoint);
    return { key, ailing: this.ailing.has(key), mail: isMail(endpoint.endpoint) };
  }

  /** Claims at the next beat. */
  private wake(): void {
    if (this.awake || this.stopped) return;
    this.awake = true;
    const pump = () => {
      this.awake = false;
      this.pump();
    };
    this.track(sleep(BEAT).then(pump));
  }

  /** Claims for every ready endpoint that has room. */
  private pump(): void {
    if (this.stopped) return;
    for (const [key, endpoint] of this.ready) {
      if (this.slots.full || this.delivery.unsettled >= MOST_UNSETTLED) return;
      const sending = this.sendingTo(endpoint);
      const most = this.slots.room(sending);
      if (most === 0 || this.claiming.has(key)) continue;
      this.ready.delete(key);
      this.claiming.add(key);
      this.track(this.claim(endpoint, sending, most));
    }
  }

  private track(work: Promise<void>): void {
    const tracked = work
      .catch((error: unknown) => this.deps.log.error({ err: error, loop: this.name }, 'callback failed'))
      .finally(() => this.sending.delete(tracked));
    this.sending.add(tracked);
  }

  private async claim(endpoint: Endpoint, sending: Sending, most: number): Promise<void> {
    // Taken before it is known how many are due, so that claims under way together do not overstep.
    const giveBack = this.slots.take(sending, most);
    let claimed: ClaimedCallback[] = [];
    try {
      const now = this.deps.now();
      const { visibility } = this;
      const claim = await this.deps.store.write((tx) => claimCallbacks(tx, endpoint, { now, most, visibility }));
      claimed = claim.claimed;
      this.note(endpoint, claim.failures, claim.openUntil);
    } finally {
      this.claiming.delete(sending.key);
      for (let unused = claimed.length; unused < most; unused++) giveBack();
      this.wake();
    }
    for (const callback of claimed) this.track(this.deliver(callback, giveBack));
    if (claimed.length === most) this.add(endpoint);
  }

  private async deliver(callback: ClaimedCallback, giveBack: () => void): Promise<void> {
    // A place where something failed stays taken until that is written: the circuit must see it before the next goes.
    let taken = true;
    const leave = () => {
      if (taken) giveBack();
      taken = false;
      this.wake();
    };
    try {
      const works = await this.delivery.deliver(callback, leave);
      const key = keyOf(callback);
      if (works === false && !this.ailing.has(key)) this.ailing.set(key, 0);
      // Whatever else waits for it may go.
      if (works && this.ailing.delete(key)) this.add(callback);
    } finally {
      leave();
    }
  }
}
