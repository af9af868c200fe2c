/** Signing in by password: what is kept, what is refused, and how guessing is slowed down. */
import assert from 'node:assert/strict';
import { before, it } from 'node:test';
import { createPasswords, hasArgon2 } from '../../src/passwords.ts';
import { startServer } from '../kit/server.ts';
import { atDoor, byPassword, cookieOf, givePassword, postSession, signInToken } from '../kit/sessions.ts';
import { suite } from '../kit/suite.ts';
import { createPeople, onStore, type Person } from '../queue/people.ts';

const GOOD = 'blue horse under moss';
/** Each test has an address of its own: behind a proxy that is believed, what it has seen. */
let networks = 0;
const from = (address = `198.51.100.${++networks}`) => ({ 'x-forwarded-for': address });

suite(
  'sign-in by password',
  (s) => {
    let people: Person[];
    const hashOf = async (userId: string) =>
      String((await onStore(s, (store) => store.all('select hash from passwords where user_id = ?', [userId])))[0]![0]);
    const forget = () => onStore(s, (store) => store.write((tx) => tx.run('delete from sign_in_tries', [])));

    before(async () => {
      people = await createPeople(s, ['labeler', 'member', 'admin']);
      for (const { userId } of people) await givePassword(s, userId, GOOD);
    });

    it('signs in whatever the case of the address, with a new cookie each time', async () => {
      const { email } = people[0]!;
      const [one, two] = [
        await byPassword(s, email, GOOD, from()),
        await byPassword(s, email.toUpperCase(), GOOD, from()),
      ];
      assert.deepEqual([one.status, two.status], [200, 200]);
      assert.notEqual(cookieOf(one), cookieOf(two));
      const who = await atDoor(s, 'GET', '/session', undefined, { cookie: cookieOf(two) });
      assert.equal(who.json.email, email);
      assert.equal(who.headers['cache-control'], 'no-store');
    });

    it('one password in two spellings of Unicode is one', async () => {
      const { userId, email } = people[0]!;
      await givePassword(s, userId, 'caf\u00e9 under \u00e4pfel');
      assert.equal((await byPassword(s, email, 'cafe\u0301 under a\u0308pfel', from())).status, 200);
      await givePassword(s, userId, GOOD);
    });

    it('keeps a hash with its parameters, and a stronger one after the next sign-in', async () => {
      const { userId, email } = people[0]!;
      const kind = hasArgon2
        ? /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/
        : /^\$scrypt\$ln=15,r=8,p=3\$/;
      assert.match(await hashOf(userId), kind);
      const old = await createPasswords({ prefer: 'scrypt' }).hash(GOOD);
      assert.match(old, /^\$scrypt\$ln=15,r=8,p=3\$[\w+/]{22}\$[\w+/]{43}$/);
      await onStore(s, (store) =>
        store.write((tx) => tx.run('update passwords set hash = ? where user_id = ?', [old, userId])),
      );
      assert.equal((await byPassword(s, email, 'a wrong one, long', from())).status, 401);
      assert.equal(await hashOf(userId), old);
      assert.equal((await byPassword(s, email, GOOD, from())).status, 200);
      assert.match(await hashOf(userId), kind);
      assert.equal((await byPassword(s, email, GOOD, from())).status, 200);
    });

    it('field 4e row 23: user enumeration: unknown, without a password and wrong have one answer', async () => {
      const [invited] = (await createPeople(s, ['labeler'])) as [Person];
      const tries = [
        await byPassword(s, people[0]!.email, 'a wrong one, long', from()),
        await byPassword(s, 'nobody@example.com', GOOD, from()),
        await byPassword(s, 'no address', GOOD, from()),
        await byPassword(s, invited.email, GOOD, from()),
        await byPassword(s, people[0]!.email, 'x'.repeat(900), from()),
      ];
      for (const { status, json, headers } of tries) {
        assert.equal(status, 401);
        assert.deepEqual(json, { status_code: 401, error: 'The e-mail address or the password is wrong.' });
        assert.equal(headers['set-cookie'], undefined);
      }
      assert.equal(
        (await atDoor(s, 'POST', '/session/forgotten', { email: 'nobody@example.com' })).status,
        404,
        'no mail',
      );
    });

    it('field 4e row 23: login brute force: waits grow, over a restart, for this pair alone', async () => {
      const [labeler, member] = people as [Person, Person];
      const attacker = from();
      const home = from();
      assert.equal((await byPassword(s, labeler.email, GOOD, home)).status, 200, 'known from home');
      for (let i = 0; i < 5; i++)
        assert.equal((await byPassword(s, labeler.email, `wrong guess ${i}`, attacker)).status, 401);
      const slowed = await byPassword(s, labeler.email, GOOD, attacker);
      assert.equal(slowed.status, 429, 'also with the right one');
      const wait = Number(slowed.headers['retry-after']);
      assert.ok(wait >= 1 && wait <= 2, String(wait));
      assert.match(slowed.json.error, /Too many tries/);
      await onStore(s, (store) =>
        store.write((tx) =>
          tx.run('update sign_in_tries set waits_until = ? where waits_until > 0', [Date.now() + 600_000]),
        ),
      );
      await s.server.restart();
      const after = await byPassword(s, labeler.email.toUpperCase(), GOOD, attacker);
      assert.equal(after.status, 429, 'also after a restart, and in another spelling');
      assert.ok(Number(after.headers['retry-after']) > 500);
      assert.equal((await byPassword(s, labeler.email, GOOD, home)).status, 200, 'its owner comes in');
      assert.equal((await byPassword(s, member.email, GOOD, attacker)).status, 200, 'others from there too');
      assert.equal(
        (await byPassword(s, labeler.email, GOOD, { 'x-forwarded-for': `1.2.3.4, ${attacker['x-forwarded-for']}` }))
          .status,
        429,
        'what a client says of itself is no address',
      );
      assert.equal(
        (await postSession(s, await signInToken(s, labeler.userId), { ...attacker, 'sec-fetch-site': 'same-origin' }))
          .status,
        200,
        'a link is no guess',
      );
      await forget();
    });

    it('field 4e row 23: login brute force: a hundred guesses at once are a hundred guesses', async () => {
      const { email } = people[1]!;
      const attacker = from();
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, i) => byPassword(s, email, `guess number ${i}`, attacker)),
      );
      const statuses = answers.map(({ status }) => status);
      assert.equal(statuses.filter((status) => status === 401).length, 5, String(statuses));
      assert.ok(statuses.every((status) => [401, 429].includes(status)));
      await forget();
    });

    it('field 4e row 23: login brute force: one address over many users, one user over many addresses', async () => {
      const attacker = from();
      const many = [];
      for (let i = 0; i < 51; i++) many.push(await byPassword(s, `user${i}@example.com`, GOOD, attacker));
      assert.deepEqual([many.slice(0, 50).every(({ status }) => status === 401), many[50]!.status], [true, 429]);
      const count = () => onStore(s, (store) => store.all('select count(*) from sign_in_tries', []));
      const rows = Number((await count())[0]![0]);
      for (let i = 0; i < 20; i++)
        assert.equal((await byPassword(s, `more${i}@example.com`, GOOD, attacker)).status, 429);
      assert.equal(Number((await count())[0]![0]), rows, 'whoever waits fills no table');
      const { email } = people[2]!;
      const home = from();
      assert.equal((await byPassword(s, email, GOOD, home)).status, 200);
      const wide = [];
      for (let i = 0; i < 52; i++) wide.push(await byPassword(s, email, 'wrong guess', from(`203.0.113.${i}`)));
      assert.ok(wide.some(({ status }) => status === 429));
      assert.equal((await byPassword(s, email, GOOD, home)).status, 200, 'whoever is known from there is not kept out');
      await forget();
    });

    it('field 4e row 23: session fixation: a cookie that somebody else chose becomes no session', async () => {
      const chosen = `taskwright_session=${'A'.repeat(43)}`;
      const answer = await byPassword(s, people[0]!.email, GOOD, { ...from(), cookie: chosen });
      assert.equal(answer.status, 200);
      assert.notEqual(cookieOf(answer), chosen);
      assert.equal((await atDoor(s, 'GET', '/session', undefined, { cookie: chosen })).status, 401);
      // Nor does one from before the sign-in go on.
      const next = await byPassword(s, people[1]!.email, GOOD, { ...from(), cookie: cookieOf(answer) });
      assert.equal((await atDoor(s, 'GET', '/session', undefined, { cookie: cookieOf(answer) })).status, 401);
      assert.equal(
        (await atDoor(s, 'GET', '/session', undefined, { cookie: cookieOf(next) })).json.email,
        people[1]!.email,
      );
    });

    it('refuses bodies that are none, naming the field', async () => {
      for (const [body, field] of [
        [{ email: 5, password: GOOD }, /"email"/],
        [{ email: 'a@b.example' }, /"password"/],
        [{ email: 'a@b.example', password: 'x'.repeat(1001) }, /"password"/],
        [{ email: 'a@b.example', password: ['x'] }, /"password"/],
      ] as const) {
        const answer = await atDoor(s, 'POST', '/session', body);
        assert.equal(answer.status, 400, answer.text);
        assert.match(answer.json.error, field);
      }
      assert.equal((await atDoor(s, 'POST', '/session', { email: 'x'.repeat(20_000), password: GOOD })).status, 413);
    });

    it('keeps passwords and tokens out of log and answers', async () => {
      assert.equal(s.server.output().includes(GOOD), false);
      assert.equal((await s.live.get('/v1/teams')).text.includes('argon2'), false);
    });
  },
  { TASKWRIGHT_TRUST_PROXY: '1', LOG_LEVEL: 'info' },
);

