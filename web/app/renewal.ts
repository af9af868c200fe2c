/** A session that ends under somebody's work: requests wait here until he has signed in again, in this tab or beside it. */

let waiting: { again: Promise<void>; release: () => void } | undefined;
let over: () => void = () => {};

/** @param listener asks the server whether it is so. */
export function onSessionOver(listener: () => void): void {
  over = listener;
}

/** Resolves once there is a session of the same person. */
export function sessionAgain(): Promise<void> {
  if (!waiting) {
    const { promise, resolve } = Promise.withResolvers<void>();
    waiting = { again: promise, release: resolve };
  }
  over();
  return waiting.again;
}

/** There is one. */
export function releaseWaiting(): void {
  waiting?.release();
  waiting = undefined;
}

const CHANNEL = 'taskwright.session';

/** Tells the other tabs of this browser that somebody signed in. */
export function tellSignedIn(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage('signed in');
  channel.close();
}

/** @returns ends it. */
export function onSignedInElsewhere(listener: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = listener;
  return () => channel.close();
}
