/** What tests of the test helpers do again and again. */
import assert from 'node:assert/strict';
import { after, before, beforeEach } from 'node:test';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { type Suite, suite } from '../kit/suite.ts';

/** A question with three answers, of which the sample answer is the first. */
export const CHOICE = { attachment: 'http://a.example/1.png', categories: ['yes', 'no', 'maybe'] };
export const HELPERS = '/v1/test_helpers';

// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
type Json = any;

export interface Steered extends Suite {
  receiver: Receiver;
  create(also?: object): Promise<Json>;
  script(outcome: object): Promise<Json>;
  task(id: string): Promise<Json>;
}

/** Tests against servers with test helpers; each begins with an empty world of the test key. */
export function steered(title: string, tests: (s: Steered) => void): void {
  const env = { TASKWRIGHT_TEST_HELPERS: '1', TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' };
  suite(
    title,
    (s) => {
      const ok = async (path: string, body: object): Promise<Json> => {
        const answer = await s.test.post(path, body);
        assert.equal(answer.status, 200, answer.text);
        return answer.json;
      };
      const more = {
        create: (also: object = {}) => ok('/v1/task/categorization', { ...CHOICE, ...also }),
        script: (outcome: object) => ok(`${HELPERS}/outcomes`, outcome),
        task: async (id: string) => (await s.test.get(`/v1/task/${id}`)).json,
      };
      const steered = Object.assign(s, more) as Steered;
      before(async () => {
        steered.receiver = await startReceiver();
      });
      after(() => steered.receiver.close());
      beforeEach(() => ok(`${HELPERS}/reset`, {}));
      tests(steered);
    },
    env,
  );
}
