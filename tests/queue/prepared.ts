/** Tasks and leases in the state that one operation of the API needs, for the test that calls them all with the admin's key. */
import assert from 'node:assert/strict';
import { png } from '../kit/png.ts';
import type { Suite } from '../kit/suite.ts';
import { ok, QUESTION } from './labeling.ts';
import { createPeople, createProject, moveToProject } from './people.ts';

type Ids = Record<string, string>;
const ANSWER = { response: { category: 'no' } };
const MINE = { types: ['categorization'] };

const create = async (s: Suite, fields: object = {}) =>
  ok(await s.live.post('/v1/task/categorization', { ...QUESTION, ...fields, priority: 30 })).task_id as string;

/** Leaves nothing claimable behind but the task it made. */
async function cleared(s: Suite): Promise<void> {
  for (const { task_id } of ok(await s.live.get('/v1/tasks?status=pending&type=categorization')).docs) {
    ok(await s.live.post(`/v1/task/${task_id}/cancel`));
  }
}

/** With an attachment that needs no server. */
const PICTURE = { attachment: `data:image/png;base64,${png(2, 2).toString('base64')}` };

export const leasedPicture = async (s: Suite): Promise<Ids> => ({
  ...(await leased(s, PICTURE)),
  n: '0',
});

export async function leased(s: Suite, fields: object = {}): Promise<Ids> {
  await cleared(s);
  const task_id = await create(s, fields);
  const [lease] = ok(await s.live.post('/v1/labeling/claim', MINE)).leases;
  assert.equal(lease.task_id, task_id);
  return { lease_id: lease.lease_id, task_id };
}

export const completedPicture = async (s: Suite): Promise<Ids> => ({ ...(await completed(s, PICTURE)), n: '0' });

export async function completed(s: Suite, fields: object = {}): Promise<Ids> {
  const { lease_id, task_id } = await leased(s, fields);
  ok(await s.live.post(`/v1/labeling/leases/${lease_id}/submit`, ANSWER));
  return { task_id: task_id! };
}

export async function corrected(s: Suite): Promise<Ids> {
  const { task_id } = await completed(s);
  await createProject(s, 'corrected', 'categorization', { correction_seconds: 3600 });
  await moveToProject(s, 'corrected', [task_id!]);
  return { task_id: task_id! };
}

/** Two labelers do not agree. */
export async function inReview(s: Suite): Promise<Ids> {
  await cleared(s);
  await create(s, { responses_required: 2 });
  const labelers = await createPeople(s, ['labeler', 'labeler']);
  for (const [i, who] of labelers.entries()) {
    const [lease] = ok(await who.call.post('/v1/labeling/claim', MINE)).leases;
    const answer = { response: { category: i ? 'yes' : 'no' } };
    ok(await who.call.post(`/v1/labeling/leases/${lease.lease_id}/submit`, answer));
  }
  const [lease] = ok(await s.live.post('/v1/labeling/claim', { ...MINE, kind: 'review' })).leases;
  return { lease_id: lease.lease_id };
}

export async function skippedOut(s: Suite): Promise<Ids> {
  await cleared(s);
  const task_id = await create(s);
  for (const who of await createPeople(s, ['labeler', 'labeler', 'labeler'])) {
    const [lease] = ok(await who.call.post('/v1/labeling/claim', MINE)).leases;
    ok(await who.call.post(`/v1/labeling/leases/${lease.lease_id}/skip`));
  }
  return { task_id };
}
