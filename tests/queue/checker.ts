/**
 * Holds what labelers saw of a queue against what a queue promises (design.md section 6).
 *
 * `node tests/queue/checker.ts history.jsonl` prints what broke a promise and exits 1.
 */
import { readFileSync } from 'node:fs';

/** One call of a labeler. Times are unix milliseconds. */
export interface Op {
  type: 'op';
  labeler: string;
  verb: 'claim' | 'submit' | 'skip' | 'release' | 'heartbeat' | 'draft';
  task: string;
  lease: string;
  /** When it was sent and when it was answered. */
  from: number;
  to: number;
  /** `lost`: refused as lease_lost. `unknown`: no answer came, it may have happened. */
  outcome: 'ok' | 'lost' | 'refused' | 'unknown';
  /** As a claim tells it. */
  expires?: number;
}

/** What became of a task, as its requester sees it at the end. */
export interface End {
  type: 'end';
  task: string;
  status: string;
  required: number;
  /** Out of the queue, after too many skips. */
  skippedOut: boolean;
  /** How many answers the response was made of. */
  answers: number;
}

/** A lease as the store has it at the end. */
export interface Ended {
  type: 'lease';
  lease: string;
  task: string;
  slot: number;
  labeler: string;
  claimed: number;
  expires: number;
  ended: number | null;
  outcome: string | null;
}

export type Entry = Op | End | Ended;

/** How late a lease may be swept, and how far two clocks that are one may seem apart. Milliseconds. */
export const SWEPT_WITHIN = 2000;

export function check(history: Entry[], { sweptWithin = SWEPT_WITHIN } = {}): string[] {
  const ops = history.filter((entry) => entry.type === 'op');
  const leases = history.filter((entry) => entry.type === 'lease');
  const ends = history.filter((entry) => entry.type === 'end');
  return [
    ...answeredOnce(ops, ends),
    ...heldByOne(ops, leases),
    ...noneLost(ends),
    ...inTime(ops, leases, sweptWithin),
    ...skipsStay(ops),
    ...asStored(ops, leases),
  ];
}

const happened = (ops: Op[], verb: Op['verb']): Op[] => ops.filter((op) => op.verb === verb && op.outcome === 'ok');

/** No lease gives two answers, no labeler two to one task, and no task gets more than it asked for. */
function answeredOnce(ops: Op[], ends: End[]): string[] {
  const wrong: string[] = [];
  const submits = happened(ops, 'submit');
  for (const [lease, all] of Map.groupBy(submits, (op) => op.lease)) {
    if (all.length > 1) wrong.push(`lease ${lease} gave ${all.length} answers`);
  }
  const byTask = Map.groupBy(submits, (op) => op.task);
  for (const { task, required, answers, status } of ends) {
    const given = byTask.get(task) ?? [];
    const labelers = new Set(given.map((op) => op.labeler));
    if (labelers.size < given.length) wrong.push(`task ${task} was answered twice by one labeler`);
    if (given.length > required) wrong.push(`task ${task} got ${given.length} answers, it needed ${required}`);
    if (status === 'completed' && answers !== required) {
      wrong.push(`task ${task} was completed with ${answers} of ${required} answers`);
    }
  }
  return wrong;
}

interface Held {
  lease: string;
  from: number;
  until: number;
}

/**
 * The leases of one open answer follow one another, and so do those of one labeler on one task. A lease was held
 * for certain from when its labeler was told until it expired or he let it go; the store's own times are of when
 * requests came in, which is not the order in which they were done.
 */
