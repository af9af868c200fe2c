/**
 * Sends what is in the outbox. Endpoints with something due are known from commits of this process, at once, and from a
 * look at the rows several times a second: retries, other processes, a restart. Safe with any number of processes:
 * a row is taken by pushing its next_at forward (claim-callbacks.ts).
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClaimedCallback, claimCallbacks, VISIBILITY } from '../actions/claim-callbacks.ts';
import { giveUpCallbacks } from '../actions/give-up-callbacks.ts';
import { releaseCallback } from '../actions/release-callback.ts';
import { failure, type Outcome, type Settled, settleCallback } from '../actions/settle-callback.ts';
import type { Deps } from '../deps.ts';
import { isAlive } from '../rules/circuit.ts';
import { type Endpoint, endpointsWithDue } from '../store/callback-queue.ts';
import { StoreUnavailable } from '../store/db.ts';
import { CallbackSlots, type Sending } from './callback-slots.ts';
import type { Loop } from './loop.ts';
import { isMail, type Send } from './send-callback.ts';

/** Milliseconds between two looks at the rows. */
const EVERY = 200;
/** A look takes at most this part of the time, however many endpoints there are. */
const SHARE = 1 / 20;
/** Milliseconds until the next look when the store did not answer. */
const AFTER_FAILURE = 2_000;
/** Endpoints a look goes through; the next one goes on behind them. */
const A_LOOK = 1000;
/** What is being sent when the server stops gets this long before it is called off. Milliseconds. */
const GRACE = 5_000;
/** The outcome is written again and again while the store does not answer, as long as the callback is ours. */
const SETTLE_AGAIN = 1_000;

export interface CallbackLoopOptions {
  send: Send;
  /** @param firstMs milliseconds from the commit to the first try, on the first. */
  observe?: (settled: Settled | 'lost', firstMs: number | undefined) => void;
  /** Milliseconds that a claimed callback is kept from other processes. */
  visibility?: number;
  /** 0 to 1, without 1. */
  random?: () => number;
}

const FIRST: Endpoint = { accountId: -1, endpoint: '' };
const keyOf = ({ accountId, endpoint }: Endpoint): string => `${accountId} ${endpoint}`;

export class CallbackLoop implements Loop {
  readonly name = 'callbacks';
  readonly every = EVERY;
  private readonly deps: Pick<Deps, 'store' | 'now' | 'mint' | 'log'>;
  private readonly options: Required<CallbackLoopOptions>;
  private readonly slots = new CallbackSlots();
  /** Endpoints that may have something due; served in turn. */
  private readonly ready = new Map<string, Endpoint>();
  /** Endpoints that failed lately -> unix milliseconds until which they are left alone. */
  private readonly ailing = new Map<string, number>();
  private readonly claiming = new Set<string>();
  private readonly sending = new Set<Promise<void>>();
  private readonly stopping = new AbortController();
  private readonly deaf: () => void;
  private cursor = FIRST;
  private nextLook = 0;
  private stopped = false;

  constructor(deps: Pick<Deps, 'store' | 'now' | 'mint' | 'log'>, options: CallbackLoopOptions) {
    this.deps = deps;
    this.options = { observe: () => {}, visibility: VISIBILITY, random: Math.random, ...options };
    this.deaf = deps.store.listen('callback', (endpoint) => {
      this.add(endpoint);
      this.pump();
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

  /** Claims for every ready endpoint that has room. */
  private pump(): void {
    if (this.stopped) return;
    for (const [key, endpoint] of this.ready) {
      if (this.slots.full) return;
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
      .finally(() => {
        this.sending.delete(tracked);
        this.pump();
      });
    this.sending.add(tracked);
  }

  private async claim(endpoint: Endpoint, sending: Sending, most: number): Promise<void> {
    // Taken before it is known how many are due, so that claims under way together do not overstep.
    const giveBack = this.slots.take(sending, most);
    let claimed: ClaimedCallback[] = [];
    try {
      const now = this.deps.now();
      const { visibility } = this.options;
      const claim = await this.deps.store.write((tx) => claimCallbacks(tx, endpoint, { now, most, visibility }));
      claimed = claim.claimed;
      this.note(endpoint, claim.failures, claim.openUntil);
    } finally {
      this.claiming.delete(sending.key);
      for (let unused = claimed.length; unused < most; unused++) giveBack();
    }
    for (const callback of claimed) this.track(this.deliver(callback).finally(giveBack));
    if (claimed.length === most) this.add(endpoint);
  }

  private async deliver(callback: ClaimedCallback): Promise<void> {
    const at = this.deps.now();
    const firstMs = callback.tries === 0 ? at - callback.createdAt : undefined;
    const outcome = await this.try(callback, at);
    if (!outcome) {
      await this.deps.store.write((tx) => releaseCallback(tx, callback, this.deps.now()));
      return;
    }
    const settled = await this.settle(callback, outcome);
    this.options.observe(settled ?? 'lost', firstMs);
    if (outcome.delivered || isAlive(outcome.statusCode)) {
      // It works: whatever else waits for it may go.
      if (this.ailing.delete(keyOf(callback))) this.add(callback);
    } else {
      if (!this.ailing.has(keyOf(callback))) this.ailing.set(keyOf(callback), 0);
      if (callback.probe) await this.giveUp(callback);
    }
  }

  private async try(callback: ClaimedCallback, at: number): Promise<Outcome | undefined> {
    try {
      return await this.options.send(callback, at, this.stopping.signal);
    } catch (error) {
      // A fault of ours: it counts as a try, or the callback would come round for ever.
      this.deps.log.error({ err: error, callback_id: callback.callbackId }, 'callback could not be sent');
      return failure(at, 0, 'The callback could not be sent.');
    }
  }

  private async settle(callback: ClaimedCallback, outcome: Outcome): Promise<Settled | undefined> {
    for (;;) {
      try {
        const maker = { mint: this.deps.mint, now: this.deps.now() };
        const random = this.options.random();
        return await this.deps.store.write((tx) => settleCallback(tx, maker, callback, outcome, random));
      } catch (error) {
        const hopeless = this.stopped || this.deps.now() > callback.nextAt;
        if (!(error instanceof StoreUnavailable) || hopeless) throw error;
        await sleep(SETTLE_AGAIN);
      }
    }
  }

  private async giveUp(endpoint: Endpoint): Promise<void> {
    const unit = () => {
      const maker = { mint: this.deps.mint, now: this.deps.now() };
      return this.deps.store.write((tx) => giveUpCallbacks(tx, maker, endpoint));
    };
    while (!this.stopped && (await unit()));
  }
}
