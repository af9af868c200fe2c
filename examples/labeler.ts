/**
 * A labeler: claims tasks of seven types and answers each with the simplest answer there is, until none is left; with
 * POLL_SECONDS it asks again instead of stopping. While the server is away it waits and repeats.
 *
 * TASKWRIGHT_URL=http://127.0.0.1:3000 TASKWRIGHT_KEY=live_... node labeler.ts (Node 24)
 */
const { TASKWRIGHT_URL, TASKWRIGHT_KEY, POLL_SECONDS } = process.env;
const authorization = `Basic ${Buffer.from(`${TASKWRIGHT_KEY}:`).toString('base64')}`;

// biome-ignore lint/suspicious/noExplicitAny: each type has params of its own
type Params = any;
type Lease = { lease_id: string; task: { task_id: string; type: string; params: Params } };
type Answer = { error?: string; code?: string; leases: Lease[]; waiting: { held_by_others: number } };

const texts = (fields: object = {}) => Object.fromEntries(Object.keys(fields).map((name) => [name, 'seen']));
const boxOf = ([label]: string[]) => ({ type: 'box', geometry: 'box', left: 2, top: 2, width: 20, height: 20, label });
const drawn = (labels: string[]) => ({ annotations: [{ ...boxOf(labels), uuid: crypto.randomUUID() }] });
const chosen = (fields: Params[]) => fields.map(({ field_id, choices }) => [field_id, choices?.[0].value ?? 'seen']);
const ANSWERS: Record<string, (params: Params) => object> = {
  annotation: (params) => drawn(params.objects_to_annotate),
  categorization: (params) => ({ category: params.categories[0] }),
  comparison: (params) => ({ choice: params.choices[0] }),
  datacollection: ({ fields }) => ({ fields: texts(fields) }),
  imageannotation: (params) => drawn(params.geometries.box.objects_to_annotate),
  textcollection: ({ fields }) => ({ annotations: Object.fromEntries(chosen(fields)) }),
  transcription: ({ fields }) => ({ fields: texts(fields) }),
};
const pause = (seconds: number) => new Promise((done) => setTimeout(done, seconds * 1000));

async function call(path: string, body: object): Promise<Answer> {
  // The same key at every try: whatever was done before the answer got lost is not done again.
  const headers = { authorization, 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() };
  for (let seconds = 0.1; ; seconds = Math.min(seconds * 2, 5)) {
    try {
      const request = { method: 'POST', headers, body: JSON.stringify(body) };
      const answer = await fetch(`${TASKWRIGHT_URL}/v1/labeling${path}`, request);
      if (answer.status < 500 && answer.status !== 429) return (await answer.json()) as Answer;
    } catch (error) {
      console.error(`no answer, trying again: ${error}`);
    }
    await pause(seconds);
  }
}

for (let [answered, done] = [0, false]; !done; ) {
  const claim = await call('/claim', { types: Object.keys(ANSWERS), lease_seconds: 60 });
  if (claim.error) throw new Error(claim.error);
  for (const { lease_id, task } of claim.leases) {
    // Here a person would look at the task; every minute or so: call(`/leases/${lease_id}/heartbeat`, {}).
    const answer = await call(`/leases/${lease_id}/submit`, { response: ANSWERS[task.type]!(task.params) });
    if (!answer.error) console.log(`answered ${++answered}: ${task.task_id}`);
    // lease_lost: it expired or was canceled. Anything else: the answer breaks a rule, and the lease is still ours.
    else if (answer.code !== 'lease_lost') await call(`/leases/${lease_id}/skip`, { reason: answer.error });
  }
  done = !claim.leases.length && !POLL_SECONDS;
  if (done) console.log(`answered ${answered}, held by others: ${claim.waiting.held_by_others}`);
  else if (!claim.leases.length) await pause(Number(POLL_SECONDS));
}