function heldByOne(ops: Op[], leases: Ended[]): string[] {
  const slots = new Map(leases.map(({ lease, slot }) => [lease, slot]));
  const ending = ops.filter(({ verb }) => verb === 'submit' || verb === 'skip' || verb === 'release');
  const leftAt = new Map<string, number>();
  for (const { lease, from } of ending) leftAt.set(lease, Math.min(from, leftAt.get(lease) ?? Infinity));
  const wrong: string[] = [];
  const follow = (nameOf: (op: Op) => string): void => {
    for (const [name, claims] of Map.groupBy(happened(ops, 'claim'), nameOf)) {
      const all = claims.map(({ lease, to, expires = Infinity }): Held => {
        return { lease, from: to, until: Math.min(expires, leftAt.get(lease) ?? Infinity) };
      });
      const held = all.filter(({ from, until }) => until > from).sort((a, b) => a.from - b.from);
      held.slice(1).forEach((later, i) => {
        const before = held[i]!;
        if (later.from < before.until)
          wrong.push(`${name} was leased twice at once: ${before.lease} and ${later.lease}`);
      });
    }
  };
  follow(({ task, lease }) => `open answer ${task}/${slots.get(lease)}`);
  follow(({ task, labeler }) => `task ${task} of labeler ${labeler}`);
  return wrong;
}

/** Every task ends: completed, canceled, in error, or out of the queue for a manager to see. */
function noneLost(ends: End[]): string[] {
  const lost = ends.filter(({ status, skippedOut }) => status === 'pending' && !skippedOut);
  return lost.map(({ task }) => `task ${task} was lost: it is pending and nobody holds it`);
}

/** Nothing happens under a lease that is over, and what is over is swept soon. */
function inTime(ops: Op[], leases: Ended[], sweptWithin: number): string[] {
  const wrong: string[] = [];
  const expires = new Map(leases.map((lease) => [lease.lease, lease.expires]));
  for (const op of ops) {
    // Sent after the expiry that the store has in the end: no heartbeat can have moved it further.
    const over = expires.get(op.lease) ?? Infinity;
    if (op.verb !== 'claim' && op.outcome === 'ok' && op.from >= over) {
      wrong.push(`${op.verb} under lease ${op.lease} was taken ${op.from - over} ms after its expiry`);
    }
  }
  for (const { lease, expires: over, ended, outcome } of leases) {
    if (ended === null) wrong.push(`lease ${lease} never ended`);
    else if (ended - over > sweptWithin) wrong.push(`lease ${lease} outlived its expiry by ${ended - over} ms`);
    else if (outcome === 'expired' && ended < over) wrong.push(`lease ${lease} expired ${over - ended} ms early`);
  }
  return wrong;
}

/** Who skipped or answered a task is never offered it again. */
function skipsStay(ops: Op[]): string[] {
  const wrong: string[] = [];
  const key = ({ labeler, task }: Op) => `${labeler} ${task}`;
  const claims = Map.groupBy(happened(ops, 'claim'), key);
  for (const verb of ['skip', 'submit'] as const) {
    for (const done of happened(ops, verb)) {
      const again = claims.get(key(done))?.find((claim) => claim.from >= done.to);
      if (again) wrong.push(`labeler ${done.labeler} was offered task ${done.task} again after his ${verb}`);
    }
  }
  return wrong;
}

/** What a labeler was told is what the store has. */
function asStored(ops: Op[], leases: Ended[]): string[] {
  const stored = new Map(leases.map((lease) => [lease.lease, lease]));
  const outcomes = { submit: 'submitted', skip: 'skipped', release: 'released' } as const;
  return ops.flatMap((op) => {
    if (op.outcome !== 'ok') return [];
    const lease = stored.get(op.lease);
    if (!lease) return [`lease ${op.lease} of a ${op.verb} is not in the store`];
    const expected = outcomes[op.verb as keyof typeof outcomes];
    if (!expected || lease.outcome === expected) return [];
    return [`${op.verb} under lease ${op.lease} was acknowledged, but the store has it ${lease.outcome}`];
  });
}

if (import.meta.main) {
  const lines = readFileSync(process.argv[2]!, 'utf8').split('\n').filter(Boolean);
  const wrong = check(lines.map((line) => JSON.parse(line) as Entry));
  for (const sentence of wrong) console.error(sentence);
  console.log(`${lines.length} entries, ${wrong.length} broken promises`);
  if (lines.length === 0 || wrong.length > 0) process.exitCode = 1;
}
