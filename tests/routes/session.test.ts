import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { command } from '../kit/accounts.ts';
import { api, request } from '../kit/client.ts';
import { startServer } from '../kit/server.ts';
import { cookieOf, OWN, postSession, signedIn, signInToken } from '../kit/sessions.ts';
import { suite } from '../kit/suite.ts';
import { createPeople, onStore, type Person } from '../queue/people.ts';

const DAY = 24 * 60 * 60 * 1000;
/** Requests that other pages, or no page, cause. The last is a browser without Fetch Metadata. */
const FOREIGN: Record<string, string>[] = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'none' },
  {},
  { origin: 'https://evil.example' },
  { origin: 'null' },
];

suite('sessions', (s) => {
  let admin: Person;
  let labeler: Person;

  before(async () => {
    [admin, labeler] = (await createPeople(s, ['admin', 'labeler'])) as [Person, Person];
  });

  it('a link of the command line signs in once, with a cookie that pages cannot read or send from elsewhere', async () => {
    const link = new URL((await command(s, 'users', 'link', '--email', labeler.email)).trim());
    assert.equal(link.pathname, '/sign-in');
    const token = link.hash.slice(1);
    const answer = await postSession(s, token);
    assert.equal(answer.status, 200, answer.text);
    const [set, ...more] = answer.headers['set-cookie']!;
    assert.deepEqual(more, []);
    assert.match(set!, /^taskwright_session=[\w-]{43}; /);
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/', `Max-Age=${14 * 24 * 3600}`]) {
      assert.ok(set!.split('; ').includes(flag), `${flag} in ${set}`);
    }
    assert.doesNotMatch(set!, /Secure|Domain/, 'over plain HTTP');

    const cookie = cookieOf(answer);
    const who = await request(s.server.url, { path: '/session', headers: { cookie } });
    assert.deepEqual(who.json, { email: labeler.email, name: 'labeler', role: 'labeler', permissions: ['label'] });

    const again = await postSession(s, token);
    assert.equal(again.status, 401);
    assert.match(again.json.error, /was used already, or is older than a day/);
    assert.equal(again.headers['set-cookie'], undefined);
  });

  it('a link that two use at once signs one of them in', async () => {
    const token = await signInToken(s, labeler.userId);
    const statuses = await Promise.all(Array.from({ length: 8 }, async () => (await postSession(s, token)).status));
    assert.deepEqual(statuses.sort(), [200, ...Array(7).fill(401)]);
  });

  it('refuses links that are over, or were never made', async () => {
    assert.equal((await postSession(s, await signInToken(s, labeler.userId, DAY - 60_000))).status, 200);
    assert.equal((await postSession(s, await signInToken(s, labeler.userId, DAY + 1))).status, 401);
    assert.equal((await postSession(s, 'A'.repeat(43))).status, 401);
    for (const wrong of [undefined, '', 7, 'A'.repeat(201), ['a']]) {
      const answer = await postSession(s, wrong);
      assert.equal(answer.status, 400, JSON.stringify(wrong));
      assert.match(answer.json.error, /"token"/);
    }
  });

  it('does nothing for pages of other sites', async () => {
    const token = await signInToken(s, labeler.userId);
    const { call } = await signedIn(s, labeler.userId);
    for (const headers of FOREIGN) {
      assert.equal((await postSession(s, token, headers)).status, 403, JSON.stringify(headers));
      const claim = await call('POST', '/v1/labeling/claim', {}, headers);
      assert.equal(claim.status, 403, JSON.stringify(headers));
      assert.match(claim.json.error, /must come from our own pages/);
      assert.equal((await call('DELETE', '/session', undefined, headers)).status, 403);
    }
    const { host } = new URL(s.server.url);
    assert.equal((await call('POST', '/v1/labeling/claim', {}, { origin: `http://${host}` })).status, 200);
    assert.equal((await call('GET', '/session')).status, 200, 'and nobody was signed out');
    assert.equal((await postSession(s, token)).status, 200, 'nor the link used up');
  });

  it('ends by signing out, at once and for all who have the cookie', async () => {
    const { call, cookie } = await signedIn(s, labeler.userId);
    const other = await signedIn(s, labeler.userId);
    const out = await call('DELETE', '/session');
    assert.equal(out.status, 200);
    assert.match(String(out.headers['set-cookie']), /^taskwright_session=; .*Max-Age=0/);
    assert.equal((await request(s.server.url, { path: '/session', headers: { cookie } })).status, 401);
    assert.equal((await call('POST', '/v1/labeling/claim', {})).status, 401);
    assert.equal((await call('DELETE', '/session')).status, 200, 'again is fine');
    assert.equal((await other.call('GET', '/session')).status, 200, 'another session of theirs goes on');
  });

  it('ends by itself after fourteen days', async () => {
    const { call } = await signedIn(s, labeler.userId);
    await onStore(s, (store) => store.write((tx) => tx.run('update sessions set expires_at = ?', [Date.now()])));
    assert.equal((await call('GET', '/session')).status, 401);
    assert.equal((await call('POST', '/v1/labeling/claim', {})).status, 401);
  });

  it('lets a labeler label, and nothing else', async () => {
    const { call } = await signedIn(s, labeler.userId);
    const document = (await api(s.server).get('/openapi.json')).json;
    // biome-ignore lint/suspicious/noExplicitAny: a JSON document
    const operations = Object.entries<any>(document.paths).flatMap(([path, methods]) =>
      // biome-ignore lint/suspicious/noExplicitAny: a JSON document
      Object.entries<any>(methods).map(([method, doc]) => ({ method, path, tags: doc.tags as string[] })),
    );
    const forManagers = /\/(review|end|requeue|flags|skipped)$/;
    let labeling = 0;
    for (const { method, path, tags } of operations) {
      const { status, text } = await call(method.toUpperCase(), path.replace(/\{\w+\}/g, 'missing'), {});
      const isLabeling = tags?.includes('Labeling') && !forManagers.test(path);
      if (isLabeling) labeling++;
      assert.equal(status === 403, !isLabeling, `${method} ${path}: ${status} ${text.slice(0, 200)}`);
    }
    assert.ok(labeling >= 8 && operations.length > labeling + 30);
  });

  it('works on live tasks, with the right of its user', async () => {
    const { call } = await signedIn(s, admin.userId);
    assert.equal((await call('GET', '/v1/tasks')).status, 200);
    const task = await call('POST', '/v1/task/categorization', {
      attachment_type: 'text',
      attachment: 'a',
      categories: ['b'],
    });
    assert.equal(task.json.is_test, false);
    // A key beside the cookie is what counts, and it needs no page.
    const key = Buffer.from(`${s.server.testKey}:`).toString('base64');
    const list = await call('GET', '/v1/tasks', undefined, { authorization: `Basic ${key}` });
    assert.ok(!list.text.includes(task.json.task_id));
  });

  it('does not bring up the password dialog of a browser', async () => {
    const ours = { ...OWN, 'x-requested-with': 'XMLHttpRequest' };
    for (const path of ['/session', '/v1/labeling/leases']) {
      const { status, headers } = await request(s.server.url, { path, headers: ours });
      assert.equal(status, 401);
      assert.match(String(headers['www-authenticate']), /^Session /);
    }
    assert.match(String((await request(s.server.url, { path: '/session' })).headers['www-authenticate']), /^Basic/);
  });

  it('is for HTTPS alone behind a proxy that speaks it', async () => {
    await s.server.stop();
    const proxied = await startServer({ env: { ...s.env, TASKWRIGHT_TRUST_PROXY: '1' } });
    const token = await signInToken(s, labeler.userId);
    const answer = await postSession({ server: proxied }, token, { ...OWN, 'x-forwarded-proto': 'https' });
    assert.match(String(answer.headers['set-cookie']), /; Secure/);
    await proxied.stop();
    await s.server.restart();
  });
});
