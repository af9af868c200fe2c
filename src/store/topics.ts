import { EventEmitter } from 'node:events';
import type { Topics } from './db.ts';

/** One thing that a unit told. */
export interface Told {
  topic: keyof Topics;
  message: Topics[keyof Topics];
}

/** Who listens to what in this process. */
export class Listeners {
  private readonly emitter = new EventEmitter().setMaxListeners(0);

  listen<T extends keyof Topics>(topic: T, listener: (message: Topics[T]) => void): () => void {
    this.emitter.on(topic, listener);
    return () => void this.emitter.off(topic, listener);
  }

  /** To be called after the commit: a listener may look for the rows at once. */
  tell(told: readonly Told[]): void {
    for (const { topic, message } of told) this.emitter.emit(topic, message);
  }
}
