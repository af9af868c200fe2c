/** File storage on the local disk, below the data directory. Several processes need one that they share. */
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { FileBytes } from './file-storage.ts';

export function diskFiles(directory: string): FileBytes {
  const pathOf = (key: string) => join(directory, key);
  return {
    async put(key, { path }) {
      const whole = pathOf(key);
      await mkdir(dirname(whole), { recursive: true, mode: 0o700 });
      await rename(path, whole);
      // The name too has to be on the disk before a row says that it is there.
      const folder = await open(dirname(whole));
      await folder.sync().finally(() => folder.close());
    },
    async read(key, start, end) {
      const found = await stat(pathOf(key)).catch(() => undefined);
      return found && found.size > end ? createReadStream(pathOf(key), { start, end }) : undefined;
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}
