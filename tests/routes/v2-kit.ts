/** What tests of /v2 do again and again. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Answer } from '../kit/client.ts';
import { request } from '../kit/client.ts';
import type { Suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
export type Json = any;

/** As Scale's client calls: Bearer, lists by repeating the parameter. */
export function v2Of(s: Suite, key = s.server.liveKey) {
  const headers = { authorization: `Bearer ${key}` };
  const ok = (answer: Answer): Json => {
    assert.equal(answer.status, 200, answer.text);
    return answer.json;
  };
  const raw = {
    get: (path: string) => request(s.server.url, { path: `/v2${path}`, headers }),
    post: (path: string, body: object) =>
      request(s.server.url, { method: 'POST', path: `/v2${path}`, body, headers: { ...headers } }),
  };
  return {
    raw,
    get: async (path: string): Promise<Json> => ok(await raw.get(path)),
    post: async (path: string, body: object): Promise<Json> => ok(await raw.post(path, body)),
    /** The status and the envelope of a refusal. */
    refused: async (answer: Promise<Answer>): Promise<[number, string]> => {
      const { status, json } = await answer;
      assert.equal(json.status_code, status);
      assert.deepEqual(Object.keys(json), ['status_code', 'error']);
      return [status, json.error];
    },
  };
}

/** A project of the type chat. */
export async function chatProject(s: Suite, name: string): Promise<void> {
  for (const key of [s.live, s.test]) {
    assert.equal((await key.post('/v1/projects', { type: 'chat', name })).status, 200);
  }
}

export const THREADS = {
  threads: [
    {
      turns: [
        {
          messages: [
            { role: 'user', content: { text: 'Hello?' } },
            {
              role: 'assistant',
              content: { text: 'Hello!' },
              source_id: 'model-a',
              model_parameters: { model: 'a', temperature: 0.5 },
              annotations: [{ key: 'fluency', type: 'integer', value: 4, title: 'Fluency', possible_values: [1, 4] }],
            },
          ],
          annotations: [],
        },
      ],
      annotations: [{ key: 'verdict', type: 'category', value: 'good', possible_values: ['good', 'bad'] }],
    },
  ],
};

/** A labeler answers the next task. @returns its id. */
export async function answerNext(s: Suite, claim: object, response: object = THREADS): Promise<string> {
  const { leases } = (await s.live.post('/v1/labeling/claim', claim)).json;
  assert.equal(leases.length, 1, 'there is something to claim');
  const done = await s.live.post(`/v1/labeling/leases/${leases[0].lease_id}/submit`, { response });
  assert.equal(done.status, 200, done.text);
  return leases[0].task_id;
}

/** For the test that calls every operation: a task in a batch, answered, and one that is pending. */
export async function chatted(s: Suite): Promise<Record<string, string>> {
  await s.live.post('/v1/projects', { type: 'chat', name: 'openapi chat' });
  const batch = `chat-${randomUUID()}`;
  await s.live.post('/v1/batches', { project: 'openapi chat', name: batch });
  for (let i = 0; i < 2; i++) await s.live.post('/v2/task/chat', { batch_name: batch });
  return { task_id: await answerNext(s, { batches: [batch] }), batch };
}

/** The same, with nothing pending and its batch completed. */
export async function delivered(s: Suite): Promise<Record<string, string>> {
  const ids = await chatted(s);
  await answerNext(s, { batches: [ids.batch!] });
  await until(
    async () => (await s.live.get(`/v2/batch?batch_name=${ids.batch}`)).json.status,
    (status) => status === 'completed',
  );
  return ids;
}
