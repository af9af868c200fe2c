import { fitsPattern } from './pattern.ts';

/**
 * A fault on demand: which requests it meets, how often, and what goes wrong with them. One line of text says it, as in
 * `POST /v1/task/* = 503 once`: method and path (`*` stands for anything), then what happens, then how often.
 */
export interface Fault {
  /** In capitals, or `*`. */
  method: string;
  /** Of the path without the query; `*` stands for any characters. */
  path: string;
  /** Waits before anything else. Milliseconds. */
  delayMs?: number;
  /** Answered instead of doing anything: 400 to 599. */
  status?: number;
  /** The work is done all the same, as when a proxy gives up waiting for a server that goes on. */
  afterCommit?: boolean;
  /** Seconds, sent as Retry-After with the status. */
  retryAfter?: number;
  /** The connection is cut: before anything is done, or after the work is committed, without an answer. */
  drop?: 'before' | 'after';
  /** The work is done, the answer's head says its whole length, and half of it is sent. */
  truncate?: boolean;
  /** How many requests it meets; for ever when absent. */
  times?: number;
}

/** Milliseconds; a client that waits for longer has given up. */
export const LONGEST_DELAY = 10 * 60_000;
export const MOST_TIMES = 1_000_000;

const LINE = /^\s*(\*|[A-Za-z]+)\s+(\/\S*|\*)\s*=\s*(\S.*?)\s*$/;
const UNITS = { ms: 1, s: 1000 } as const;

/** @returns the fault, or in words what is wrong with the line. */
export function parseFault(line: string): Fault | string {
  const match = LINE.exec(line);
  if (!match) return 'it must read METHOD PATH = WHAT [HOW OFTEN], such as POST /v1/task/* = 503 once';
  const [, method, path, rest] = match;
  const fault: Fault = { method: method!.toUpperCase(), path: path! };
  const words = rest!.split(/\s+/);
  while (words.length > 0) {
    const problem = readWord(fault, words.shift()!, words);
    if (problem !== undefined) return problem;
  }
  return faultProblem(fault) ?? fault;
}

/** Takes one word, and those that belong to it. @returns what is wrong with it. */
function readWord(fault: Fault, word: string, more: string[]): string | undefined {
  const [name, value] = word.split('=', 2) as [string, string | undefined];
  const delay = /^(\d{1,9})(ms|s)$/.exec(value ?? '');
  if (/^\d{3}(-after-commit)?$/.test(word)) {
    fault.status = Number(word.slice(0, 3));
    if (word.length > 3) fault.afterCommit = true;
  } else if (name === 'delay' && delay) fault.delayMs = Number(delay[1]) * UNITS[delay[2] as keyof typeof UNITS];
  else if (name === 'retry-after' && /^\d{1,6}$/.test(value ?? '')) fault.retryAfter = Number(value);
  else if (word === 'drop') fault.drop = 'before';
  else if (word === 'drop-after-commit') fault.drop = 'after';
  else if (word === 'truncate') fault.truncate = true;
  else if (word === 'once') fault.times = 1;
  else if (word === 'twice') fault.times = 2;
  else if (/^\d{1,7}$/.test(word) && more[0] === 'times') fault.times = Number(word) * Number(more.shift() === 'times');
  else if (word === 'always') delete fault.times;
  else {
    return `${JSON.stringify(word)} is none of 503 (a status), 503-after-commit, delay=200ms, retry-after=2, drop, drop-after-commit, truncate, once, twice, 3 times, always`;
  }
  return undefined;
}

/** @returns in words what is wrong with the fault as a whole. */
export function faultProblem({
  delayMs,
  status,
  afterCommit,
  retryAfter,
  drop,
  truncate,
  times,
}: Fault): string | undefined {
  const ends = [status !== undefined, drop !== undefined, truncate === true].filter(Boolean).length;
  if (ends > 1) return 'a status, a drop and a truncated answer exclude each other';
  if (ends === 0 && delayMs === undefined) return 'it must say what goes wrong: a status, a delay, a drop or truncate';
  if (status !== undefined && (status < 400 || status > 599)) return 'the status must be from 400 to 599';
  if (retryAfter !== undefined && status === undefined) return 'retry-after goes with a status';
  if (afterCommit && status === undefined) return 'after_commit goes with a status';
  if (delayMs !== undefined && delayMs > LONGEST_DELAY) return `a delay is at most ${LONGEST_DELAY / 1000} seconds`;
  if (times !== undefined && (times < 1 || times > MOST_TIMES)) return `it meets from 1 to ${MOST_TIMES} requests`;
  return undefined;
}

/** @param path without the query. */
export function meets(fault: Fault, method: string, path: string): boolean {
  return (fault.method === '*' || fault.method === method) && fitsPattern(fault.path, path);
}
