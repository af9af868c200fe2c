/**
 * A copy of every draft in this browser, written at once with each change: for when the server cannot be reached, and for
 * the steps that can be undone. IndexedDB and not localStorage: of that, a browser that is killed loses the last seconds.
 */
import type { JsonObject } from '../../../task-types/kit.ts';
import type { History } from '../../kit/history.ts';
import type { Copy } from './reconcile.ts';

const STORE = 'drafts';
/** Copies that nobody asked for any more. Milliseconds. */
const OLDEST = 30 * 24 * 3600_000;
/** States that can be undone, of the last ones. */
const MOST_STEPS = 100;

let opened: Promise<IDBDatabase> | undefined;

function open(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('taskwright', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => {
      // Whatever another tab has to do with the database, we are not in its way.
      request.result.onversionchange = () => request.result.close();
      request.result.onclose = () => {
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** A browser without a place for it has no copies; the server has the drafts all the same. */
async function run<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T | undefined> {
  try {
    const database = await open();
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(STORE, mode, { durability: 'strict' });
      const request = ask(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } catch (error) {
    console.warn('No copy of the draft in this browser:', error);
    return undefined;
  }
}

/** @param person the e-mail address of who is signed in: a browser may have several people. */
const keyOf = (person: string, taskId: string): string => `${person} ${taskId}`;

export const readCopy = (person: string, taskId: string): Promise<Copy | undefined> =>
  run('readonly', (store) => store.get(keyOf(person, taskId)));

export const removeCopy = (person: string, taskId: string): Promise<unknown> =>
  run('readwrite', (store) => store.delete(keyOf(person, taskId)));

/** Takes away what is too old to be of use. */
export async function sweepCopies(): Promise<void> {
  const oldest = Date.now() - OLDEST;
  await run('readwrite', (store) => {
    const request = store.openCursor();
    request.onsuccess = () => {
      const cursor = request.result;
      if (!cursor) return;
      if ((cursor.value as Copy).at < oldest) cursor.delete();
      cursor.continue();
    };
    return request;
  });
}

/** Writes the newest copy, one at a time; those in between need not be written. */
export class CopyWriter {
  private next: Copy | undefined;
  private writing: Promise<void> | undefined;
  private readonly key: string;

  constructor(person: string, taskId: string) {
    this.key = keyOf(person, taskId);
  }

  write(history: History<JsonObject>, version: number, isSaved: boolean): void {
    const { past, future } = history;
    const bounded = { ...history, past: past.slice(-MOST_STEPS), future: future.slice(0, MOST_STEPS) };
    this.next = { history: bounded, version, isSaved, at: Date.now() };
    this.writing ??= this.drain().finally(() => {
      this.writing = undefined;
    });
  }

  private async drain(): Promise<void> {
    while (this.next) {
      const copy = this.next;
      this.next = undefined;
      await run('readwrite', (store) => store.put(copy, this.key));
    }
  }
}
