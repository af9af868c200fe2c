import { dropFile } from '../actions/add-file.ts';
import type { Deps } from '../deps.ts';
import { takeUnclaimed } from '../store/unclaimed-files.ts';
import type { Loop } from './loop.ts';

/** Far longer than a request lasts. Milliseconds. */
const UNCLAIMED = 60 * 60_000;
const A_UNIT = 100;

/** Removes bytes that were stored for nothing: their request was broken off, or their world is gone. */
export function fileSweeper(deps: Deps): Loop {
  const { store, files, now } = deps;
  return {
    name: 'file sweeper',
    every: 60_000,
    async runOnce() {
      for (let taken = A_UNIT; taken === A_UNIT; ) {
        const keys = await store.write((tx) => takeUnclaimed(tx, now() - UNCLAIMED, now(), A_UNIT));
        for (const key of keys) await dropFile(deps, key);
        taken = keys.length;
      }
      await files?.tidy();
    },
  };
}
