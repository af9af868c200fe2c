/**
 * Holds what clients saw of a server that was killed again and again, and what the store has at the end, against what is
 * promised: nothing acknowledged is lost, nothing is done twice. What labelers are promised is in tests/queue/checker.ts.
 *
 * `node tests/life/checker.ts history.jsonl` prints what broke a promise and exits 1.
 */
import { readFileSync } from 'node:fs';
import { check as checkQueue, type Ended } from '../queue/checker.ts';
import { callbackProblems } from './check-callbacks.ts';
import type { Counter, Created, Holding, Kept, Killed, LifeEntry, Step } from './history.ts';

export interface Bounds {
  /** How late after its expiry a lease may be swept, without the time that nobody served. Milliseconds. */
  sweptWithin: number;
  /** Callbacks may come a second time only if they first came before a kill. */
  strictRepeats: boolean;
}

export function checkLife(history: LifeEntry[], { sweptWithin, strictRepeats }: Bounds): string[] {
  const of = <T extends LifeEntry['type']>(type: T) =>
    history.filter((entry): entry is Extract<LifeEntry, { type: T }> => entry.type === type);
  const [creates, tasks] = [of('create'), of('task')];
  return [
    ...createdOnce(creates, tasks),
    ...replayed(creates),
    ...oneWinner(creates),
    ...callbackProblems(tasks, of('callback'), of('arrived'), of('killed'), { strictRepeats }),
    ...alongArrows(of('step'), tasks),
    ...counted(of('counter')),
    ...openAsNeeded(tasks),
    ...heldByLiving(of('holding')),
    ...checkQueue([...of('op'), ...of('end'), ...sweptWhileServed(of('lease'), of('killed'))], { sweptWithin }),
  ];
}

const taskIdIn = (text: string): string => JSON.parse(text).task_id;
const isDone = ({ status }: { status: number }) => status === 200;

/** Every acknowledged create is there once, and nothing that nobody asked for. */
function createdOnce(creates: Created[], tasks: Kept[]): string[] {
  const wrong: string[] = [];
  const byUniqueId = Map.groupBy(tasks, (task) => task.uniqueId);
  const byId = new Set(tasks.map(({ task }) => task));
  for (const { uniqueId, answers } of creates) {
    const done = answers.find(isDone);
    if (!done) continue;
    const there = byUniqueId.get(uniqueId)?.length ?? 0;
    if (!byId.has(taskIdIn(done.text)))
      wrong.push(`task ${taskIdIn(done.text)} of ${uniqueId} was acknowledged and is lost`);
    if (there !== 1) wrong.push(`${uniqueId} was acknowledged and is there ${there} times`);
  }
  const asked = new Set<string | null>(creates.map(({ uniqueId }) => uniqueId));
  for (const { task, uniqueId } of tasks) if (!asked.has(uniqueId)) wrong.push(`nobody asked for task ${task}`);
  return wrong;
}

/** The same Idempotency-Key gives the same bytes, refusals too. */
function replayed(creates: Created[]): string[] {
  const differ = creates.filter(
    ({ answers }) => new Set(answers.map(({ status, text }) => `${status} ${text}`)).size > 1,
  );
  return differ.map(({ key }) => `the key "${key}" was answered in two ways`);
}

/** Of several creates with one unique_id one makes the task, and the others are told that it is taken. */
function oneWinner(creates: Created[]): string[] {
  const wrong: string[] = [];
  for (const [uniqueId, all] of Map.groupBy(creates, (one) => one.uniqueId)) {
    const answered = all.flatMap(({ answers }) => answers.slice(0, 1));
    const winners = answered.filter(isDone).length;
    if (winners !== 1) wrong.push(`${uniqueId} has ${winners} winners of ${answered.length}`);
    const odd = answered.find(({ status }) => status !== 200 && status !== 409);
    if (odd) wrong.push(`a create of ${uniqueId} was answered ${odd.status}`);
  }
  return wrong;
}

const ARROWS = new Set(['null pending', 'pending completed', 'pending error', 'pending canceled', 'completed pending']);

/** Statuses move along the arrows, each step from where the one before had led, to what the task is now. */
function alongArrows(steps: Step[], tasks: Kept[]): string[] {
  const wrong: string[] = [];
  const now = new Map<string, string | null>();
  for (const { task, action, before, after } of steps) {
    const from = now.get(task) ?? null;
    if (!ARROWS.has(`${before} ${after}`)) wrong.push(`"${action}" led task ${task} from ${before} to ${after}`);
    if (from !== before) wrong.push(`"${action}" took task ${task} to be ${before}, it was ${from}`);
    now.set(task, after);
  }
  for (const { task, status } of tasks) {
    const last = now.get(task) ?? null;
    if (last !== status) wrong.push(`task ${task} is ${status}, its events say ${last}`);
  }
  return wrong;
}

const counted = (counters: Counter[]): string[] =>
  counters
    .filter(({ counted: n, rows }) => n !== rows)
    .map(({ name, counted: n, rows }) => `task_counts says ${n} of ${name}, there are ${rows}`);

/** What can be claimed of a task is what it still needs. */
function openAsNeeded(tasks: Kept[]): string[] {
  const wrong: string[] = [];
  for (const { task, status, inReview, unseen, required, submitted, openLabels, openReviews, hasResponse } of tasks) {
    const labels = status === 'pending' && !inReview && unseen === 0 ? required - submitted : 0;
    const reviews = status === 'pending' && inReview ? 1 : 0;
    if (openLabels !== labels) wrong.push(`task ${task} needs ${labels} more answers, ${openLabels} are open`);
    if (openReviews !== reviews) wrong.push(`task ${task} needs ${reviews} reviews, ${openReviews} are open`);
    if (status === 'completed' && !hasResponse) wrong.push(`task ${task} is completed without a response`);
  }
  return wrong;
}

/** While nobody serves nobody sweeps: that time does not count. */
function sweptWhileServed(leases: Ended[], killed: Killed[]): Ended[] {
  return leases.map((lease) => {
    const { expires, ended, outcome } = lease;
    if (ended === null || outcome !== 'expired') return lease;
    const away = killed.map(({ at, back }) => Math.min(ended, back ?? at) - Math.max(expires, at));
    return { ...lease, ended: ended - away.reduce((sum, time) => sum + Math.max(0, time), 0) };
  });
}

const heldByLiving = (holdings: Holding[]): string[] =>
  holdings
    .filter(({ named, live }) => named !== live)
    .map(({ task, slot, named, live }) => `open answer ${task}/${slot} names lease ${named}, alive is ${live}`);

if (import.meta.main) {
  const lines = readFileSync(process.argv[2]!, 'utf8').split('\n').filter(Boolean);
  const history = lines.map((line) => JSON.parse(line) as LifeEntry);
  const wrong = checkLife(history, { sweptWithin: Number(process.env.SWEPT_WITHIN ?? 5000), strictRepeats: true });
  for (const sentence of wrong) console.error(sentence);
  console.log(`${lines.length} entries, ${wrong.length} broken promises`);
  if (lines.length === 0 || wrong.length > 0) process.exitCode = 1;
}
