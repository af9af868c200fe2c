/** A file on its way in: written to the disk as it comes, never held in memory, and looked at by its content. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { ReceivedFile } from '../deps.ts';
import { inspectContent } from './content.ts';

/** A part that nobody wrote to for this long was left behind. Milliseconds. */
const ABANDONED = 30 * 60_000;
/** Bytes at the front that say what it is. */
const LOOKED_AT = 256 * 1024;

/**
 * @param directory where the part lies until it is whole; on the same disk as what it is moved to.
 * @param most bytes. @returns undefined when there were more; nothing is left behind then.
 * @throws what the body throws, and the disk.
 */
export async function receiveFile(body: Readable, directory: string, most: number): Promise<ReceivedFile | undefined> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, `${randomUUID()}.part`);
  const discard = () => rm(path, { force: true });
  const file = await open(path, 'wx', 0o600);
  const digest = createHash('sha256');
  const first: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      if (size < LOOKED_AT) first.push(chunk.subarray(0, LOOKED_AT - size));
      size += chunk.length;
      if (size > most) break;
      digest.update(chunk);
      await file.writeFile(chunk);
    }
    // Before anything points at it: what has a name is whole, whatever dies.
    await file.sync();
    await file.close();
  } catch (error) {
    await file.close().catch(() => {});
    await discard();
    throw error;
  }
  if (size > most) {
    await discard();
    return undefined;
  }
  const { type } = await inspectContent(Buffer.concat(first));
  return { path, size, sha256: digest.digest('hex'), mimeType: type, discard };
}

/** Other processes may be writing parts of their own beside those. */
export async function removeAbandoned(directory: string): Promise<void> {
  const before = Date.now() - ABANDONED;
  for (const name of await readdir(directory).catch(() => [])) {
    const path = join(directory, name);
    // Gone in the meantime: it was taken over.
    const { mtimeMs = before } = (await stat(path).catch(() => undefined)) ?? {};
    if (mtimeMs < before) await rm(path, { force: true });
  }
}
