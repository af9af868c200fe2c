/** File storage on the local disk, below the data directory. Several processes need one that they share. */
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { FileBytes } from './file-bytes.ts';

export function diskFiles(directory: string): FileBytes {
  const pathOf = (key: string) => join(directory, key);
  return {
    async put(key, { path }) {
      const folder = dirname(pathOf(key));
      const made = await mkdir(folder, { recursive: true, mode: 0o700 });
      await rename(path, pathOf(key));
      // The name too has to be on the disk before a row says that it is there, and the names of new folders above it.
      const last = resolve(made === undefined ? folder : dirname(made));
      let at = resolve(folder);
      for (await syncFolder(at); at !== last; await syncFolder(at)) at = dirname(at);
    },
    async read(key, start, end) {
      const found = await stat(pathOf(key)).catch(() => undefined);
      return found && found.size > end ? createReadStream(pathOf(key), { start, end }) : undefined;
    },
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

/** Windows keeps names by itself, and opens no folder. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path);
  await folder.sync().finally(() => folder.close());
}
