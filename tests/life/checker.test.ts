/** The checker finds what it is there to find: each fault planted in a good history is told. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { temporaryFolder } from '../kit/folders.ts';
import type { Ended } from '../queue/checker.ts';
import { checkLife } from './checker.ts';
import type { Arrived, Counter, Created, Holding, Kept, LifeEntry, Outgoing, Step } from './history.ts';

const BOUNDS = { sweptWithin: 2000, strictRepeats: true };
const done = (task: string) => ({ status: 200, text: `{"task_id":"${task}"}` });
const TAKEN = { status: 409, text: '{"error":"taken"}' };

const created = (rest: Partial<Created> = {}): Created => ({
  type: 'create',
  key: 'k1',
  uniqueId: 'u1',
  answers: [done('t1'), done('t1')],
  ...rest,
});
const kept = (rest: Partial<Kept> = {}): Kept => ({
  type: 'task',
  task: 't1',
  uniqueId: 'u1',
  status: 'completed',
  required: 1,
  inReview: false,
  wantsCallback: true,
  hasResponse: true,
  unseen: 0,
  openLabels: 0,
  openReviews: 0,
  submitted: 1,
  ...rest,
});
const pending: Partial<Kept> = { task: 't2', uniqueId: 'u2', status: 'pending', hasResponse: false, submitted: 0 };
const callback = (rest: Partial<Outgoing> = {}): Outgoing => ({
  type: 'callback',
  callback: 'c1',
  task: 't1',
  reason: 'completed',
  state: 'delivered',
  ...rest,
});
const arrived = (at: number, rest: Partial<Arrived> = {}): Arrived => ({
  type: 'arrived',
  callback: 'c1',
  at,
  body: 'completed t1',
  status: 200,
  ...rest,
});
const step = (task: string, action: string, before: string | null, after: string): Step => ({
  type: 'step',
  task,
  action,
  before,
  after,
});
const counter = (rest: Partial<Counter> = {}): Counter => ({
  type: 'counter',
  name: 'live completed',
  counted: 1,
  rows: 1,
  ...rest,
});
const holding = (rest: Partial<Holding> = {}): Holding => ({
  type: 'holding',
  task: 't2',
  slot: 0,
  named: 'L2',
  live: 'L2',
  ...rest,
});

const lease = (expires: number, ended: number): Ended => ({
  type: 'lease',
  lease: 'L1',
  task: 't1',
  slot: 0,
  labeler: 'ann',
  claimed: 0,
  expires,
  ended,
  outcome: 'expired',
});

/** t1 was made by one of two rivals, answered once, and told twice, because of a kill; t2 waits for its answer. */
const GOOD: LifeEntry[] = [
  created(),
  created({ key: 'k2', answers: [TAKEN] }),
  created({ key: 'k3', uniqueId: 'u2', answers: [done('t2')] }),
  kept(),
  kept({ ...pending, openLabels: 1 }),
  callback(),
  arrived(900, { status: 503 }),
  arrived(1000),
  { type: 'killed', at: 1500, back: 1900 },
  arrived(62_000),
  step('t1', 'create task', null, 'pending'),
  step('t2', 'create task', null, 'pending'),
  step('t1', 'complete task', 'pending', 'completed'),
  counter(),
  holding(),
  lease(1000, 3300),
];

