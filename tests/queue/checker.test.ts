/** The checker finds what it is there to find: each fault planted in a good history is told. */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { temporaryFolder } from '../kit/folders.ts';
import { check, type End, type Ended, type Entry, type Op } from './checker.ts';

const op = (verb: Op['verb'], labeler: string, lease: string, from: number, rest: Partial<Op> = {}): Op => ({
  type: 'op',
  verb,
  labeler,
  lease,
  task: 't',
  from,
  to: from + 5,
  outcome: 'ok',
  ...rest,
});
const lease = (
  id: string,
  labeler: string,
  claimed: number,
  ended: number | null,
  rest: Partial<Ended> = {},
): Ended => ({
  type: 'lease',
  lease: id,
  task: 't',
  slot: 0,
  labeler,
  claimed,
  expires: claimed + 1000,
  ended,
  outcome: 'submitted',
  ...rest,
});
const end = (rest: Partial<End> = {}): End => ({
  type: 'end',
  task: 't',
  status: 'completed',
  required: 1,
  skippedOut: false,
  answers: 1,
  ...rest,
});

/** Ann skips, Bob lets his lease expire, Cyd answers. */
const GOOD: Entry[] = [
  op('claim', 'ann', 'L1', 0, { expires: 1002 }),
  op('skip', 'ann', 'L1', 100),
  lease('L1', 'ann', 2, 102, { outcome: 'skipped' }),
  op('claim', 'bob', 'L2', 200, { expires: 1202 }),
  op('submit', 'bob', 'L2', 1500, { outcome: 'lost' }),
  lease('L2', 'bob', 202, 1400, { outcome: 'expired' }),
  op('claim', 'cyd', 'L3', 1600, { expires: 2602 }),
  op('submit', 'cyd', 'L3', 1700),
  op('submit', 'cyd', 'L3', 1710, { outcome: 'lost' }),
  lease('L3', 'cyd', 1602, 1702),
  end(),
];

const without = (...parts: Entry[]): Entry[] => GOOD.filter((entry) => !parts.includes(entry));
const FAULTS: [string, Entry[], RegExp][] = [
  [
    'an answer held by two at once',
    [...GOOD, op('claim', 'dan', 'L4', 300, { expires: 1302 }), lease('L4', 'dan', 302, 400, { outcome: 'released' })],
    /leased twice at once: L2 and L4/,
  ],
  ['a second answer under one lease', [...GOOD, op('submit', 'cyd', 'L3', 1720)], /L3 gave 2 answers/],
  [
    'more answers than asked for',
    [...GOOD, lease('L4', 'dan', 1800, 1900, { slot: 1 }), op('submit', 'dan', 'L4', 1890)],
    /got 2 answers/,
  ],
  ['a completion with answers missing', [...without(GOOD.at(-1)!), end({ required: 3 })], /with 1 of 3/],
  ['a task that nobody has', [...without(GOOD.at(-1)!), end({ status: 'pending' })], /was lost/],
  ['an answer after the expiry', [...without(GOOD[4]!), { ...GOOD[4], outcome: 'ok' } as Op], /after its expiry/],
  [
    'a lease that is swept late',
    [...without(GOOD[5]!), lease('L2', 'bob', 202, 9000, { outcome: 'expired' })],
    /outlived/,
  ],
  ['a lease that never ends', [...without(GOOD[5]!), lease('L2', 'bob', 202, null, { outcome: null })], /never ended/],
  [
    'a skipped task offered again',
    [...GOOD, op('claim', 'ann', 'L4', 1800), lease('L4', 'ann', 1802, 1900)],
    /offered task t again/,
  ],
  [
    'an answer that the store forgot',
    [...without(GOOD[9]!), lease('L3', 'cyd', 1602, 1702, { outcome: 'expired', expires: 1702 })],
    /acknowledged/,
  ],
  ['a lease that the store forgot', without(GOOD[9]!), /not in the store/],
];

it('finds nothing in a good history', () => {
  assert.deepEqual(check(GOOD), []);
});

for (const [name, history, sentence] of FAULTS) {
  it(`finds ${name}`, () => {
    const wrong = check(history);
    assert.ok(
      wrong.some((one) => sentence.test(one)),
      JSON.stringify(wrong),
    );
  });
}

it('is a program that fails on a bad history, and on none', () => {
  const program = join(import.meta.dirname, 'checker.ts');
  const folder = temporaryFolder();
  const file = (name: string, entries: Entry[]): string => {
    const path = join(folder, name);
    writeFileSync(path, entries.map((entry) => JSON.stringify(entry)).join('\n'));
    return path;
  };
  const good = execFileSync(process.execPath, [program, file('good', GOOD)], { encoding: 'utf8' });
  assert.match(good, /11 entries, 0 broken promises/);
  for (const history of [FAULTS[0]![1], []]) {
    assert.equal(spawnSync(process.execPath, [program, file('bad', history)]).status, 1);
  }
});
