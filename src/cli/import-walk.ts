/**
 * The walk over the tasks of the source, newest first, by next_token. Tasks that are made meanwhile are newer than its
 * beginning and move nothing. How far it is, is kept as a time, not as a token: a walk that was broken off begins anew
 * at that time.
 */
import { importTask } from '../actions/import-task.ts';
import type { ImportOutcome } from '../actions/imported.ts';
import { ConfigError } from '../config.ts';
import { formatTime, parseTime } from '../rules/time.ts';
import { findProgress, saveProgress } from '../store/imported.ts';
import { isDoc } from '../wire/read.ts';
import { readTask } from '../wire/read-task.ts';
import { docOf, type ImportRun, type Places, refusedBy } from './import-places.ts';
import type { Page, Source } from './import-source.ts';
import { note, progressLine, type Tally } from './import-tally.ts';

/** Kept as JSON while a walk is under way. */
export interface Progress {
  /** What was made after this time is in, unix milliseconds; null at the beginning. */
  until: number | null;
  tally: Tally;
}

export async function progressOf({ store, context, source }: ImportRun): Promise<Progress | undefined> {
  const json = await findProgress(store, context().caller, source.url);
  return json === undefined ? undefined : JSON.parse(json);
}

/** Brings all tasks in, from `until` back. @throws ConfigError */
export async function importTasks(run: ImportRun, places: Places, until: number | null): Promise<void> {
  const { store, source, context, tally } = run;
  const show = progressLine();
  for await (const { docs, total } of pagesOf(source, until)) {
    for (const doc of docs) if (isDoc(doc)) await places.meet(doc);
    const outcomes = await writeTasks(run, places, docs);
    for (const [i, outcome] of outcomes.entries()) {
      const doc = docs[i];
      note(tally, 'task', isDoc(doc) ? String(doc.task_id) : '?', outcome);
      if ('done' in outcome && outcome.done !== 'same' && namesFiles(doc)) tally.withFiles++;
    }
    const progress: Progress = { until: endOf(docs) ?? until, tally };
    await store.write((tx) => saveProgress(tx, context().caller, source.url, JSON.stringify(progress)));
    show(docs.length, total);
  }
}

/** Each task is a unit of its own, so that one that is refused leaves the others alone; they share commits. */
async function writeTasks({ store, context }: ImportRun, places: Places, docs: unknown[]): Promise<ImportOutcome[]> {
  const settled = await store.writeEach(
    docs.map((doc) => async (tx) => {
      const now = context();
      const row = readTask(now.registry, now.caller, docOf(doc));
      return importTask(tx, now, { row, isBatchCompleted: places.isCompleted(row.batch) });
    }),
  );
  return settled.map((one) => (one.status === 'fulfilled' ? one.value : refusedBy(one.reason)));
}

/** The next page is asked for while the one before it is written. @throws ConfigError */
async function* pagesOf(source: Source, begin: number | null): AsyncGenerator<Page> {
  let coming = pageOf(source, begin, undefined);
  for (let window = begin; ; ) {
    const page = await coming;
    const { docs, hasMore, nextToken } = page;
    if (!hasMore || docs.length === 0) {
      yield page;
      return;
    }
    const next = endOf(docs) ?? window;
    if (nextToken === undefined && next === window) {
      throw new ConfigError(`${source.url} has more tasks, but gives no next_token to ask for them`);
    }
    if (nextToken === undefined) window = next;
    coming = pageOf(source, window, nextToken).then((found) => {
      if (found) return found;
      // The token is not valid any more: the walk begins anew where it is.
      window = next;
      return pageOf(source, window, undefined);
    }) as Promise<Page>;
    // It is awaited when its turn comes; until then its failure is not nobody's.
    coming.catch(() => {});
    yield page;
  }
}

function pageOf(source: Source, until: number | null, token: string): Promise<Page | undefined>;
function pageOf(source: Source, until: number | null, token: string | undefined): Promise<Page>;
function pageOf(source: Source, until: number | null, token: string | undefined): Promise<Page | undefined> {
  const query = new URLSearchParams({ limit: '100' });
  if (until !== null) query.set('end_time', formatTime(until));
  if (token !== undefined) query.set('next_token', token);
  return source.page(`/tasks?${query}`, { lenient: token !== undefined });
}

/**
 * Where a walk goes on behind these tasks: the end of the second in which the last was made, because ids of some
 * servers, which their lists go by, say the second alone.
 */
function endOf(docs: unknown[]): number | undefined {
  const times = docs.flatMap((doc) => (isDoc(doc) ? [parseTime(String(doc.created_at))] : []));
  const last = times.findLast((ms) => ms !== undefined);
  return last === undefined ? undefined : Math.floor(last / 1000) * 1000 + 999;
}

/** Addresses of uploaded files (api-facts D.9), which belong to the account that they were uploaded to. */
const namesFiles = (doc: unknown): boolean =>
  isDoc(doc) && JSON.stringify([doc.params, doc.response]).includes('"scaledata://');
