/** What tests of the queue do again and again. */
import assert from 'node:assert/strict';
import type { Answer } from '../kit/client.ts';
import type { Suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import type { Person } from './people.ts';

/** A question with two answers; its attachment never matters here. */
export const QUESTION = { attachment: 'http://a.example/1.png', categories: ['yes', 'no', 'maybe'] };

// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
type Json = any;

export const ok = (answer: Answer): Json => {
  assert.equal(answer.status, 200, answer.text);
  return answer.json;
};

export function labeling(s: Suite) {
  const create = async (fields: object = {}): Promise<Json> =>
    ok(await s.live.post('/v1/task/categorization', { ...QUESTION, ...fields }));
  const claim = async (who: Person, body: object = {}): Promise<Json> =>
    ok(await who.call.post('/v1/labeling/claim', body));
  /** The lease of the next task, which must be there. */
  const claimOne = async (who: Person, body: object = {}): Promise<Json> => {
    const { leases, waiting } = await claim(who, body);
    assert.equal(leases.length, 1, `nothing to claim: ${JSON.stringify(waiting)}`);
    return leases[0];
  };
  const on = (who: Person, lease: { lease_id: string }, verb: string, body?: object): Promise<Answer> =>
    who.call.request(verb === 'draft' ? 'PUT' : 'POST', `/v1/labeling/leases/${lease.lease_id}/${verb}`, body);
  const answer = async (who: Person, category: string, body: object = {}): Promise<Json> =>
    ok(await on(who, await claimOne(who, body), 'submit', { response: { category } }));
  const task = async (id: string): Promise<Json> => ok(await s.live.get(`/v1/task/${id}`));
  /** The task once it is completed: a submit that may be taken back is given after its seconds. */
  const answered = (id: string): Promise<Json> =>
    until(
      () => task(id),
      ({ status }) => status === 'completed',
    );
  /** Takes whatever earlier tests left out of the queue. */
  const clear = async (): Promise<void> => {
    for (const { task_id } of ok(await s.live.get('/v1/tasks?status=pending')).docs) {
      ok(await s.live.post(`/v1/task/${task_id}/cancel`));
    }
  };
  return { create, claim, claimOne, on, answer, task, answered, clear };
}

/** The refusal of a lease that is lost. */
export function assertLost(answer: Answer, why: RegExp): void {
  assert.equal(answer.status, 409, answer.text);
  assert.equal(answer.json.code, 'lease_lost');
  assert.match(answer.json.error, why);
}
