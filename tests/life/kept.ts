/** What the store has at the end of many lives, for the checker. */
import type { Row, Store } from '../../src/store/db.ts';
import type { End } from '../queue/checker.ts';
import { LEASES, leaseEntry } from '../queue/stored.ts';
import type { Counter, Holding, Kept, LifeEntry, Outgoing, Step } from './history.ts';

const SAME_TASK = 'x.account_id = t.account_id and x.mode = t.mode and x.task_id = t.task_id';
const count = (table: string, where: string) => `(select count(*) from ${table} x where ${SAME_TASK} and ${where})`;
const TASKS = `select t.task_id, t.unique_id, t.status, t.responses_required, t.in_review,
    case when t.callback_url is null then 0 else 1 end, case when t.response is null then 0 else 1 end,
    ${count('attachments', "x.state = 'due'")}, ${count('open_answers', "x.kind = 'label'")},
    ${count('open_answers', "x.kind = 'review'")}, ${count('answers', "x.state = 'submitted'")},
    ${count('open_answers', 'x.open = 2')}
  from tasks t`;

function taskEntries(r: Row): LifeEntry[] {
  const [task, status, n] = [String(r[0]), String(r[2]), r.map(Number)];
  const [required, inReview, unseen, submitted] = [n[3]!, n[4] === 1, n[7]!, n[10]!];
  const kept: Kept = {
    type: 'task',
    task,
    uniqueId: r[1] as string | null,
    status,
    required,
    inReview,
    wantsCallback: n[5] === 1,
    hasResponse: n[6] === 1,
    unseen,
    openLabels: n[8]!,
    openReviews: n[9]!,
    submitted,
  };
  // What waits for its attachments is not lost either; that it does is held against them above.
  const waits = status === 'pending' && unseen > 0 ? 'waiting' : inReview ? 'completed' : status;
  const end: End = { type: 'end', task, status: waits, required, skippedOut: n[11]! > 0, answers: submitted };
  return [kept, end];
}

const CALLBACKS = 'select callback_id, task_id, reason, state from callbacks';
const callbackEntry = ([callback, task, reason, state]: Row): Outgoing => ({
  type: 'callback',
  callback: String(callback),
  task: String(task),
  reason: String(reason),
  state: String(state),
});

const STATUS = /"status":"(\w+)"/;
const stepEntry = ([task, action, before, after]: Row): Step[] => {
  const led = STATUS.exec(String(after ?? ''))?.[1];
  if (led === undefined) return [];
  return [
    {
      type: 'step',
      task: String(task),
      action: String(action),
      before: STATUS.exec(String(before ?? ''))?.[1] ?? null,
      after: led,
    },
  ];
};

const KEY = `mode || ' ' || coalesce(project, '') || ' ' || coalesce(batch, '') || ' ' || type || ' ' || status`;
const COUNTED = `select ${KEY}, sum(n) from task_counts group by 1`;
const ROWS = `select ${KEY}, count(*) from tasks group by 1`;

async function counterEntries(store: Store): Promise<Counter[]> {
  const numbers = async (sql: string) =>
    new Map((await store.all(sql, [])).map(([name, n]) => [String(name), Number(n)]));
  const [counted, rows] = [await numbers(COUNTED), await numbers(ROWS)];
  const names = new Set([...counted.keys(), ...rows.keys()]);
  return [...names].map((name) => ({
    type: 'counter',
    name,
    counted: counted.get(name) ?? 0,
    rows: rows.get(name) ?? 0,
  }));
}

async function holdingEntries(store: Store): Promise<Holding[]> {
  const slots = new Map<string, Holding>();
  const slot = ([task, n]: Row): Holding => {
    const entry: Holding = { type: 'holding', task: String(task), slot: Number(n), named: null, live: null };
    const known = slots.get(`${task}/${n}`) ?? entry;
    slots.set(`${task}/${n}`, known);
    return known;
  };
  for (const row of await store.all('select task_id, slot, lease_id from open_answers where lease_id is not null', []))
    slot(row).named = String(row[2]);
  for (const row of await store.all('select task_id, slot, lease_id from leases where ended_at is null', []))
    slot(row).live = String(row[2]);
  return [...slots.values()];
}

export async function keptEntries(store: Store): Promise<LifeEntry[]> {
  const order = store.dialect.commitOrder.columns('event_id').join(', ');
  const steps = `select task_id, action, before, after from events where task_id is not null order by ${order}`;
  return [
    ...(await store.all(TASKS, [])).flatMap(taskEntries),
    ...(await store.all(LEASES, [])).map(leaseEntry),
    ...(await store.all(CALLBACKS, [])).map(callbackEntry),
    ...(await store.all(steps, [])).flatMap(stepEntry),
    ...(await counterEntries(store)),
    ...(await holdingEntries(store)),
  ];
}