const instead = (index: number, ...entries: LifeEntry[]): LifeEntry[] => GOOD.toSpliced(index, 1, ...entries);
const FAULTS: [string, LifeEntry[], RegExp][] = [
  ['a create that was lost', GOOD.toSpliced(3, 1), /t1 of u1 was acknowledged and is lost/],
  ['a create that was done twice', [...GOOD, kept({ task: 't9' })], /u1 was acknowledged and is there 2 times/],
  ['a task that nobody asked for', [...GOOD, kept({ task: 't9', uniqueId: 'u9' })], /nobody asked for task t9/],
  ['a repeat that makes another task', instead(0, created({ answers: [done('t1'), done('t9')] })), /"k1".* two ways/],
  ['a refusal that is forgotten', instead(1, created({ key: 'k2', answers: [TAKEN, done('t1')] })), /"k2".* two ways/],
  ['two winners of one unique_id', instead(1, created({ key: 'k2', answers: [done('t1')] })), /u1 has 2 winners of 2/],
  ['no winner of a unique_id', instead(0, created({ answers: [TAKEN] })), /u1 has 0 winners of 2/],
  ['a create that fails', instead(1, created({ key: 'k2', answers: [{ status: 500, text: '' }] })), /answered 500/],
  ['a completion that nobody was told', GOOD.toSpliced(5, 1), /t1 is completed and has callbacks \[\]/],
  [
    'a completion that is told by two',
    [...GOOD, callback({ callback: 'c2', state: 'due' })],
    /\[completed,completed\]/,
  ],
  ['a callback before the end', [...GOOD, callback({ callback: 'c2', task: 't2', state: 'due' })], /t2 is pending and/],
  ['a callback that was given up', instead(5, callback({ state: 'failed' })), /c1 of task t1 is failed/],
  ['a delivery that never came', GOOD.toSpliced(7, 3, { type: 'killed', at: 1500, back: 1900 }), /no receiver took it/],
  ['a callback out of nowhere', [...GOOD, arrived(5, { callback: 'c9' })], /c9 came and is not in the store/],
  ['a callback that changes', instead(9, arrived(62_000, { body: 'other' })), /different bytes/],
  ['a callback that comes again for no reason', GOOD.toSpliced(8, 1), /c1 was taken and came again/],
  [
    'a status that leaves its arrows',
    [...GOOD, step('t1', 'cancel task', 'completed', 'canceled')],
    /from completed to/,
  ],
  [
    'a step from where it was not',
    [...GOOD, step('t1', 'complete task', 'pending', 'completed')],
    /t1 to be pending, it/,
  ],
  ['a status without an event', GOOD.toSpliced(12, 1), /t1 is completed, its events say pending/],
  ['a counter that is off', instead(13, counter({ counted: 2 })), /task_counts says 2 of live completed, there are 1/],
  ['an answer that is not open', instead(4, kept(pending)), /t2 needs 1 more answers, 0 are open/],
  ['an open answer too many', instead(3, kept({ openLabels: 1 })), /t1 needs 0 more answers, 1 are open/],
  ['a review that is missing', instead(4, kept({ ...pending, inReview: true, submitted: 1 })), /t2 needs 1 reviews, 0/],
  ['an early claim', instead(4, kept({ ...pending, unseen: 1, openLabels: 1 })), /t2 needs 0 more answers, 1/],
  ['a completion without a response', instead(3, kept({ hasResponse: false })), /t1 is completed without a response/],
  ['an open answer held by a dead lease', instead(14, holding({ live: null })), /names lease L2, alive is null/],
  ['a live lease that holds nothing', instead(14, holding({ named: null })), /names lease null, alive is L2/],
  ['a lease that is swept late', [...GOOD, lease(1000, 4000)], /L1 outlived its expiry by 2600 ms/],
  [
    'what the checker of the queue finds',
    [...GOOD, { type: 'end', task: 't2', status: 'pending', required: 1, skippedOut: false, answers: 0 }],
    /task t2 was lost/,
  ],
];

it('finds nothing in a good history', () => {
  assert.deepEqual(checkLife(GOOD, BOUNDS), []);
});

for (const [name, history, sentence] of FAULTS) {
  it(`finds ${name}`, () => {
    const wrong = checkLife(history, BOUNDS);
    assert.ok(
      wrong.some((one) => sentence.test(one)),
      JSON.stringify(wrong),
    );
  });
}

it('is a program that fails on a bad history, and on none', () => {
  const folder = temporaryFolder();
  const statusOf = (name: string, entries: LifeEntry[]): number | null => {
    const file = join(folder, name);
    writeFileSync(file, entries.map((entry) => JSON.stringify(entry)).join('\n'));
    return spawnSync(process.execPath, [join(import.meta.dirname, 'checker.ts'), file]).status;
  };
  assert.deepEqual([statusOf('good', GOOD), statusOf('bad', FAULTS[0]![1]), statusOf('none', [])], [0, 1, 1]);
});
