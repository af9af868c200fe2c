/** The calls of /v1/labeling that the page makes, and what it reads of their answers. */
import type { JsonObject } from '../../task-types/kit.ts';
import type { Refusal, Task } from '../kit/editor.ts';
import { texts } from '../kit/texts/texts.ts';
import { uuid } from '../kit/uuid.ts';
import { call, isPassing, Refused } from './server.ts';

/** How long a task is held without a sign of life. Seconds. */
export const LEASE_SECONDS = 15 * 60;

export interface Lease {
  lease_id: string;
  /** Held for later; nobody works on it yet. */
  ahead?: boolean;
  /** ISO 8601. */
  expires_at: string;
}

/** A lease with what there is to do. */
export interface Claimed extends Lease {
  task: Task & { project?: string; batch?: string };
  /** Of the response; not there where it is a param, or too long to be shown as a form. */
  response_schema?: JsonObject;
  /** Where the server streams each attachment that has an address. */
  attachments?: { attachment: string; url: string }[];
  draft?: JsonObject;
  /** How often the draft was saved. */
  draft_version: number;
}

/** What one may hold without having it before oneself. */
export interface Begun {
  leases: (Lease & { task_id: string; kind: string; type?: string; project?: string; submit_at?: string })[];
  drafts: { task_id: string; type: string; project?: string; saved_at: string; claimable: boolean }[];
}

export interface Waiting {
  pending: number;
  held_by_others: number;
  /** Projects that have no more for this labeler, as he answered too much wrong. */
  below_bar?: string[];
}

/** What a labeler is told of a training task he answered. */
export interface TrainingResult {
  /** 0 to 1. */
  score: number;
  /** Otherwise the task comes again. */
  passed: boolean;
}

export interface ClaimAnswer {
  leases: Claimed[];
  waiting: Waiting;
}

const leasePath = (leaseId: string, verb = ''): string => `/v1/labeling/leases/${encodeURIComponent(leaseId)}${verb}`;

/** An answer that got lost on the way is asked for again, under the same key: no task is held twice or lost. */
async function once<T>(path: string, body: unknown): Promise<T> {
  const options = { body, idempotencyKey: uuid() };
  try {
    return await call<T>('POST', path, options);
  } catch (error) {
    if (!isPassing(error)) throw error;
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return call<T>('POST', path, options);
  }
}

interface Wish {
  /** Only this one, to go on with the own draft of it. */
  task_id?: string;
  /** For later: no time is counted before the first heartbeat. */
  ahead?: boolean;
}

export const claim = (wish: Wish = {}): Promise<ClaimAnswer> =>
  once('/v1/labeling/claim', { limit: 1, lease_seconds: LEASE_SECONDS, ...wish });

/** How far the labeler is; the server stops counting at a thousand. */
export interface Today {
  submitted: number;
  /** What of the queue he could claim now. */
  left: number;
}

/** @param since ISO 8601. */
export const readToday = (since: string): Promise<Today> =>
  call('GET', `/v1/labeling/today?since=${encodeURIComponent(since)}`);

export const readBegun = (): Promise<Begun> => call('GET', '/v1/labeling/work');

/** The lease again, after a reload. @throws Refused 404, 409 when it is gone. */
export const readLease = (leaseId: string): Promise<Claimed> => call('GET', leasePath(leaseId));

/** @param ahead it is kept, and nobody works on it yet. */
export const heartbeat = (leaseId: string, ahead = false): Promise<Lease> =>
  call('POST', leasePath(leaseId, '/heartbeat'), { body: { ahead } });

interface DraftSave {
  response: JsonObject;
  /** The version it was made from. */
  base_version: number;
  /** Also when the lease is over. */
  late?: boolean;
}

/** @throws Refused `draft_conflict`, or as any verb of a lease. */
export const saveDraft = (leaseId: string, save: DraftSave, keepalive = false): Promise<{ draft_version: number }> =>
  call('PUT', leasePath(leaseId, '/draft'), { body: save, keepalive });

/** What became of a submit. */
export interface Given {
  /** ISO 8601: until then it can be taken back. Missing when it is given already. */
  submit_at?: string;
  training?: TrainingResult;
}

/** Checked at once; given by the server itself when nobody takes it back in time. Training answers are given at once. */
export const submit = (leaseId: string, response: JsonObject, undoSeconds: number): Promise<Given> =>
  once(leasePath(leaseId, '/submit'), { response, ...(undoSeconds > 0 && { undo_seconds: undoSeconds }) });

/** @throws Refused `lease_lost` when the answer is given. */
export const takeBack = (leaseId: string): Promise<unknown> => once(leasePath(leaseId, '/take_back'), {});

export const skip = (leaseId: string, reason: string): Promise<unknown> =>
  once(leasePath(leaseId, '/skip'), reason === '' ? {} : { reason });

/** @param isLeaving the page is going: the request outlives it. */
export const release = (leaseId: string, isLeaving = false): Promise<unknown> =>
  isLeaving
    ? call('POST', leasePath(leaseId, '/release'), { body: {}, idempotencyKey: uuid(), keepalive: true })
    : once(leasePath(leaseId, '/release'), {});

/** The task is not ours any more: expired, given to another, canceled. */
export const isLost = (error: unknown): boolean =>
  error instanceof Refused && (error.status === 409 || error.status === 404) && !isConflict(error);

/** There is a newer draft than the one that this was made from. */
export const isConflict = (error: unknown): boolean => error instanceof Refused && error.code === 'draft_conflict';

/** The sentences name the place in quotes: `reason: "response.annotations.2.label" must be ...`. */
export function refusalOf(error: Error): Refusal {
  const found = /reason: "([^"]+)" (.*)$/s.exec(error.message);
  if (!found) return { message: error.message, path: '' };
  const path = found[1]!.replace(/^response\.?/, '');
  return { message: path === '' ? texts.kit.theAnswer(found[2]!) : `${path}: ${found[2]}`, path };
}
