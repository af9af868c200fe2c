/** The table of roles, cell by cell: each permission with each role, through a request. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { PERMISSIONS, type Permission, ROLES, type Role } from '../../src/rules/roles.ts';
import { suite } from '../kit/suite.ts';
import { createPeople, type Person } from '../queue/people.ts';

const ID = '576ba74eec471ff9b01557cc';

/** The table once more, as it was decided: whoever changes the rule has to change it here too. */
const EXPECTED: Record<Permission, string> = {
  'read tasks': 'member manager admin',
  'change tasks': 'member manager admin',
  'read projects': 'member manager admin',
  'change projects': 'member manager admin',
  'read files': 'member manager admin',
  'change files': 'member manager admin',
  'see callbacks': 'manager admin',
  'replay callbacks': 'manager admin',
  'see settings': 'admin',
  'change settings': 'admin',
  label: 'labeler member manager admin',
  review: 'member manager admin',
  'run the queue': 'manager admin',
  'see keys': 'admin',
  'change keys': 'admin',
  'see team': 'manager admin',
  'invite people': 'manager admin',
  'change team': 'admin',
  'see assignments': 'manager admin',
  'assign work': 'manager admin',
  'see quality': 'manager admin',
  'reset quality': 'manager admin',
  'cancel quality tasks': 'manager admin',
  'see work': 'manager admin',
  'steer tests': 'member manager admin',
};

/** A request that needs the permission, and its status where the role has it. */
const PROBES: Record<Permission, [method: string, path: string, body: unknown, allowed: number]> = {
  'read tasks': ['GET', '/v1/tasks', undefined, 200],
  'change tasks': ['POST', `/v1/task/${ID}/cancel`, undefined, 404],
  'read projects': ['GET', '/v1/projects', undefined, 200],
  'change projects': ['POST', '/v1/projects/none/archive', undefined, 404],
  'read files': ['GET', `/v1/files/${ID}`, undefined, 404],
  'change files': ['POST', `/v1/files/${ID}/setMetadata`, {}, 404],
  'see callbacks': ['GET', '/v1/callbacks', undefined, 200],
  'replay callbacks': ['POST', `/v1/callbacks/${ID}/replay`, undefined, 404],
  'see settings': ['GET', '/v1/settings', undefined, 200],
  'change settings': ['POST', '/v1/settings', { callback_url: 5 }, 400],
  label: ['POST', '/v1/labeling/claim', {}, 200],
  review: ['POST', '/v1/labeling/claim', { kind: 'review' }, 200],
  'run the queue': ['GET', '/v1/labeling/flags', undefined, 200],
  'see keys': ['GET', '/v1/keys', undefined, 200],
  'change keys': ['DELETE', `/v1/keys/${ID}`, undefined, 404],
  'see team': ['GET', '/v1/teams', undefined, 200],
  'invite people': ['POST', '/v1/teams/invite', { emails: [], team_role: 'labeler' }, 400],
  'change team': ['POST', '/v1/teams/set_role', { emails: ['no@example.com'], team_role: 'member' }, 404],
  'see assignments': ['GET', '/v1/studio/assignments', undefined, 200],
  'assign work': ['PUT', '/v1/studio/batches/none', { groups: [] }, 404],
  'see quality': ['GET', '/v1/quality/labelers', undefined, 200],
  'reset quality': ['POST', '/v1/quality/labelers/reset', { labeler_email: 'no@example.com', project: 'none' }, 404],
  'cancel quality tasks': ['POST', `/v1/evaluation_tasks/${ID}/cancel`, undefined, 404],
  'see work': ['GET', '/v1/overview', undefined, 200],
  'steer tests': ['GET', '/v1/test_helpers/outcomes', undefined, 200],
};

suite(
  'permissions',
  (s) => {
    const people = {} as Record<Role, Person>;
    before(async () => {
      // With keys of test mode, in which all of them mean something.
      for (const [i, person] of (await createPeople(s, [...ROLES], 'test')).entries()) people[ROLES[i]!] = person;
    });

    it('are all in this test', () => {
      assert.deepEqual(Object.keys(PROBES).sort(), Object.keys(PERMISSIONS).sort());
    });

    for (const [permission, [method, path, body, allowed]] of Object.entries(PROBES)) {
      for (const role of ROLES) {
        const has = EXPECTED[permission as Permission].split(' ').includes(role);
        it(`${role}: ${permission} ${has ? 'yes' : 'no'}`, async () => {
          const answer = await people[role].call.request(method, path, body);
          assert.equal(answer.status, has ? allowed : 403, answer.text);
          if (!has) {
            const error = `A key with the role "${role}" may not ${permission}.`;
            assert.deepEqual(answer.json, { status_code: 403, error });
          }
        });
      }
    }
  },
  { TASKWRIGHT_TEST_HELPERS: '1' },
);
