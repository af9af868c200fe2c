/** Every writing request that there is, as another site would cause it with the cookie of somebody who is signed in. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, it } from 'node:test';
import { api, request } from '../kit/client.ts';
import { atDoor, givePassword, OWN, signedIn, signInToken } from '../kit/sessions.ts';
import { suite } from '../kit/suite.ts';
import { createPeople, onStore, type Person } from '../queue/people.ts';

/** What browsers send of requests that are not our page's own: Fetch Metadata, or Origin alone, or nothing. */
const FOREIGN: [what: string, headers: Record<string, string>][] = [
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
  ['a neighbour', { 'sec-fetch-site': 'same-site', origin: 'http://evil.localhost' }],
  ['an address that was typed', { 'sec-fetch-site': 'none' }],
  ['an old browser', { origin: 'https://evil.example' }],
  ['a sandbox', { origin: 'null' }],
  ['no browser', {}],
];
/** What a page may send without asking first (WHATWG Fetch, "CORS-safelisted"), and JSON. */
const BODIES = [
  'application/x-www-form-urlencoded',
  'text/plain',
  'multipart/form-data; boundary=x',
  'application/json',
];

const ROUTES = join(import.meta.dirname, '../../src/routes');
/** Routes that are in no document, as they are written. */
const hidden = globSync('*.ts', { cwd: ROUTES }).flatMap((file) =>
  [...readFileSync(join(ROUTES, file), 'utf8').matchAll(/\bapp\.(post|put|delete|patch)\(\s*['"`]([^'"`]+)/g)].map(
    ([, method, path]) => ({ method: method!.toUpperCase(), path: path! }),
  ),
);

suite(
  'requests that other sites cause',
  (s) => {
    let admin: Person;
    let cookie: string;
    let writing: { method: string; path: string }[];

    before(async () => {
      [admin] = (await createPeople(s, ['admin'])) as [Person];
      await givePassword(s, admin.userId, 'blue horse under moss');
      cookie = (await signedIn(s, admin.userId)).cookie;
      const { paths } = (await api(s.server).get('/openapi.json')).json;
      const documented = Object.entries(paths as Record<string, object>).flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => ({ method: method.toUpperCase(), path })),
      );
      writing = [...documented, ...hidden].filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
    });

    it('field 4e row 22: CSRF on cookie routes: each writing operation is refused before its body is looked at', async () => {
      assert.ok(writing.length > 60, `${writing.length} operations`);
      assert.ok(hidden.length >= 8, JSON.stringify(hidden));
      const before = await events();
      let tries = 0;
      for (const { method, path } of writing) {
        const at = path.replace(/\{\w+\}|:\w+/g, 'x');
        for (const [what, headers] of FOREIGN) {
          const type = BODIES[tries++ % BODIES.length]!;
          const sent = { cookie, ...headers, 'content-type': type };
          const answer = await request(s.server.url, { method, path: at, raw: '{"a":1}', headers: sent });
          const shown = `${method} ${at} from ${what} as ${type}: ${answer.status} ${answer.text}`;
          assert.equal(answer.status, 403, shown);
          assert.match(answer.json.error, /must come from our own pages/, shown);
          assert.equal(answer.headers['access-control-allow-origin'], undefined, shown);
          assert.equal(answer.headers['set-cookie'], undefined, shown);
        }
      }
      assert.equal(await events(), before, 'nothing happened');
      assert.equal(
        (await atDoor(s, 'GET', '/session', undefined, { cookie })).status,
        200,
        'and nobody was signed out',
      );
    });

    it('field 4e row 22: CSRF on cookie routes: our own page gets through to the same operations', async () => {
      for (const { method, path } of writing.filter(({ path }) => path.startsWith('/v1/'))) {
        const at = path.replace(/\{\w+\}|:\w+/g, 'x');
        const answer = await request(s.server.url, { method, path: at, body: [], headers: { cookie, ...OWN } });
        assert.doesNotMatch(answer.text, /must come from our own pages/, `${method} ${at}`);
      }
    });

    it('field 4e row 22: cross-site text/plain JSON: is no body, also from our own page', async () => {
      for (const type of [
        'text/plain',
        'multipart/form-data; boundary=x',
        'text/plain; application/json',
        'application/json\ta',
      ]) {
        const sent = { ...OWN, cookie, 'content-type': type };
        const raw = JSON.stringify({ attachment_type: 'text', attachment: 'a', categories: ['b'] });
        const task = await request(s.server.url, {
          method: 'POST',
          path: '/v1/task/categorization',
          raw,
          headers: sent,
        });
        assert.equal(task.status, 415, `${type}: ${task.text}`);
        const door = { email: admin.email, password: 'blue horse under moss' };
        const raw2 = JSON.stringify(door);
        const sign = await request(s.server.url, { method: 'POST', path: '/session', raw: raw2, headers: sent });
        assert.equal(sign.status, 415, `${type}: ${sign.text}`);
      }
    });

    it('field 4e row 22: signing somebody in from elsewhere, as somebody else', async () => {
      const token = await signInToken(s, admin.userId);
      for (const [what, headers] of FOREIGN) {
        for (const body of [{ token }, { email: admin.email, password: 'blue horse under moss' }]) {
          const answer = await request(s.server.url, { method: 'POST', path: '/session', body, headers });
          assert.equal(answer.status, 403, what);
          assert.equal(answer.headers['set-cookie'], undefined);
        }
      }
    });

    it('field 4e row 22: permissive CORS: an origin that may use keys cannot use a session', async () => {
      const origin = 'https://listed.example';
      const page = { origin, 'sec-fetch-site': 'cross-site', cookie };
      const read = await api(s.server).get('/v1/tasks', { headers: page });
      assert.equal(read.headers['access-control-allow-origin'], origin);
      assert.equal(read.headers['access-control-allow-credentials'], undefined, 'so its browser keeps what it read');
      assert.equal(
        (await api(s.server).get('/session', { headers: page })).headers['access-control-allow-origin'],
        undefined,
      );
      const ask = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' };
      for (const path of ['/session', '/session/join', '/session/password']) {
        const preflight = await request(s.server.url, { method: 'OPTIONS', path, headers: ask });
        assert.equal(preflight.headers['access-control-allow-origin'], undefined, path);
      }
      for (const other of ['https://evil.example', 'null', 'https://listed.example.evil.example']) {
        const answer = await api(s.server).get('/v1/tasks', { headers: { ...page, origin: other } });
        assert.equal(answer.headers['access-control-allow-origin'], undefined, other);
      }
    });

    const events = async () =>
      Number((await onStore(s, (store) => store.all('select count(*) from events', [])))[0]![0]);
  },
  { TASKWRIGHT_TEST_HELPERS: '1', TASKWRIGHT_CORS_ORIGINS: 'https://listed.example' },
);
