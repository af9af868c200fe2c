import type { Db, Store, Tx } from '../store/db.ts';

interface Waiting {
  unit: (tx: Tx) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/** A `write` whose units, as many as are asked for before the event loop turns, share commits (Store.writeEach). */
export function shareCommits(store: Pick<Store, 'all' | 'dialect' | 'writeEach'>): Pick<Store, 'write'> & Db {
  let waiting: Waiting[] = [];
  const flush = async (): Promise<void> => {
    const group = waiting;
    waiting = [];
    try {
      const outcomes = await store.writeEach(group.map(({ unit }) => unit));
      outcomes.forEach((outcome, i) => {
        if (outcome.status === 'fulfilled') group[i]!.resolve(outcome.value);
        else group[i]!.reject(outcome.reason);
      });
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  };
  return {
    dialect: store.dialect,
    all: (sql, params) => store.all(sql, params),
    write: <T>(unit: (tx: Tx) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        if (waiting.length === 0) setImmediate(flush);
        waiting.push({ unit, resolve: resolve as (value: unknown) => void, reject });
      }),
  };
}
