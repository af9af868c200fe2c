/** From an invitation to a colleague: links that say what they are for, work once, and give nobody more than he was given. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { exchange } from '../kit/client.ts';
import { type Mailbox, openMailbox } from '../kit/mailbox.ts';
import { startServer } from '../kit/server.ts';
import { atDoor, byPassword, cookieOf, givePassword, postSession, signedIn } from '../kit/sessions.ts';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { ok } from '../queue/labeling.ts';
import { createPeople, onStore, type Person } from '../queue/people.ts';

const GOOD = 'blue horse under moss';
const DAY = 24 * 3_600_000;

interface Mate {
  email: string;
  role: string;
  expiry?: string;
  sign_in_link?: string;
}

const mailbox: Mailbox = await openMailbox();
after(() => mailbox.close());

suite(
  'invitations by link',
  (s) => {
    let manager: Person;
    const invite = async (email: string, role: string, by = manager) => {
      const mates: Mate[] = ok(await by.call.post('/v1/teams/invite', { emails: [email], team_role: role }));
      return mates.find((one) => one.email === email)?.sign_in_link?.split('#')[1];
    };
    const mates = async (): Promise<Mate[]> => ok(await s.live.get('/v1/teams'));
    const join = (body: object) => atDoor(s, 'POST', '/session/join', body);
    const show = (token: string) => atDoor(s, 'POST', '/session/link', { token });

    before(async () => {
      [manager] = (await createPeople(s, ['manager'])) as [Person];
    });

    it('say who invites and as what, take a name and a password, and let in', async () => {
      const token = (await invite('ann@example.com', 'labeler'))!;
      const shown = ok(await show(token));
      const from = { name: 'manager', email: manager.email };
      const wanted = { purpose: 'invitation', email: 'ann@example.com', name: 'ann@example.com', role: 'labeler' };
      assert.deepEqual(shown, { ...wanted, account: 'default', from });
      for (const [wrong, field] of [
        [{ password: 'short' }, /"password" must have 12/],
        [{ password: 'ann@example.com' }, /"password" must not be/],
        [{ password: GOOD, name: '   ' }, /"name"/],
        [{ password: GOOD, name: 'a\nb' }, /"name"/],
        [{ name: 'Ann' }, /"password"/],
      ] as const) {
        const answer = await join({ token, ...wrong });
        assert.equal(answer.status, 400, answer.text);
        assert.match(answer.json.error, field);
      }
      const joined = await join({ token, name: 'Ann Other', password: GOOD, email: 'evil@example.com' });
      assert.equal(joined.status, 200, joined.text);
      const who = await atDoor(s, 'GET', '/session', undefined, { cookie: cookieOf(joined) });
      assert.deepEqual([who.json.email, who.json.name, who.json.role], ['ann@example.com', 'Ann Other', 'labeler']);
      assert.equal((await byPassword(s, 'ann@example.com', GOOD)).status, 200);
      const ann = (await mates()).find(({ email }) => email === 'ann@example.com')!;
      assert.equal(ann.expiry, undefined);
    });

    it('field 4e row 23: invite link reuse: once, for one of many at once, within a day, until it is taken back', async () => {
      const token = (await invite('bob@example.com', 'labeler'))!;
      const answers = await Promise.all(Array.from({ length: 6 }, () => join({ token, name: 'Bob', password: GOOD })));
      assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 401, 401, 401, 401, 401]);
      for (const again of [
        await join({ token, password: 'another green horse' }),
        await show(token),
        await postSession(s, token),
      ]) {
        assert.equal(again.status, 401);
        assert.match(again.json.error, /was used already/);
      }
      assert.equal((await byPassword(s, 'bob@example.com', GOOD)).status, 200, 'nobody changed his password by it');

      const late = (await invite('late@example.com', 'labeler'))!;
      await onStore(s, (store) =>
        store.write((tx) => tx.run('update sign_in_links set expires_at = created_at + ? - ?', [DAY, DAY])),
      );
      assert.equal((await show(late)).status, 401);
      assert.equal((await join({ token: late, password: GOOD })).status, 401);

      const first = (await invite('cat@example.com', 'labeler'))!;
      const second = (await invite('cat@example.com', 'labeler'))!;
      assert.equal((await join({ token: first, password: GOOD })).status, 401, 'a new link ends the old one');
      ok(await s.live.post('/v1/teams/remove', { emails: ['cat@example.com'] }));
      assert.equal((await join({ token: second, password: GOOD })).status, 401, 'taken back');
      assert.equal((await show('A'.repeat(43))).status, 401);
    });

    it('a manager invites labelers and members; others are for admins to invite', async () => {
      for (const role of ['labeler', 'member']) assert.ok(await invite(`${role}@example.com`, role));
      for (const role of ['manager', 'admin']) {
        const answer = await manager.call.post('/v1/teams/invite', { emails: ['eve@example.com'], team_role: role });
        assert.equal(answer.status, 403);
        assert.match(answer.json.error, /may invite labelers and members/);
      }
      ok(await s.live.post('/v1/teams/invite', { emails: ['boss@example.com'], team_role: 'admin' }));
      const less = await manager.call.post('/v1/teams/invite', { emails: ['boss@example.com'], team_role: 'labeler' });
      assert.equal(less.status, 403, 'nor make less of whom an admin invited, nor get his link');
      assert.equal((await mates()).find(({ email }) => email === 'boss@example.com')!.role, 'admin');
      assert.equal(
        (await mates()).find(({ email }) => email === 'eve@example.com'),
        undefined,
      );
      const [member] = (await createPeople(s, ['member'])) as [Person];
      const body = { emails: ['eve@example.com'], team_role: 'labeler' };
      assert.equal((await member.call.post('/v1/teams/invite', body)).status, 403);
    });

    it('field 4e row 19: role change of self: nothing that somebody sends makes more of him', async () => {
      const [labeler] = (await createPeople(s, ['labeler'])) as [Person];
      const { call, cookie } = await signedIn(s, labeler.userId);
      const self = { emails: [labeler.email], team_role: 'admin' };
      assert.equal((await call('POST', '/v1/teams/set_role', self)).status, 403);
      assert.equal((await call('POST', '/v1/teams/invite', self)).status, 403);
      assert.equal((await manager.call.post('/v1/teams/set_role', { ...self, emails: [manager.email] })).status, 403);
      const role = async (headers: Record<string, string> = {}) =>
        (await atDoor(s, 'GET', '/session', undefined, { cookie, ...headers })).json.role;
      // In a cookie, a header, the query and the bodies of the door.
      assert.equal(await role({ cookie: `${cookie}; role=admin; taskwright_role=admin` }), 'labeler');
      assert.equal(await role({ 'x-role': 'admin', 'x-forwarded-user': 'admin@localhost' }), 'labeler');
      assert.equal((await atDoor(s, 'GET', '/session?role=admin', undefined, { cookie })).json.role, 'labeler');
      const token = (await invite('dan@example.com', 'labeler'))!;
      const forged = {
        token,
        name: 'Dan',
        password: GOOD,
        role: 'admin',
        team_role: 'admin',
        userId: manager.userId,
        account: 2,
      };
      const joined = await join(forged);
      assert.equal(joined.status, 200, joined.text);
      const dan = await atDoor(s, 'GET', '/session', undefined, { cookie: cookieOf(joined) });
      assert.deepEqual([dan.json.email, dan.json.role], ['dan@example.com', 'labeler']);
      const change = { password: 'another green horse', role: 'admin' };
      assert.equal((await atDoor(s, 'PUT', '/session/password', change, { cookie })).status, 200);
      const found = (await mates()).filter(({ email }) => [labeler.email, 'dan@example.com'].includes(email));
      assert.deepEqual(
        found.map((one) => one.role),
        ['labeler', 'labeler'],
      );
    });

    it('field 4e row 19: last admin removed: neither by himself nor by another, also where he signs in', async () => {
      const team = await mates();
      const admins = team.filter(({ role, expiry }) => role === 'admin' && !expiry);
      assert.equal(admins.length, 1);
      const { email } = admins[0]!;
      const [[userId]] = (await onStore(s, (store) =>
        store.all('select user_id from users where email = ?', [email]),
      )) as [[string]];
      const { call } = await signedIn(s, userId);
      for (const answer of [
        await call('POST', '/v1/teams/remove', { emails: [email] }),
        await call('POST', '/v1/teams/set_role', { emails: [email], team_role: 'labeler' }),
      ]) {
        assert.equal(answer.status, 400);
        assert.match(answer.json.error, /without an admin/);
      }
      assert.deepEqual(
        (await mates()).filter(({ role, expiry }) => role === 'admin' && !expiry),
        admins,
      );
      assert.equal((await call('GET', '/session')).json.role, 'admin');
    });

    it('a forgotten password comes by a mail that works once, to the address that is here', async () => {
      const [ann, boss] = (await createPeople(s, ['labeler', 'manager'])) as [Person, Person];
      await givePassword(s, ann.userId, 'the one she forgot');
      const old = cookieOf(await byPassword(s, ann.email, 'the one she forgot'));
      const forgotten = (email: string) => atDoor(s, 'POST', '/session/forgotten', { email });
      const answers = [
        await forgotten(ann.email.toUpperCase()),
        await forgotten('nobody@example.com'),
        await forgotten('boss@example.com'),
      ];
      for (const { status, json } of answers) assert.deepEqual([status, json], [200, { sent: true }]);
      const raw = JSON.stringify({ email: boss.email });
      const head = `POST /session/forgotten HTTP/1.1\r\nHost: evil.example\r\nSec-Fetch-Site: same-origin\r\nConnection: close`;
      const bytes = `${head}\r\nContent-Type: application/json\r\nContent-Length: ${raw.length}\r\n\r\n${raw}`;
      assert.match(await exchange(s.server.url, bytes), /"sent":true/);
      const mine = () => mailbox.mails.filter(({ to }) => to.includes(ann.email));
      await until(mine, (found) => found.length > 0);
      assert.equal(
        mailbox.mails.some(({ to }) => to.includes('nobody@example.com')),
        false,
      );
      const text = mine()[0]!.text;
      assert.match(text, /Subject: Your password for Taskwright/);
      const all = await until(
        () => mailbox.mails,
        (found) => found.some(({ to }) => to.includes(boss.email)),
      );
      assert.equal(
        JSON.stringify(all).includes('evil.example'),
        false,
        'what the request said of the host is nobody’s address',
      );
      const token = new RegExp(`${s.server.url}/password#([\\w-]{43})`).exec(text)![1]!;
      assert.equal(ok(await show(token)).purpose, 'password');
      const set = await join({ token, password: GOOD, name: 'Somebody else' });
      assert.equal(set.status, 200, set.text);
      const who = await atDoor(s, 'GET', '/session', undefined, { cookie: cookieOf(set) });
      assert.equal(who.json.name, 'labeler', 'it sets a password and nothing else');
      assert.equal((await atDoor(s, 'GET', '/session', undefined, { cookie: old })).status, 401, 'other sessions end');
      assert.equal((await byPassword(s, ann.email, GOOD)).status, 200);
      assert.equal((await join({ token, password: 'another green horse' })).status, 401);
      for (let i = 0; i < 5; i++) assert.equal((await forgotten(ann.email)).status, 200);
      assert.ok(mine().length <= 3, 'nobody floods a mailbox');
      const statuses = [];
      for (let i = 0; i < 5; i++) statuses.push((await forgotten(`x${i}@example.com`)).status);
      assert.equal(statuses.at(-1), 429, 'nor asks for ever');
    });

    it('an admin makes a link for somebody who has forgotten his password, and nobody else does', async () => {
      const [ann] = (await createPeople(s, ['labeler'])) as [Person];
      const ask = (email: string, by = s.live) => by.post('/v1/teams/password_link', { email });
      const made = ok(await ask(ann.email));
      const [page, token] = made.password_link.split('#');
      assert.equal(page, `${s.server.url}/password`);
      const shown = ok(await show(token));
      assert.deepEqual([shown.purpose, shown.email, shown.from.email], ['password', ann.email, 'admin@localhost']);
      assert.equal((await join({ token, password: GOOD })).status, 200);
      assert.equal((await join({ token, password: GOOD })).status, 401);
      assert.equal((await byPassword(s, ann.email, GOOD)).status, 200);
      assert.equal((await ask(ann.email, manager.call)).status, 403);
      assert.equal((await ask('nobody@example.com')).status, 404);
      assert.match((await ask('boss@example.com')).json.error, /never came/);
    });

    it('the first admin comes by the link of the first start, which is made anew until somebody came', async () => {
      const env = { TASKWRIGHT_DATA_DIR: '' as string };
      const { temporaryFolder } = await import('../kit/folders.ts');
      env.TASKWRIGHT_DATA_DIR = temporaryFolder();
      const server = await startServer({ env });
      const tokenOf = () => /\/join#([\w-]{43})/.exec(server.output().split('listens on').at(-2)!)?.[1];
      const first = tokenOf()!;
      await server.restart();
      assert.equal(tokenOf(), undefined, 'while it works there is one');
      const there = { env, server };
      await onStore(there, (store) => store.write((tx) => tx.run('update sign_in_links set expires_at = 1', [])));
      await server.restart();
      const second = tokenOf()!;
      const body = { name: 'Root', email: 'root@example.com', password: GOOD };
      assert.equal((await atDoor(there, 'POST', '/session/join', { token: first, ...body })).status, 401);
      const joined = await atDoor(there, 'POST', '/session/join', { token: second, ...body });
      assert.equal(joined.status, 200, joined.text);
      const who = await atDoor(there, 'GET', '/session', undefined, { cookie: cookieOf(joined) });
      assert.deepEqual([who.json.email, who.json.name, who.json.role], ['root@example.com', 'Root', 'admin']);
      await server.restart();
      assert.equal(tokenOf(), undefined);
      assert.equal((await byPassword(there, 'root@example.com', GOOD)).status, 200);
      await server.stop();
    });
  },
  { TASKWRIGHT_SMTP_URL: mailbox.url },
);
