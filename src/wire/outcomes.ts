/** Row -> public JSON of /v1/test_helpers. */
import { formatTime } from '../rules/time.ts';
import type { OutcomeRow } from '../store/outcomes.ts';

export function outcomeJson(o: OutcomeRow): string {
  return JSON.stringify({
    outcome_id: o.outcomeId,
    created_at: formatTime(o.createdAt),
    ...(o.type === null ? {} : { type: o.type }),
    ...(o.project === null ? {} : { project: o.project }),
    ...(o.uniqueId === null ? {} : { unique_id: o.uniqueId }),
    times: o.times,
    used: o.used,
    ...JSON.parse(o.outcomeJson),
  });
}

export const outcomesJson = (outcomes: OutcomeRow[]): string => `{"outcomes":[${outcomes.map(outcomeJson).join(',')}]}`;
