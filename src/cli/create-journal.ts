/**
 * How far a `taskwright create` has come, so that it can be broken off anywhere and run again: the file beside the
 * input has the run's id, from which each line's idempotency key is made, and a line for each chunk that is done.
 */
import { hash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { ConfigError } from '../config.ts';

/** What has to be the same for a run to go on. */
export interface RunHead {
  sha256: string;
  url: string;
  /** Hash of the key, so that another key, which has other idempotency keys, is noticed. */
  key: string;
  type: string | null;
}

export interface Progress {
  /** Lines of the input that are done. */
  line: number;
  /** Bytes of the input that are done. */
  offset: number;
  /** Bytes of the results file that belong to them. */
  results: number;
  created: number;
  /** Objects of a bucket that had a task already. */
  existing: number;
  refused: number;
  done?: true;
}

const NOTHING: Progress = { line: 0, offset: 0, results: 0, created: 0, existing: 0, refused: 0 };

/** The server forgets idempotency keys after 24 hours; then nobody knows what became of the chunk that was under way. Milliseconds. */
const OLDEST = 23 * 60 * 60 * 1000;

export const keyHash = (key: string): string => hash('sha256', key, 'hex').slice(0, 16);

export class Journal {
  readonly runId: string;
  readonly progress: Progress;
  private readonly fd: number;

  private constructor(fd: number, runId: string, progress: Progress) {
    this.fd = fd;
    this.runId = runId;
    this.progress = progress;
  }

  /**
   * Begins a journal, or goes on with the one that is there.
   * @param now unix milliseconds.
   * @throws ConfigError when it belongs to another run, or is too old.
   */
  static open(file: string, head: RunHead, { runId, now }: { runId: string; now: number }): Journal {
    const { first, last, at } = readEntries(file);
    const progress = last ?? NOTHING;
    if (first) refuseOther(file, first, head, { progress, age: now - at });
    const fd = openSync(file, 'a', 0o600);
    const journal = new Journal(fd, first?.run_id ?? runId, progress);
    if (!first) journal.write({ taskwright_journal: 1, run_id: runId, ...head });
    return journal;
  }

  /** Whether the file is the journal of a run that was broken off and can go on. @param now unix milliseconds. */
  static isUnderWay(file: string, now: number): boolean {
    const { first, last, at } = readEntries(file);
    return first !== undefined && !last?.done && now - at < OLDEST;
  }

  /** On disk when it returns. */
  note(progress: Progress): void {
    this.write(progress);
  }

  close(): void {
    closeSync(this.fd);
  }

  private write(entry: object): void {
    writeSync(this.fd, `${JSON.stringify(entry)}\n`);
    fdatasyncSync(this.fd);
  }
}

type FirstEntry = RunHead & { run_id: string };

/** Takes away what a crash left half written at the end. @returns also when it was last written, in unix milliseconds. */
function readEntries(file: string): { first?: FirstEntry; last?: Progress; at: number } {
  if (!existsSync(file)) return { at: 0 };
  const at = statSync(file).mtimeMs;
  const text = readFileSync(file, 'utf8');
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) truncateSync(file, Buffer.byteLength(whole));
  const [first, ...entries] = whole.split('\n').slice(0, -1);
  const last = entries.at(-1);
  return {
    ...(first ? { first: JSON.parse(first) } : {}),
    ...(last ? { last: { ...NOTHING, ...JSON.parse(last) } } : {}),
    at,
  };
}

function refuseOther(
  file: string,
  first: FirstEntry,
  head: RunHead,
  { progress, age }: { progress: Progress; age: number },
): void {
  const other = (['sha256', 'url', 'key', 'type'] as const).find((name) => first[name] !== head[name]);
  if (other) {
    const what = other === 'sha256' ? 'another content of the file' : `another ${other}`;
    throw new ConfigError(`${file} belongs to a run with ${what}; remove it to begin a new one`);
  }
  if (progress.done || age < OLDEST) return;
  throw new ConfigError(
    `${file} is more than 23 hours old, and the server forgets after 24 which lines it has: ` +
      `remove the journal, and the first ${progress.line} lines of the file, which are done`,
  );
}
