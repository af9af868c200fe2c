/** The benchmark's side of the load generator. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Order, Result } from './orders.ts';

type Reply = { id: number } & ({ result: Result } | { error: string });

/** One process for the whole run, so that only the servers differ between measurements. Several orders may run at once. */
export class Generator {
  private readonly child: ChildProcess = fork(join(import.meta.dirname, 'load.ts'));
  private readonly orders = new Map<number, PromiseWithResolvers<Result>>();
  private last = 0;

  constructor() {
    this.child.on('message', (reply: Reply) => {
      const order = this.orders.get(reply.id);
      this.orders.delete(reply.id);
      if ('result' in reply) order?.resolve(reply.result);
      else order?.reject(new Error(reply.error));
    });
    this.child.on('exit', () => {
      for (const order of this.orders.values()) order.reject(new Error('the load generator ended'));
    });
  }

  run(order: Order): Promise<Result> {
    const answer = Promise.withResolvers<Result>();
    this.orders.set(++this.last, answer);
    this.child.send({ id: this.last, order });
    return answer.promise;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}
