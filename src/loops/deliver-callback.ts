/** One claimed callback from its try to what is written of it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClaimedCallback } from '../actions/claim-callbacks.ts';
import { giveUpCallbacks } from '../actions/give-up-callbacks.ts';
import { releaseCallback } from '../actions/release-callback.ts';
import { failure, type Outcome, type Settled, settleCallback } from '../actions/settle-callback.ts';
import type { Deps } from '../deps.ts';
import { isAlive } from '../rules/circuit.ts';
import { StoreUnavailable } from '../store/db.ts';
import type { Send } from './send-callback.ts';

export type CallbackDeps = Pick<Deps, 'store' | 'now' | 'mint' | 'log'>;

export interface DeliveryOptions {
  send: Send;
  /** @param firstMs milliseconds from the change of the task to the first try, on the first. */
  observe: (settled: Settled | 'lost', firstMs: number | undefined) => void;
  /** 0 to 1, without 1. */
  random: () => number;
}

/** Outcomes that are there within so many milliseconds are written in one commit. */
const BEAT = 10;
/** An outcome is written again after so many milliseconds while the store does not answer, as long as the callback is ours. */
const SETTLE_AGAIN = 1_000;

export class CallbackDelivery {
  /** Outcomes not yet written. */
  unsettled = 0;
  private readonly deps: CallbackDeps;
  private readonly options: DeliveryOptions;
  private readonly stopping: AbortSignal;

  /** @param stopping calls off what is being sent. */
  constructor(deps: CallbackDeps, options: DeliveryOptions, stopping: AbortSignal) {
    this.deps = deps;
    this.options = options;
    this.stopping = stopping;
  }

  /**
   * @param works called as soon as the endpoint has shown that it works, before that is written.
   * @returns whether it does; undefined when the try was called off.
   */
  async deliver(callback: ClaimedCallback, works: () => void): Promise<boolean | undefined> {
    const at = this.deps.now();
    const outcome = await this.try(callback, at);
    if (!outcome) {
      await this.deps.store.write((tx) => releaseCallback(tx, callback, this.deps.now()));
      return undefined;
    }
    const alive = outcome.delivered || outcome.staged || isAlive(outcome.statusCode);
    if (alive) works();
    this.unsettled++;
    const settled = await this.settle(callback, outcome).finally(() => this.unsettled--);
    this.options.observe(settled ?? 'lost', callback.tries === 0 ? at - callback.createdAt : undefined);
    if (!alive && callback.probe) await this.giveUp(callback);
    return alive;
  }

  private async try(callback: ClaimedCallback, at: number): Promise<Outcome | undefined> {
    try {
      return await this.options.send(callback, at, this.stopping);
    } catch (error) {
      // A fault of ours: it counts as a try, or the callback would come round for ever.
      this.deps.log.error({ err: error, callback_id: callback.callbackId }, 'callback could not be sent');
      return failure(at, 0, 'The callback could not be sent.');
    }
  }

  private async settle(callback: ClaimedCallback, outcome: Outcome): Promise<Settled | undefined> {
    await sleep(BEAT - (performance.now() % BEAT));
    for (;;) {
      try {
        const random = this.options.random();
        return await this.deps.store.write((tx) => settleCallback(tx, this.maker(), callback, outcome, random));
      } catch (error) {
        const hopeless = this.stopping.aborted || this.deps.now() > callback.nextAt;
        if (!(error instanceof StoreUnavailable) || hopeless) throw error;
        await sleep(SETTLE_AGAIN);
      }
    }
  }

  private async giveUp(callback: ClaimedCallback): Promise<void> {
    const unit = () => this.deps.store.write((tx) => giveUpCallbacks(tx, this.maker(), callback));
    while (!this.stopping.aborted && (await unit()));
  }

  private maker() {
    return { mint: this.deps.mint, now: this.deps.now() };
  }
}
