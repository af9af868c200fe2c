/**
 * A labeler: claims categorization tasks and answers each with the first category, until none is left.
 *
 * TASKWRIGHT_URL=http://127.0.0.1:3000 TASKWRIGHT_KEY=live_... node labeler.ts (Node 24)
 */
const { TASKWRIGHT_URL, TASKWRIGHT_KEY } = process.env;
const headers = {
  authorization: `Basic ${Buffer.from(`${TASKWRIGHT_KEY}:`).toString('base64')}`,
  'content-type': 'application/json',
};

interface Lease {
  lease_id: string;
  expires_at: string;
  task: { task_id: string; params: { categories: string[] } };
}
interface Answer {
  status_code?: number;
  error?: string;
  code?: string;
}
interface Claim extends Answer {
  leases: Lease[];
  waiting: { pending: number; held_by_others: number };
}

async function call<T extends Answer>(path: string, body: object): Promise<T> {
  const url = `${TASKWRIGHT_URL}/v1/labeling${path}`;
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await answer.json()) as T;
}

let answered = 0;
for (;;) {
  const claim = await call<Claim>('/claim', { types: ['categorization'], lease_seconds: 60 });
  if (claim.error) throw new Error(claim.error);
  const [lease] = claim.leases;
  if (!lease) {
    console.log(`answered ${answered}, held by others: ${claim.waiting.held_by_others}`);
    break;
  }
  const path = `/leases/${lease.lease_id}`;
  // A person would look at lease.task now; meanwhile the lease is kept.
  const beat = setInterval(() => void call(`${path}/heartbeat`, {}), 20_000);
  const answer = await call(`${path}/submit`, { response: { category: lease.task.params.categories[0] } });
  clearInterval(beat);
  if (!answer.error) answered++;
  // lease_lost: it expired or was canceled. Anything else: the answer breaks a rule, and the lease is still ours.
  else if (answer.code !== 'lease_lost') await call(`${path}/skip`, { reason: answer.error });
}
