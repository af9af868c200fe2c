/**
 * The walk over the tasks of the source, newest first, by next_token. Tasks that are made meanwhile are newer than its
 * beginning and move nothing. How far it is, is kept as a time, not as a token: a walk that was broken off begins anew
 * at that time.
 */
import type { ImportOutcome } from '../actions/imported.ts';
import { ConfigError } from '../config.ts';
import { formatTime, parseTime } from '../rules/time.ts';
import { findProgress, saveProgress } from '../store/imported.ts';
import { isDoc } from '../wire/read.ts';
import type { ImportRun, Places } from './import-places.ts';
import type { Page, Source } from './import-source.ts';
import { MOST_LATE, note, progressLine, type Tally } from './import-tally.ts';
import { writeTasks } from './import-write.ts';

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

/** By when the tasks of a walk were made, unix milliseconds. */
export interface Window {
  /** Null for all up to now. */
  until: number | null;
  /** Only to look again at what is in, down to here: it is no progress, and what stayed the same is not counted. */
  since?: number;
}

/** Brings all tasks of the window in, newest first. @throws ConfigError */
export async function importTasks(run: ImportRun, places: Places, walked: Window): Promise<void> {
  const { store, source, context, tally } = run;
  const show = progressLine();
  for await (const { docs, total } of pagesOf(source, walked)) {
    for (const doc of docs) if (isDoc(doc)) await places.meet(doc);
    const outcomes = await writeTasks(run, places, docs);
    for (const [i, outcome] of outcomes.entries()) {
      const id = idOf(docs[i]);
      if ('refused' in outcome && outcome.isLate && tally.late.length < MOST_LATE) tally.late.push(id);
      else if (walked.since === undefined || isNews(outcome)) note(tally, 'task', id, outcome);
      if ('done' in outcome && isNews(outcome) && namesFiles(docs[i])) tally.withFiles++;
    }
    if (walked.since === undefined) {
      const progress: Progress = { until: endOf(docs) ?? walked.until, tally };
      await store.write((tx) => saveProgress(tx, context().caller, source.url, JSON.stringify(progress)));
    }
    show(docs.length, total);
  }
}

const isNews = (outcome: ImportOutcome): boolean => !('done' in outcome && outcome.done === 'same');

/** A unique_id may have gone from one task to another, and the walk meets the newer one first. @throws ConfigError */
export async function importLate(run: ImportRun, places: Places): Promise<void> {
  const { source, tally } = run;
  for (const id of tally.late) {
    const doc = await source.one(`/task/${id}`);
    if (!doc) continue;
    const [outcome] = await writeTasks(run, places, [doc]);
    note(tally, 'task', id, outcome!);
  }
}

/** The next page is asked for while the one before it is written. @throws ConfigError */
async function* pagesOf(source: Source, begin: Window): AsyncGenerator<Page> {
  let coming = pageOf(source, begin, undefined);
  for (let window = begin; ; ) {
    const page = (await coming)!;
    const { docs, hasMore, nextToken } = page;
    if (!hasMore || docs.length === 0) {
      yield page;
      return;
    }
    const next = { ...window, until: endOf(docs) ?? window.until };
    if (nextToken === undefined && next.until === window.until) {
      throw new ConfigError(`${source.url} has more tasks, but gives no next_token to ask for them`);
    }
    if (nextToken === undefined) window = next;
    coming = pageOf(source, window, nextToken).then((found) => {
      if (found) return found;
      // The token is not valid any more: the walk begins anew where it is.
      window = next;
      return pageOf(source, window, undefined);
    });
    // It is awaited when its turn comes; until then its failure is not nobody's.
    coming.catch(() => {});
    yield page;
  }
}

function pageOf(source: Source, { until, since }: Window, token: string | undefined): Promise<Page | undefined> {
  const query = new URLSearchParams({ limit: '100' });
  if (until !== null) query.set('end_time', formatTime(until));
  // The whole second, as endOf gives it.
  if (since !== undefined) query.set('start_time', formatTime(Math.max(0, since - 999)));
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

const idOf = (doc: unknown): string => (isDoc(doc) ? String(doc.task_id).slice(0, 100) : '?');

/** Addresses of uploaded files (api-facts D.9), which belong to the account that they were uploaded to. */
const namesFiles = (doc: unknown): boolean =>
  isDoc(doc) && JSON.stringify([doc.params, doc.response]).includes('"scaledata://');
