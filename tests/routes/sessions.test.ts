/** What people see of their sessions and do with them, and what ends them. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { command } from '../kit/accounts.ts';
import { startServer } from '../kit/server.ts';
import {
  atDoor,
  byPassword,
  cookieOf,
  givePassword,
  OWN,
  postSession,
  signedIn,
  signInToken,
} from '../kit/sessions.ts';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { createPeople, onStore, type Person } from '../queue/people.ts';

const [FIRST, SECOND] = ['blue horse under moss', 'green horse under moss'];
const HOUR = 3_600_000;

interface Shown {
  session_id: string;
  current: boolean;
  device: string | null;
  method: string;
  last_seen_at: string;
}

suite('own sessions', (s) => {
  let person: Person;
  let other: Person;
  const run = (sql: string, params: (string | number)[] = []) =>
    onStore(s, (store) => store.write((tx) => tx.run(sql, params)));
  const status = async (cookie: string) => (await atDoor(s, 'GET', '/session', undefined, { cookie })).status;
  const signInAs = async ({ email }: Person, password: string, device?: string) => {
    const answer = await byPassword(s, email, password, device === undefined ? {} : { 'user-agent': device });
    assert.equal(answer.status, 200, answer.text);
    return cookieOf(answer);
  };
  const listed = async (cookie: string): Promise<Shown[]> =>
    (await atDoor(s, 'GET', '/session/list', undefined, { cookie })).json.sessions;

  before(async () => {
    [person, other] = (await createPeople(s, ['labeler', 'labeler'])) as [Person, Person];
    for (const { userId } of [person, other]) await givePassword(s, userId, FIRST);
  });

  it('are listed with device and way in, and end one by one or all', async () => {
    const [one, two] = [
      await signInAs(person, FIRST, 'Firefox/1 \u00e9'),
      await signInAs(person, FIRST, 'x'.repeat(900)),
    ];
    const link = cookieOf(await postSession(s, await signInToken(s, person.userId)));
    const stranger = await signInAs(other, FIRST);
    const shown = await listed(one);
    assert.deepEqual(
      shown.map(({ device, method, current }) => [device?.slice(0, 10), method, current]).sort(),
      [
        ['Firefox/1 ', 'password', true],
        [undefined, 'link', false],
        ['x'.repeat(10), 'password', false],
      ].sort(),
    );
    assert.ok(shown.every(({ device }) => (device ?? '').length <= 300));
    const text = JSON.stringify(shown);
    for (const cookie of [one, two, link]) assert.equal(text.includes(cookie.split('=')[1]!), false, 'no secret in it');

    const ofTwo = shown.find(({ device }) => device?.startsWith('xxx'))!.session_id;
    const end = (id: string, cookie: string) => atDoor(s, 'DELETE', `/session/list/${id}`, undefined, { cookie });
    assert.equal((await end(ofTwo, stranger)).status, 404, 'nobody ends those of others');
    assert.equal((await end(ofTwo, one)).status, 200);
    assert.equal((await end(ofTwo, one)).status, 404);
    assert.deepEqual([await status(one), await status(two), await status(link)], [200, 401, 200]);

    const unused = await signInToken(s, person.userId);
    const all = await atDoor(s, 'DELETE', '/session/list', undefined, { cookie: one });
    assert.match(String(all.headers['set-cookie']), /^taskwright_session=; .*Max-Age=0/);
    assert.deepEqual([await status(one), await status(link), await status(stranger)], [401, 401, 200]);
    assert.equal((await postSession(s, unused)).status, 401, 'links end too');
    assert.equal((await atDoor(s, 'GET', '/session/list')).status, 401);
  });

  it('field 4e row 23: no expiry: end at rest after three days, and after fourteen however they are used', async () => {
    const cookie = await signInAs(person, FIRST);
    const seen = (ago: number) =>
      run('update sessions set seen_at = ? where user_id = ?', [Date.now() - ago, person.userId]);
    await seen(3 * 24 * HOUR - HOUR);
    assert.equal(await status(cookie), 200);
    await until(
      async () => Date.parse((await listed(cookie)).find(({ current }) => current)!.last_seen_at),
      (at) => Date.now() - at < HOUR,
    );
    await seen(3 * 24 * HOUR + 1000);
    assert.equal(await status(cookie), 401);
    await seen(0);
    assert.equal(await status(cookie), 200);
    await run('update sessions set expires_at = ? where user_id = ?', [Date.now(), person.userId]);
    assert.equal(await status(cookie), 401);
    await signInAs(person, FIRST);
    const [[left]] = (await onStore(s, (store) =>
      store.all('select count(*) from sessions where user_id = ?', [person.userId]),
    )) as [[number]];
    assert.equal(Number(left), 1, 'what is over is swept');
  });

  it('a changed password ends all others, and this one goes on under a new cookie', async () => {
    const [one, two] = [await signInAs(person, FIRST), await signInAs(person, FIRST)];
    const unused = await signInToken(s, person.userId);
    const change = (body: object, cookie = one) => atDoor(s, 'PUT', '/session/password', body, { cookie });
    assert.equal((await change({ password: SECOND })).status, 400, 'the one until now is asked for');
    assert.equal((await change({ password: SECOND, current: SECOND })).status, 403);
    assert.match((await change({ password: 'password1234', current: FIRST })).json.error, /"password" is one of/);
    assert.match((await change({ password: person.email, current: FIRST })).json.error, /"password" must not be/);
    const changed = await change({ password: SECOND, current: FIRST });
    assert.equal(changed.status, 200, changed.text);
    assert.deepEqual([await status(one), await status(two), await status(cookieOf(changed))], [401, 401, 200]);
    assert.equal((await postSession(s, unused)).status, 401);
    assert.equal((await byPassword(s, person.email, FIRST)).status, 401);
    await signInAs(person, SECOND);
  });

  it('whoever came by a link a moment ago sets a password without the old one, and later not', async () => {
    const cookie = cookieOf(await postSession(s, await signInToken(s, person.userId)));
    const set = (cookie: string) => atDoor(s, 'PUT', '/session/password', { password: FIRST }, { cookie });
    await run('update sessions set created_at = ? where user_id = ?', [Date.now() - HOUR, person.userId]);
    assert.equal((await set(cookie)).status, 400);
    const fresh = cookieOf(await postSession(s, await signInToken(s, person.userId)));
    const changed = await set(fresh);
    assert.equal(changed.status, 200);
    assert.equal((await set(cookieOf(changed))).status, 400, 'once');
  });

  it('guesses of the password until now are slowed down as others are', async () => {
    const cookie = await signInAs(other, FIRST);
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) {
      const body = { password: SECOND, current: `wrong guess ${i}` };
      statuses.push((await atDoor(s, 'PUT', '/session/password', body, { cookie })).status);
    }
    assert.deepEqual(statuses, [403, 403, 403, 403, 403, 429, 429]);
    await run('delete from sign_in_tries');
  });

  it('a role that changes and a person who is removed change what a session may at once', async () => {
    const [ann] = (await createPeople(s, ['manager'])) as [Person];
    const { call } = await signedIn(s, ann.userId);
    assert.equal((await call('GET', '/v1/teams')).status, 200);
    await s.live.post('/v1/teams/set_role', { emails: [ann.email], team_role: 'labeler' });
    assert.equal((await call('GET', '/v1/teams')).status, 403);
    assert.equal((await call('GET', '/session')).json.role, 'labeler');
    await s.live.post('/v1/teams/remove', { emails: [ann.email] });
    assert.equal((await call('GET', '/session')).status, 401);
  });

  it('a stream of events ends with its session', async () => {
    const [ann] = (await createPeople(s, ['manager'])) as [Person];
    const { cookie } = await signedIn(s, ann.userId);
    const stream = await fetch(`${s.server.url}/v1/events`, { headers: { ...OWN, cookie } });
    assert.equal(stream.status, 200);
    const reader = stream.body!.getReader();
    let ended = false;
    const reading = (async () => {
      while (!(await reader.read()).done);
      ended = true;
    })();
    await s.live.post('/v1/task/categorization', { attachment_type: 'text', attachment: 'a', categories: ['b'] });
    assert.equal(ended, false, 'a session is as good as a key');
    await run('delete from sessions where user_id = ?', [ann.userId]);
    await until(
      () => ended,
      (is) => is,
    );
    await reading;
  });

  it('the operator ends them, and sets a password', async () => {
    const cookie = await signInAs(other, FIRST);
    assert.match(await command(s, 'users', 'sign-out', '--email', other.email), /^\d+ sessions of .* ended\n$/);
    assert.equal(await status(cookie), 401);
    const { spawn } = await import('node:child_process');
    const { text } = await import('node:stream/consumers');
    const typed = async (password: string) => {
      const child = spawn(process.execPath, ['src/main.ts', 'users', 'password', '--email', other.email], {
        env: { ...process.env, ...s.env },
      });
      child.stdin.end(`${password}\n`);
      return (await text(child.stdout)) + (await text(child.stderr));
    };
    assert.match(await typed('password1234'), /the password is one of the first/);
    assert.match(await typed(SECOND), /was set; 0 sessions ended/);
    await signInAs(other, SECOND);
  });

  it('over https the cookie is for this host alone', async () => {
    await s.server.stop();
    const proxied = await startServer({ env: { ...s.env, TASKWRIGHT_TRUST_PROXY: '1' } });
    const https = { 'x-forwarded-proto': 'https' };
    const answer = await postSession({ server: proxied }, await signInToken(s, person.userId), { ...OWN, ...https });
    const [set] = answer.headers['set-cookie']!;
    assert.match(
      set!,
      /^__Host-taskwright_session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; Secure; SameSite=Strict$/,
    );
    assert.match(String(answer.headers['strict-transport-security']), /^max-age=31536000$/);
    const cookie = set!.split(';')[0]!;
    const who = (headers: object) =>
      atDoor({ server: proxied }, 'GET', '/session', undefined, { ...https, ...headers });
    assert.equal((await who({ cookie })).status, 200);
    assert.equal(
      (await who({ cookie: cookie.replace('__Host-', '') })).status,
      401,
      'a neighbour could have set that one',
    );
    await proxied.stop();
    await s.server.restart();
  });
});
