/** The wire fields that few tasks have, kept together in one column (store/tasks.ts, extraJson). */
import type { JsonObject } from '../../task-types/kit.ts';
import type { TaskRow } from '../store/tasks.ts';

export interface Audit {
  audited_by: string;
  audited_at: string;
  audit_time_secs?: number;
  audit_result: 'accepted' | 'fixed' | 'rejected';
  /** `customer`, or `scale`: the wire's word for the side that labels (api-facts C.3). */
  audit_source: 'customer' | 'scale';
  comments?: string;
}

export interface Attempt {
  response: JsonObject;
  /** User id. */
  labeler: string;
  submitted_at: string;
  time_spent_secs?: number;
}

export interface Extra {
  customer_review_comments?: string[];
  customer_reviewed_by?: string;
  customer_audited_at?: string;
  audits?: Audit[];
  attempts?: Attempt[];
  prior_responses?: unknown[];
  skips?: { labeler: string; reason?: string; skipped_at: string }[];
  flags?: { labeler: string; comment: string; flagged_at: string }[];
}

export const extraOf = ({ extraJson }: Pick<TaskRow, 'extraJson'>): Extra =>
  extraJson === null ? {} : (JSON.parse(extraJson) as Extra);

/** The change of a task that sets these fields; undefined removes one. */
export function withExtra(task: Pick<TaskRow, 'extraJson'>, changes: { [K in keyof Extra]: Extra[K] | undefined }) {
  const json = JSON.stringify({ ...extraOf(task), ...changes });
  return { extraJson: json === '{}' ? null : json };
}

/** The response that is about to be replaced joins the earlier ones (api-facts C.2, prior_responses). */
export function withPrior(task: Pick<TaskRow, 'extraJson'>, responseJson: string | null): unknown[] {
  const before = extraOf(task).prior_responses ?? [];
  return responseJson === null ? before : [...before, JSON.parse(responseJson)];
}
