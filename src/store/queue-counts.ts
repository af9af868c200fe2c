/** How much work waits and is under way, of all accounts, for /metrics. */
import type { Mode } from '../rules/roles.ts';
import type { Store } from './db.ts';
import type { WorkKind } from './open-answers.ts';

export interface QueueCount {
  mode: Mode;
  kind: WorkKind;
  n: number;
}

// The conditions of the partial indexes open_answers_queue and leases_expires_at, which hold nothing else. Counted in
// the order of the index first, which is three times as fast.
const WAITING = `select mode, kind, sum(n) from (
    select account_id, mode, kind, count(*) as n from open_answers
      where lease_id is null and open = 1 group by account_id, mode, kind
  ) counted group by mode, kind`;
const HELD = `select mode, kind, count(*) from leases where ended_at is null and stands_for is null group by mode, kind`;

/** Where it holds up nobody: the queue may be a million long. */
export async function queueCounts(store: Store): Promise<{ waiting: QueueCount[]; held: QueueCount[] }> {
  const results = await store.snapshot(
    [WAITING, HELD].map((sql) => ({ sql, params: [] })),
    true,
  );
  const [waiting, held] = results.map((rows) => rows.map(([mode, kind, n]) => ({ mode, kind, n }) as QueueCount));
  return { waiting: waiting!, held: held! };
}
