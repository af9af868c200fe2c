/** What is written down of lives that are cut short again and again, for the checker. Times are unix milliseconds. */
import type { End, Ended, Op } from '../queue/checker.ts';

/** A create as its requester saw it. */
export interface Created {
  type: 'create';
  /** Of the Idempotency-Key header. */
  key: string;
  uniqueId: string;
  /** Every answer to it, the first one and those to repeats. */
  answers: { status: number; text: string }[];
}

/** A task as the store has it at the end, with what belongs to it. */
export interface Kept {
  type: 'task';
  task: string;
  uniqueId: string | null;
  status: string;
  required: number;
  inReview: boolean;
  /** It has a callback_url. */
  wantsCallback: boolean;
  hasResponse: boolean;
  /** Attachments that are still to be looked at. */
  unseen: number;
  /** Rows of the queue. */
  openLabels: number;
  openReviews: number;
  /** Answers that count. */
  submitted: number;
}

/** A row of the outbox at the end. */
export interface Outgoing {
  type: 'callback';
  callback: string;
  task: string;
  reason: string;
  state: string;
}

/** What came to a receiver. */
export interface Arrived {
  type: 'arrived';
  callback: string;
  at: number;
  body: string;
  /** What it answered. */
  status: number;
}

/** A change of a task's status, in the order of the commits. */
export interface Step {
  type: 'step';
  task: string;
  action: string;
  /** null: it was not there. */
  before: string | null;
  after: string;
}

/** A counter, and the rows that it counts. */
export interface Counter {
  type: 'counter';
  /** Project, batch, type and status. */
  name: string;
  counted: number;
  rows: number;
}

/** An open answer that names a lease, or a live lease that no open answer names. */
export interface Holding {
  type: 'holding';
  task: string;
  slot: number;
  /** What the open answer names, if it is there. */
  named: string | null;
  /** The live lease of this slot, if there is one. */
  live: string | null;
}

/** A process was killed then, and served again from `back` on. */
export interface Killed {
  type: 'killed';
  at: number;
  /** null: it stayed dead. */
  back: number | null;
}

export type LifeEntry = Created | Kept | Outgoing | Arrived | Step | Counter | Holding | Killed | Op | End | Ended;
