import { failure } from '../actions/settle-callback.ts';
import type { Deps } from '../deps.ts';
import { hasCallbackFault, takeCallbackFault } from '../store/callback-faults.ts';
import type { Send } from './send-callback.ts';

/** Fails the tries of callbacks that a test wants to fail, without sending them. */
export function withFaults(send: Send, { store }: Pick<Deps, 'store'>): Send {
  return async (callback, at, signal) => {
    const { accountId, mode, taskId } = callback;
    // A read first: nearly all callbacks have none, and a unit costs more.
    if (taskId === null || mode !== 'test' || !(await hasCallbackFault(store, { accountId, mode, taskId }))) {
      return send(callback, at, signal);
    }
    const statusCode = await store.write((tx) => takeCallbackFault(tx, { accountId, mode, taskId }));
    if (statusCode === undefined) return send(callback, at, signal);
    return { ...failure(at, 0, 'A test asked for this failure; nothing was sent.'), statusCode, staged: true };
  };
}
