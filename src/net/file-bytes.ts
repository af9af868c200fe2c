import type { Readable } from 'node:stream';
import type { ReceivedFile } from '../deps.ts';

/** A kind of storage. Keys have slashes, and no part that a path could take for a step. */
export interface FileBytes {
  /** Takes the part over; under its key the file is whole or not there at all. */
  put(key: string, part: ReceivedFile): Promise<void>;
  /** Both with them. @returns undefined when it is not there. */
  read(key: string, start: number, end: number): Promise<Readable | undefined>;
  /** Also of what is not there. */
  remove(key: string): Promise<void>;
}
