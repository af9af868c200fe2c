/** Work on many tasks, portion by portion: it goes on while one does something else, and can be stopped between two portions. */
import { useSyncExternalStore } from 'react';
import { uuid } from '../../../kit/uuid.ts';
import { call } from '../../server.ts';
import { walkIds } from './list.ts';

/** Some tasks, or all that match. */
export type Target = { ids: readonly string[] } | { filters: string; total: number };

export interface Refused {
  task_id: string;
  error: string;
}

export interface Job {
  id: string;
  kind: 'cancel' | 'tag' | 'export';
  total: number;
  done: number;
  /** How many were changed. */
  changed: number;
  refused: readonly Refused[];
  state: 'running' | 'done' | 'stopped' | 'failed';
  error?: string;
}

interface Running extends Job {
  stop: AbortController;
}

const A_PORTION = 100;

let jobs: readonly Running[] = [];
const listeners = new Set<() => void>();

function put(job: Running): void {
  jobs = jobs.some(({ id }) => id === job.id) ? jobs.map((one) => (one.id === job.id ? job : one)) : [...jobs, job];
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
export const useJobs = (): readonly Job[] => useSyncExternalStore(subscribe, () => jobs);

export function dismiss(id: string): void {
  jobs = jobs.filter((one) => one.id !== id);
  for (const listener of listeners) listener();
}

export const stopJob = (id: string): void => jobs.find((one) => one.id === id)?.stop.abort();

export const sizeOf = (target: Target): number => ('ids' in target ? target.ids.length : target.total);

async function* portionsOf(target: Target): AsyncGenerator<readonly string[]> {
  if ('filters' in target) {
    yield* walkIds(target.filters);
    return;
  }
  for (let from = 0; from < target.ids.length; from += A_PORTION) yield target.ids.slice(from, from + A_PORTION);
}

/** Who gets a portion, and tells what became of it. */
type Step = (ids: readonly string[], signal: AbortSignal) => Promise<{ changed: number; refused: readonly Refused[] }>;

/** A job from its beginning to whatever end. @param work `tell` shows how far it is. */
async function track(
  kind: Job['kind'],
  total: number,
  work: (tell: (changes: (job: Job) => Partial<Job>) => void, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const stop = new AbortController();
  let job: Running = { id: uuid(), kind, total, done: 0, changed: 0, refused: [], state: 'running', stop };
  const tell = (changes: (job: Job) => Partial<Job>) => {
    job = { ...job, ...changes(job) };
    put(job);
  };
  put(job);
  try {
    await work(tell, stop.signal);
    tell(() => ({ state: stop.signal.aborted ? 'stopped' : 'done' }));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    tell(() => (stop.signal.aborted ? { state: 'stopped' } : { state: 'failed', error: why }));
  }
}

/** @param finish after the last portion. */
const inPortions = (kind: Job['kind'], target: Target, step: Step, finish: () => void = () => {}): Promise<void> =>
  track(kind, sizeOf(target), async (tell, signal) => {
    for await (const ids of portionsOf(target)) {
      if (signal.aborted) return;
      const { changed, refused } = await step(ids, signal);
      tell((job) => ({
        done: job.done + ids.length,
        // Those made since are among them.
        total: Math.max(job.total, job.done + ids.length),
        changed: job.changed + changed,
        refused: [...job.refused, ...refused],
      }));
    }
    finish();
  });

export const cancelMany = (target: Target, clearUniqueId: boolean): Promise<void> =>
  inPortions('cancel', target, async (task_ids) => {
    const body = { task_ids, ...(clearUniqueId && { clear_unique_id: true }) };
    const answer = await call<{ canceled: number; refused: Refused[] }>('POST', '/v1/tasks/cancel', { body });
    return { changed: answer.canceled, refused: answer.refused };
  });

export const tagMany = (target: Target, add: readonly string[], remove: readonly string[]): Promise<void> =>
  inPortions('tag', target, async (task_ids) => {
    const body = { task_ids, ...(add.length && { add }), ...(remove.length && { remove }) };
    const answer = await call<{ tagged: number; refused: Refused[] }>('POST', '/v1/tasks/tag', { body });
    return { changed: answer.tagged, refused: answer.refused };
  });

/** The chosen ones as JSON Lines, read one by one. */
const exportChosen = (ids: readonly string[]): Promise<void> => {
  const lines: string[] = [];
  const step: Step = async (portion, signal) => {
    const refused: Refused[] = [];
    for (const task_id of portion) {
      signal.throwIfAborted();
      try {
        lines.push(JSON.stringify(await call('GET', `/v1/task/${task_id}`)));
      } catch (error) {
        refused.push({ task_id, error: (error as Error).message });
      }
    }
    return { changed: portion.length - refused.length, refused };
  };
  return inPortions('export', { ids }, step, () => save(new Blob(lines.map((line) => `${line}\n`)), 'tasks.jsonl'));
};

/** All that match, as the server streams them. */
const exportMatching = (filters: string, total: number, format: string): Promise<void> =>
  track('export', total, async (tell, signal) => {
    const query = new URLSearchParams(filters);
    query.set('format', format);
    const headers = { 'x-requested-with': 'XMLHttpRequest' };
    const answer = await fetch(`/v1/tasks/export?${query}`, { headers, signal });
    if (!answer.ok || !answer.body) throw new Error(((await answer.json()) as { error: string }).error);
    const parts: Uint8Array<ArrayBuffer>[] = [];
    let lines = 0;
    for await (const part of chunksOf(answer.body)) {
      parts.push(part);
      // Only there a line is a task.
      if (format !== 'jsonl') continue;
      for (const byte of part) if (byte === 10) lines++;
      tell((job) => ({ done: lines, total: Math.max(job.total, lines) }));
    }
    const name = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')?.[1];
    save(new Blob(parts), name ?? 'tasks');
    const written = format === 'jsonl' ? lines : total;
    tell(() => ({ done: written, changed: written }));
  });

/** Not every browser walks a stream by itself. */
async function* chunksOf(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

export const exportMany = (target: Target, format: string): Promise<void> =>
  'ids' in target ? exportChosen(target.ids) : exportMatching(target.filters, target.total, format);

function save(blob: Blob, name: string): void {
  const href = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  // The browser has begun to save by then.
  setTimeout(() => URL.revokeObjectURL(href), 60_000);
}
