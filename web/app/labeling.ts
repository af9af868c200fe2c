/** The calls of /v1/labeling that the page makes, and what it reads of their answers. */
import type { JsonObject } from '../../task-types/kit.ts';
import type { Refusal, Task } from '../kit/editor.ts';
import { uuid } from '../kit/uuid.ts';
import { call, isPassing, Refused } from './server.ts';

/** How long a task is held without a sign of life. Seconds. */
export const LEASE_SECONDS = 15 * 60;

export interface Lease {
  lease_id: string;
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

export const claim = (): Promise<ClaimAnswer> => once('/v1/labeling/claim', { limit: 1, lease_seconds: LEASE_SECONDS });

/** The lease again, after a reload. @throws Refused 404, 409 when it is gone. */
export const readLease = (leaseId: string): Promise<Claimed> => call('GET', leasePath(leaseId));

export const heartbeat = (leaseId: string): Promise<Lease> => call('POST', leasePath(leaseId, '/heartbeat'));

export const saveDraft = (leaseId: string, response: JsonObject, keepalive = false): Promise<Lease> =>
  call('PUT', leasePath(leaseId, '/draft'), { body: { response }, keepalive });

export const submit = (leaseId: string, response: JsonObject): Promise<{ training?: TrainingResult }> =>
  once(leasePath(leaseId, '/submit'), { response });

export const skip = (leaseId: string, reason: string): Promise<unknown> =>
  once(leasePath(leaseId, '/skip'), reason === '' ? {} : { reason });

export const release = (leaseId: string): Promise<unknown> => once(leasePath(leaseId, '/release'), {});

/** The task is not ours any more: expired, given to another, canceled. */
export const isLost = (error: unknown): boolean =>
  error instanceof Refused && (error.status === 409 || error.status === 404);

/** The sentences name the place in quotes: `reason: "response.annotations.2.label" must be ...`. */
export function refusalOf(error: Error): Refusal {
  const found = /reason: "([^"]+)" (.*)$/s.exec(error.message);
  if (!found) return { message: error.message, path: '' };
  const path = found[1]!.replace(/^response\.?/, '');
  return { message: path === '' ? `The answer ${found[2]}` : `${path}: ${found[2]}`, path };
}
