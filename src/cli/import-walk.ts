/**
 * The walk over the tasks of the source, newest first, by next_token. Tasks that are made meanwhile are newer than its
 * beginning and move nothing. How far it is, is kept as a time, not as a token: a walk that was broken off begins anew
 * at that time.
 */
import { importTask } from '../actions/import-task.ts';
import { hashOf, type ImportOutcome } from '../actions/imported.ts';
import { ConfigError } from '../config.ts';
import type { Registry } from '../registry.ts';
import { formatTime, parseTime } from '../rules/time.ts';
import { findHashes, findProgress, saveProgress } from '../store/imported.ts';
import type { TaskRow } from '../store/tasks.ts';
import { isDoc, type Owner } from '../wire/read.ts';
import { readTask } from '../wire/read-task.ts';
import { taskJson } from '../wire.ts';
import { docOf, type ImportRun, type Places, refusedBy } from './import-places.ts';
import type { Page, Source } from './import-source.ts';
import { MOST_LATE, note, progressLine, type Tally } from './import-tally.ts';

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
      const id = idOf(docs[i]);
      if ('refused' in outcome && outcome.isLate && tally.late.length < MOST_LATE) tally.late.push(id);
      else note(tally, 'task', id, outcome);
      if ('done' in outcome && outcome.done !== 'same' && namesFiles(docs[i])) tally.withFiles++;
    }
    const progress: Progress = { until: endOf(docs) ?? until, tally };
    await store.write((tx) => saveProgress(tx, context().caller, source.url, JSON.stringify(progress)));
    show(docs.length, total);
  }
}

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

/**
 * Each task is a unit of its own, so that one that is refused leaves the others alone; they share commits. What the source
 * shows as it did the last time needs none.
 */
async function writeTasks({ store, context }: ImportRun, places: Places, docs: unknown[]): Promise<ImportOutcome[]> {
  const { registry, caller } = context();
  const { accountId, mode } = caller;
  const rows = docs.map((doc) => rowOrRefusal(registry, caller, doc));
  const ids = rows.flatMap((row) => ('taskId' in row ? [row.taskId] : []));
  const hashes = await findHashes(store, { accountId, mode }, 'task', ids);
  const outcomes = rows.map((row): ImportOutcome | undefined => {
    if ('refused' in row) return row;
    return hashes.get(row.taskId) === hashOf(taskJson(row)) ? { done: 'same' } : undefined;
  });
  const units = rows.flatMap((row, i) => (outcomes[i] || 'refused' in row ? [] : [{ row, i }]));
  const settled = await store.writeEach(
    units.map(
      ({ row }) =>
        (tx) =>
          importTask(tx, context(), { row, isBatchCompleted: places.isCompleted(row.batch) }),
    ),
  );
  for (const [k, { i }] of units.entries()) {
    const one = settled[k]!;
    if (one.status === 'rejected') throw one.reason;
    outcomes[i] = one.value;
  }
  return outcomes as ImportOutcome[];
}

function rowOrRefusal(registry: Registry, owner: Owner, doc: unknown): TaskRow | { refused: string } {
  try {
    return readTask(registry, owner, docOf(doc));
  } catch (error) {
    return refusedBy(error);
  }
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

const idOf = (doc: unknown): string => (isDoc(doc) ? String(doc.task_id).slice(0, 100) : '?');

/** Addresses of uploaded files (api-facts D.9), which belong to the account that they were uploaded to. */
const namesFiles = (doc: unknown): boolean =>
  isDoc(doc) && JSON.stringify([doc.params, doc.response]).includes('"scaledata://');
