/** Text of any size that has to wait until the end of an export: in a file that goes with its process, however it ends. */
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Bytes that are read at once. */
const PORTION = 1024 * 1024;

export class WaitingText {
  /** UTF-8. */
  bytes = 0;
  private file: FileHandle | undefined;

  async add(text: string): Promise<void> {
    if (text === '') return;
    this.file ??= await openUnnamed();
    const bytes = Buffer.from(text);
    await this.file.appendFile(bytes);
    this.bytes += bytes.length;
  }

  async *read(): AsyncGenerator<Buffer> {
    for (let at = 0; at < this.bytes; ) {
      const { bytesRead, buffer } = await this.file!.read(Buffer.alloc(PORTION), 0, PORTION, at);
      if (bytesRead === 0) throw new Error('the waiting text is shorter than what was written');
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  async close(): Promise<void> {
    await this.file?.close();
  }
}

/** The folder is gone before the first byte: nobody finds what a killed process left. */
async function openUnnamed(): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'taskwright-export-'));
  try {
    return await open(join(folder, 'later'), 'wx+', 0o600);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
