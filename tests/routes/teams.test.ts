import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { it } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { api } from '../kit/client.ts';
import { startServer } from '../kit/server.ts';
import { cookieOf, OWN, postSession } from '../kit/sessions.ts';
import { freshStore, onEachStore } from '../kit/stores.ts';
import { suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';

interface Mate {
  email: string;
  role: string;
  expiry?: string;
  sign_in_link?: string;
  isStudioLabeler: boolean;
}

const tokenOf = (mate: Mate): string => mate.sign_in_link!.split('#')[1]!;

suite('teams', (s) => {
  const team = async (): Promise<Mate[]> => ok(await s.live.get('/v1/teams'));
  const invite = (emails: unknown, role: unknown) => s.live.post('/v1/teams/invite', { emails, team_role: role });
  const setRole = (emails: unknown, role: unknown, by = s.live) =>
    by.post('/v1/teams/set_role', { emails, team_role: role });
  const remove = (emails: unknown, by = s.live) => by.post('/v1/teams/remove', { emails });
  const mate = (mates: Mate[], email: string) => mates.find((one) => one.email === email)!;

  it('are a bare array of people with their roles', async () => {
    const [admin, ...others] = await team();
    assert.deepEqual(others, []);
    assert.deepEqual(
      [admin!.email, admin!.role, admin!.isStudioLabeler, 'expiry' in admin!],
      ['admin@localhost', 'admin', false, false],
    );
    assert.deepEqual(ok(await s.test.get('/v1/teams')), [admin], 'one team for both modes');
  });

  it('invite with a link that signs in once, and is in no later answer', async () => {
    const mates: Mate[] = ok(await invite(['ann@example.com', 'Ann@example.com', 'bob@example.com'], 'labeler'));
    assert.equal(mates.length, 3, 'case does not tell two addresses apart');
    const ann = mate(mates, 'ann@example.com');
    assert.equal(ann.isStudioLabeler, true);
    const left = Date.parse(ann.expiry!) - Date.now();
    assert.ok(left > 23 * 3_600_000 && left <= 24 * 3_600_000);
    assert.ok(ann.sign_in_link!.startsWith(`${s.server.url}/join#`), ann.sign_in_link);
    assert.equal('sign_in_link' in mate(mates, 'admin@localhost'), false);
    assert.equal((await s.live.get('/v1/teams')).text.includes('sign_in_link'), false);
    assert.equal(s.server.output().includes(tokenOf(ann)), false, 'not in the log');

    const signedIn = await postSession(s, tokenOf(ann));
    assert.equal(signedIn.status, 200, signedIn.text);
    assert.equal((await postSession(s, tokenOf(ann))).status, 401, 'once');
    const cookie = cookieOf(signedIn);
    const own = await api(s.server).get('/session', { headers: { ...OWN, cookie } });
    assert.deepEqual([own.json.email, own.json.role], ['ann@example.com', 'labeler']);
    assert.equal('expiry' in mate(await team(), 'ann@example.com'), false, 'he came');
    assert.ok(mate(await team(), 'bob@example.com').expiry);
  });

  it('inviting again ends the old link of who never came, and leaves who came as he is', async () => {
    const first: Mate[] = ok(await invite(['cat@example.com'], 'member'));
    const second: Mate[] = ok(await invite(['CAT@example.com', 'ann@example.com'], 'manager'));
    const cat = mate(second, 'cat@example.com');
    assert.equal(cat.role, 'manager');
    assert.equal((await postSession(s, tokenOf(mate(first, 'cat@example.com')))).status, 401);
    assert.equal((await postSession(s, tokenOf(cat))).status, 200);
    const ann = mate(second, 'ann@example.com');
    assert.deepEqual([ann.role, 'sign_in_link' in ann], ['labeler', false]);
  });

  it('saves no answer with a link under an Idempotency-Key', async () => {
    const body = { emails: ['key@example.com'], team_role: 'member' };
    const refused = await s.live.post('/v1/teams/invite', body, { headers: { 'Idempotency-Key': 'k' } });
    assert.match(refused.json.error, /"Idempotency-Key" is not allowed here/);
    assert.equal(mate(await team(), 'key@example.com'), undefined);
  });

  it('set roles, which keys of more do not get around', async () => {
    const [dan] = (await createPeople(s, ['manager'])) as [Person];
    assert.equal((await dan.call.get('/v1/teams')).status, 200);
    const mates: Mate[] = ok(await setRole([dan.email.toUpperCase()], 'labeler'));
    assert.equal(mate(mates, dan.email).role, 'labeler');
    assert.equal((await dan.call.get('/v1/teams')).status, 403, 'at once');
    ok(await setRole([dan.email], 'manager'));
    assert.equal((await dan.call.get('/v1/teams')).status, 200);
  });

  it('remove people with their keys and sessions, and give back what they hold', async () => {
    const { create, claimOne, claim } = labeling(s);
    const [eve, fay] = (await createPeople(s, ['labeler', 'labeler'])) as [Person, Person];
    const { task_id } = await create();
    await claimOne(eve);
    const mates: Mate[] = ok(await invite(['gil@example.com'], 'admin'));
    const link = tokenOf(mate(mates, 'gil@example.com'));
    const left: Mate[] = ok(await remove([eve.email, 'gil@example.com']));
    assert.equal(mate(left, eve.email), undefined);
    assert.equal((await eve.call.get('/v1/labeling/leases')).status, 401);
    assert.equal((await postSession(s, link)).status, 401);
    assert.equal((await claimOne(fay)).task_id, task_id);
    assert.deepEqual((await claim(fay)).leases, []);
    const signedIn = await postSession(
      s,
      tokenOf(mate(ok(await invite(['hal@example.com'], 'member')), 'hal@example.com')),
    );
    ok(await remove(['hal@example.com']));
    const gone = await api(s.server).get('/session', { headers: { ...OWN, cookie: cookieOf(signedIn) } });
    assert.equal(gone.status, 401);
    assert.ok(
      mate(ok(await invite(['hal@example.com'], 'member')), 'hal@example.com').sign_in_link,
      'he may come back',
    );
  });

  it('keep their last admin: neither demoted nor removed, nor replaced by one who never came', async () => {
    ok(await invite(['ida@example.com'], 'admin'));
    const before = await team();
    for (const answer of [
      await setRole(['admin@localhost'], 'manager'),
      await remove(['admin@localhost']),
      await remove(['ida@example.com', 'admin@localhost']),
      await setRole(['ann@example.com', 'admin@localhost'], 'member'),
    ]) {
      assert.equal(answer.status, 400);
      assert.match(answer.json.error, /without an admin/);
    }
    assert.deepEqual(await team(), before, 'nothing of it was done');
  });

  it('keep one of two admins who remove or demote each other at the same moment', async () => {
    for (const change of [
      (by: Person, who: Person) => remove([who.email], by.call),
      (by: Person, who: Person) => setRole([who.email], 'member', by.call),
    ]) {
      for (let round = 0; round < 5; round++) {
        const [one, two] = (await createPeople(s, ['admin', 'admin'])) as [Person, Person];
        ok(await setRole(['admin@localhost'], 'member', one.call));
        const answers = await Promise.all([change(one, two), change(two, one)]);
        const admins = (await (answers[0]!.status === 200 ? one : two).call.get('/v1/teams')).json.filter(
          (who: Mate) => who.role === 'admin' && !who.expiry,
        );
        assert.equal(admins.length, 1, answers.map(({ text }) => text).join('\n'));
        const left = admins[0].email === one.email ? one : two;
        ok(await setRole(['admin@localhost'], 'admin', left.call));
        ok(await remove([left.email]));
      }
    }
  });

  it('refuse what they do not understand, naming it, with nothing done', async () => {
    const before = await team();
    const refusals: [object, number, RegExp][] = [
      [{}, 400, /"emails" is required/],
      [{ emails: [], team_role: 'member' }, 400, /"emails"/],
      [{ emails: 'a@b.example', team_role: 'boss' }, 400, /"(emails|team_role)" must be/],
      [{ emails: ['a@b.example'] }, 400, /"team_role" is required/],
      [
        { emails: ['a@b.example', 'nobody'], team_role: 'member' },
        400,
        /"emails" must hold e-mail addresses, not "nobody"/,
      ],
      [{ emails: ['a@b.example, c@d.example'], team_role: 'member' }, 400, /"emails" must hold/],
    ];
    for (const [body, status, sentence] of refusals) {
      for (const verb of ['invite', 'set_role']) {
        const refused = await s.live.post(`/v1/teams/${verb}`, body);
        assert.equal(refused.status, status, JSON.stringify(body));
        assert.match(refused.json.error, sentence);
      }
    }
    const [jan] = (await createPeople(s, ['member'])) as [Person];
    const missing = await setRole([jan.email, 'no@example.com'], 'labeler');
    assert.deepEqual(missing.json, { status_code: 404, error: 'There is no "no@example.com" in the team.' });
    assert.equal((await remove([jan.email, 'no@example.com'])).status, 404);
    ok(await jan.call.get('/v1/tasks'));
    ok(await remove([jan.email]));
    assert.deepEqual(await team(), before);
  });
});

onEachStore((store) => {
  it('mails the link where there is a mail server, until it takes it', async () => {
    const mails: string[] = [];
    let refused = 0;
    const smtp = new SMTPServer({
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData(stream, { envelope }, done) {
        text(stream).then((raw) => {
          if (refused++ === 0) return done(Object.assign(new Error('greylisted'), { responseCode: 451 }));
          mails.push(`${envelope.rcptTo.map(({ address }) => address)}\n${raw}`);
          done();
        }, done);
      },
    });
    smtp.listen(0, '127.0.0.1');
    await once(smtp.server, 'listening');
    const { port } = smtp.server.address() as AddressInfo;
    const { env, dispose } = await freshStore(store);
    const server = await startServer({
      env: { ...env, TASKWRIGHT_SMTP_URL: `smtp://127.0.0.1:${port}`, TASKWRIGHT_PUBLIC_URL: 'https://tasks.example/' },
    });
    try {
      const body = { emails: ['kim@example.com'], team_role: 'labeler' };
      const mates: Mate[] = ok(await api(server, server.liveKey).post('/v1/teams/invite', body));
      const link = mates.at(-1)!.sign_in_link!;
      assert.ok(link.startsWith('https://tasks.example/join#'));
      await until(
        () => mails.length,
        (n) => n > 0,
      );
      assert.ok(refused > 1);
      assert.match(mails[0]!, /^kim@example\.com\n/);
      assert.ok(mails[0]!.replaceAll('=\r\n', '').replaceAll('=3D', '=').includes(link), mails[0]);
      assert.equal(mails.length, 1);
      const other = await startServer({ env: { TASKWRIGHT_PUBLIC_URL: 'tasks.example' } }).then(
        () => 'started',
        (error) => String(error),
      );
      assert.match(other, /TASKWRIGHT_PUBLIC_URL must be/);
    } finally {
      await server.stop();
      smtp.close();
      await dispose();
    }
  });
}, 'invitations by mail');