it('many sign-ins at once do not stop the server from answering', async () => {
  const passwords = createPasswords();
  const results = await Promise.allSettled(Array.from({ length: 100 }, () => passwords.verify(GOOD, undefined)));
  const refused = results.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
  assert.ok(refused.length > 0 && refused.length < 100, `${refused.length} were sent away`);
  for (const { reason } of refused) assert.deepEqual([reason.status, reason.retryAfter], [503, 2]);
  assert.equal(await passwords.verify(GOOD, await passwords.hash(GOOD)), true, 'and then it goes on');
});

it('an admin of the environment signs in by password, until he sets another', async () => {
  const env = { TASKWRIGHT_ADMIN_EMAIL: 'root@example.com', TASKWRIGHT_ADMIN_PASSWORD: 'first green moss horse' };
  const server = await startServer({ env });
  try {
    assert.doesNotMatch(server.output(), /#/, 'no link is printed');
    const answer = await byPassword({ server }, 'root@example.com', env.TASKWRIGHT_ADMIN_PASSWORD);
    assert.equal(answer.status, 200, answer.text);
    const cookie = cookieOf(answer);
    const change = { current: env.TASKWRIGHT_ADMIN_PASSWORD, password: 'second green moss horse' };
    assert.equal((await atDoor({ server }, 'PUT', '/session/password', change, { cookie })).status, 200);
    await server.restart();
    assert.equal((await byPassword({ server }, 'root@example.com', change.current)).status, 401);
    assert.equal((await byPassword({ server }, 'root@example.com', change.password)).status, 200);
  } finally {
    await server.stop();
  }
  for (const [wrong, line] of [
    [
      { TASKWRIGHT_ADMIN_PASSWORD: 'password1234', TASKWRIGHT_ADMIN_EMAIL: 'a@b.example' },
      /ADMIN_PASSWORD is one of the first/,
    ],
    [{ TASKWRIGHT_ADMIN_PASSWORD: 'first green moss horse' }, /needs TASKWRIGHT_ADMIN_EMAIL/],
    [{ TASKWRIGHT_ADMIN_EMAIL: 'root' }, /TASKWRIGHT_ADMIN_EMAIL must be an e-mail address/],
  ] as const) {
    const said = await startServer({ env: wrong }).then(
      () => 'started',
      (error) => String(error),
    );
    assert.match(said, line);
  }
});
