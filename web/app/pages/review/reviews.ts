/** The calls of a reviewer, and what the page reads of their answers. */
import type { JsonObject } from '../../../../task-types/kit.ts';
import { uuid } from '../../../kit/uuid.ts';
import { type Claimed, isLost, LEASE_SECONDS, readLease } from '../../labeling.ts';
import { call } from '../../server.ts';

export type Decision = 'accept' | 'fix' | 'reject';

/** An answer that is to be judged. */
export interface Judged {
  /** Neither is there where the project hides who answered. */
  labeler?: string;
  labeler_email?: string;
  /** ISO 8601. */
  submitted_at?: string;
  time_spent_secs?: number;
  /** What the labeler flagged. */
  comment?: string;
  response?: JsonObject;
}

export interface ClaimedReview extends Claimed {
  answers: Judged[];
  /** How far several answers agree, 0 to 1. */
  agreement?: number;
  /** What accepting gives. */
  response: JsonObject;
}

export interface ReviewClaim {
  leases: ClaimedReview[];
  waiting: { pending: number; held_by_others: number };
}

const post = <T>(path: string, body: object): Promise<T> => call('POST', path, { body, idempotencyKey: uuid() });

/** @param taskId only this one, to go on with the own draft of it. */
export const claimReview = (taskId?: string): Promise<ReviewClaim> =>
  post('/v1/labeling/claim', {
    kind: 'review',
    limit: 1,
    lease_seconds: LEASE_SECONDS,
    ...(taskId && { task_id: taskId }),
  });

export interface Verdict {
  decision: Decision;
  response?: JsonObject;
  comments?: string;
}

export const decide = (leaseId: string, verdict: Verdict): Promise<unknown> =>
  post(`/v1/labeling/leases/${encodeURIComponent(leaseId)}/review`, verdict);

export const readReview = async (leaseId: string): Promise<ClaimedReview> =>
  (await readLease(leaseId)) as ClaimedReview;

const HELD = 'taskwright.review';

/** What this tab has under review survives a reload. */
export const hold = (leaseId: string | undefined): void =>
  leaseId === undefined ? sessionStorage.removeItem(HELD) : sessionStorage.setItem(HELD, leaseId);

/** Null when there is none, or it is not ours any more. */
export async function readHeld(): Promise<ClaimedReview | null> {
  const leaseId = sessionStorage.getItem(HELD);
  if (leaseId === null) return null;
  try {
    return await readReview(leaseId);
  } catch (error) {
    if (!isLost(error)) throw error;
    hold(undefined);
    return null;
  }
}
