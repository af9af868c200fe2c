/**
 * Attachments that were streamed, kept on disk up to a number of bytes. Files are written aside and renamed when they
 * are whole, so that whatever dies leaves no half file under a name that is read. Least recently used ones go first.
 */
import { hash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { type CachedFile, type CachedHead, HEAD_BYTES, headOf, openCached } from './cached-file.ts';

/** A single file may take this share of the room. */
const LARGEST = 1 / 4;
/** Down to this share room is made, so that it is not made for every file. */
const EVICT_TO = 0.9;
/** A part that nobody wrote to for this long was left behind. Milliseconds; a stream lasts 15 minutes at most. */
const ABANDONED = 20 * 60_000;
const PART = '.part';

export class AttachmentCache {
  readonly #directory: string;
  readonly #maxBytes: number;
  /** As far as this process knows; another one may share the directory. Undefined before the first look. */
  #bytes: number | undefined;
  #evicting: Promise<void> | undefined;

  constructor(directory: string, maxBytes: number) {
    this.#directory = directory;
    this.#maxBytes = maxBytes;
  }

  /** @param accountId accounts share nothing: that one may read an address says nothing of the other. */
  async find(accountId: number, url: string): Promise<CachedFile | undefined> {
    const path = this.#pathOf(accountId, url);
    const found = await openCached(path);
    const now = new Date();
    if (found) await utimes(path, now, now).catch(() => {});
    return found;
  }

  /**
   * The body passed on, and kept once it has come whole. A disk that is full or broken costs its reader nothing.
   * @param size undefined when its server did not tell.
   */
  async keep(
    accountId: number,
    url: string,
    body: Readable,
    head: Omit<CachedHead, 'size'> & { size: number | undefined },
  ): Promise<Readable> {
    const most = this.#maxBytes * LARGEST - HEAD_BYTES;
    if ((head.size ?? 0) > most || !headOf({ ...head, size: most })) return body;
    const path = this.#pathOf(accountId, url);
    const part = `${path}.${randomUUID()}${PART}`;
    let file = await this.#create(part);
    if (!file) return body;
    let size = 0;
    const drop = async (): Promise<void> => {
      const dropped = file;
      file = undefined;
      await dropped?.close().catch(() => {});
      if (dropped) await rm(part, { force: true }).catch(() => {});
    };
    const finish = async (whole: FileHandle): Promise<void> => {
      if (head.size !== undefined && size !== head.size) return;
      await whole.write(headOf({ ...head, size })!, 0, HEAD_BYTES, 0);
      await whole.sync();
      await rename(part, path);
      this.#bytes = (this.#bytes ?? 0) + HEAD_BYTES + size;
    };
    const kept = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        const at = HEAD_BYTES + size;
        size += chunk.length;
        const written = file && size <= most ? writeAll(file, chunk, at) : drop();
        written.catch(drop).then(() => done(null, chunk));
      },
      flush: (done) => {
        const whole = file;
        if (!whole) return done();
        finish(whole)
          .catch(() => {})
          .then(drop)
          .then(() => this.#makeRoom())
          .then(() => done());
      },
      destroy: (error, done) => {
        drop().then(() => done(error));
      },
    });
    body.once('error', (error) => kept.destroy(error));
    kept.once('close', () => body.destroy());
    return body.pipe(kept);
  }

  async #create(part: string): Promise<FileHandle | undefined> {
    try {
      await mkdir(this.#directory, { recursive: true, mode: 0o700 });
      await this.#makeRoom();
      return await open(part, 'wx', 0o600);
    } catch {
      return undefined;
    }
  }

  async #makeRoom(): Promise<void> {
    if (this.#bytes !== undefined && this.#bytes <= this.#maxBytes) return;
    this.#evicting ??= this.#evict()
      .catch(() => {})
      .finally(() => {
        this.#evicting = undefined;
      });
    await this.#evicting;
  }

  /** Looks at what there is, since others may write here too, and removes what was not used for longest. */
  async #evict(): Promise<void> {
    const now = Date.now();
    const names = await readdir(this.#directory);
    const files = await Promise.all(
      names.map(async (name) => {
        const path = join(this.#directory, name);
        const { size = 0, mtimeMs = 0 } = (await stat(path).catch(() => undefined)) ?? {};
        return { path, size, usedAt: mtimeMs, isPart: name.endsWith(PART) };
      }),
    );
    let left = files.reduce((sum, { size }) => sum + size, 0);
    const most = left > this.#maxBytes ? this.#maxBytes * EVICT_TO : left;
    for (const { path, size, usedAt, isPart } of files.toSorted((a, b) => a.usedAt - b.usedAt)) {
      if (isPart ? now - usedAt < ABANDONED : left <= most) continue;
      await rm(path, { force: true });
      left -= size;
    }
    this.#bytes = left;
  }

  #pathOf(accountId: number, url: string): string {
    return join(this.#directory, hash('sha256', `${accountId}\n${url}`, 'hex'));
  }
}

async function writeAll(file: FileHandle, chunk: Buffer, at: number): Promise<void> {
  for (let done = 0; done < chunk.length; ) {
    done += (await file.write(chunk, done, chunk.length - done, at + done)).bytesWritten;
  }
}
