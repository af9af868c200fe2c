/** Sign-in by OpenID Connect, against a real provider. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { type Answer, api, request } from '../kit/client.ts';
import { CLIENT, type OidcProvider, startProvider, walkThrough } from '../kit/oidc.ts';
import { type Server, startServer } from '../kit/server.ts';
import { OWN } from '../kit/sessions.ts';
import { freshStore, onEachStore } from '../kit/stores.ts';
import { createPeople, onStore, type Person } from '../queue/people.ts';

const cookiesOf = (answer: Answer): Record<string, string> =>
  Object.fromEntries(
    (answer.headers['set-cookie'] ?? []).map((set) => /^([^=]+)=([^;]*)/.exec(set)!.slice(1, 3) as [string, string]),
  );

onEachStore((store) => {
  let provider: OidcProvider;
  let server: Server;
  let env: Record<string, string>;
  let dispose: () => Promise<void>;
  let people: Person[];
  /** What the provider says, by login. */
  const claims = new Map<string, Record<string, unknown>>();
  const s = () => ({ env, server });

  before(async () => {
    provider = await startProvider(
      () => [`${server.url}/session/provider/back`],
      (login) =>
        claims.get(login) ?? {
          email: login,
          email_verified: true,
          name: `Name of ${login}`,
          role: 'admin',
          groups: ['admin'],
        },
    );
    const fresh = await freshStore(store);
    dispose = fresh.dispose;
    env = {
      ...fresh.env,
      TASKWRIGHT_OIDC_ISSUER: provider.issuer,
      TASKWRIGHT_OIDC_CLIENT_ID: CLIENT.id,
      TASKWRIGHT_OIDC_CLIENT_SECRET: CLIENT.secret,
      TASKWRIGHT_OIDC_NAME: 'Test ID',
      TASKWRIGHT_OIDC_DOMAINS: 'open.example',
    };
    server = await startServer({ env });
    people = await createPeople(s(), ['member', 'labeler']);
  });
  after(async () => {
    await server?.stop();
    await provider?.close();
    await dispose?.();
  });

  /** As the browser begins: where it is sent, and the cookie that it keeps. */
  const begin = async (to = '/work') => {
    const answer = await request(server.url, { path: `/session/provider?to=${encodeURIComponent(to)}` });
    assert.equal(answer.status, 303, answer.text);
    const set = String(answer.headers['set-cookie']);
    assert.match(set, /^taskwright_provider=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax$/);
    return { url: answer.headers.location!, cookie: set.split(';')[0]! };
  };
  const back = (url: string, cookie = '') => {
    const { pathname, search } = new URL(url);
    return request(server.url, { path: pathname + search, headers: { cookie } });
  };
  const through = async (login: string, to?: string) => {
    const { url, cookie } = await begin(to);
    return back(await walkThrough(url, login), cookie);
  };
  const who = async (answer: Answer) => {
    assert.equal(answer.headers.location, '/work', answer.text);
    const cookie = `taskwright_session=${cookiesOf(answer).taskwright_session}`;
    return (await api(server).get('/session', { headers: { ...OWN, cookie } })).json;
  };
  const refused = (answer: Answer, code: string) => {
    assert.equal(answer.status, 303, answer.text);
    assert.equal(answer.headers.location, `/sign-in?refused=${code}`);
    assert.equal(cookiesOf(answer).taskwright_session, undefined);
  };

  it('signs in who is here already, by the verified address, with the role of our own table', async () => {
    const [member] = people as [Person];
    const session = await who(await through(member.email));
    assert.deepEqual([session.email, session.role], [member.email, 'member'], 'whatever role the provider claims');
    const upper = { email: member.email.toUpperCase(), email_verified: true };
    claims.set('other-subject', upper);
    refused(await through('other-subject'), 'provider_other');
  });

  it('knows somebody by what the provider calls him, also under a new address', async () => {
    const [, labeler] = people as [Person, Person];
    claims.set('subject-7', { email: labeler.email, email_verified: true });
    assert.equal((await who(await through('subject-7'))).email, labeler.email);
    claims.set('subject-7', { email: 'new@example.com', email_verified: false });
    assert.equal((await who(await through('subject-7'))).email, labeler.email);
  });

  it('is what an invited person may join by, until the invitation ends', async () => {
    const live = api(server, server.liveKey);
    const body = { emails: ['ivy@example.com', 'late@example.com'], team_role: 'manager' };
    const mates = (await live.post('/v1/teams/invite', body)).json;
    const session = await who(await through('ivy@example.com'));
    assert.deepEqual([session.email, session.role], ['ivy@example.com', 'manager']);
    const ivy = (await live.get('/v1/teams')).json.find((one: { email: string }) => one.email === 'ivy@example.com');
    assert.equal(ivy.expiry, undefined, 'she came');
    const token = mates.find((one: { email: string }) => one.email === 'ivy@example.com').sign_in_link.split('#')[1];
    const link = await request(server.url, { method: 'POST', path: '/session', body: { token }, headers: OWN });
    assert.equal(link.status, 401, 'and her link has ended');
    await onStore(s(), (one) =>
      one.write((tx) => tx.run("update users set invited_until = 1 where email = 'late@example.com'", [])),
    );
    refused(await through('late@example.com'), 'provider_stranger');
  });

  it('makes nobody a member, but labelers of the domains that the operator named', async () => {
    refused(await through('stranger@example.com'), 'provider_stranger');
    refused(await through('stranger@notopen.example'), 'provider_stranger');
    const session = await who(await through('new@OPEN.example'));
    assert.deepEqual([session.role, session.name], ['labeler', 'Name of new@OPEN.example']);
  });

  it('takes no address that the provider has not verified', async () => {
    const [member] = people as [Person];
    for (const [login, email_verified] of [
      ['u1', false],
      ['u2', undefined],
      ['u3', 'true'],
    ] as const) {
      claims.set(login, { email: member.email, email_verified });
      refused(await through(login), 'provider_unverified');
    }
    claims.set('u4', { email: 'evil@open.example', email_verified: false });
    refused(await through('u4'), 'provider_unverified');
    claims.set('u5', {});
    refused(await through('u5'), 'provider_unverified');
  });

  it('refuses a wrong state, another browser, a replay, a mixed-up issuer, a wrong nonce and an answer made up', async () => {
    const [member] = people as [Person];
    const changed = async (change: (params: URLSearchParams) => void, keepsCookie = true) => {
      const { url, cookie } = await begin();
      const returned = new URL(await walkThrough(url, member.email));
      change(returned.searchParams);
      return back(returned.href, keepsCookie ? cookie : '');
    };
    refused(await changed((params) => params.set('state', 'another')), 'provider_refused');
    refused(await changed((params) => params.delete('state')), 'provider_refused');
    refused(await changed((params) => params.set('iss', 'https://evil.example')), 'provider_refused');
    refused(await changed((params) => params.delete('iss')), 'provider_refused');
    refused(await changed((params) => params.set('code', 'made-up')), 'provider_refused');
    refused(await changed(() => {}, false), 'provider_refused');
    refused(await back(`${server.url}/session/provider/back?code=x&state=y`), 'provider_refused');
    refused(await back(`${server.url}/session/provider/back?error=access_denied`), 'provider_refused');

    const [mine, victims] = [await begin(), await begin()];
    const attackers = await walkThrough(mine.url, member.email);
    refused(await back(attackers, victims.cookie), 'provider_refused');

    const { url, cookie } = await begin();
    const once = await walkThrough(url, member.email);
    assert.equal((await who(await back(once, cookie))).email, member.email);
    refused(await back(once, cookie), 'provider_refused');
    const later = await begin();
    const code = new URL(once).searchParams.get('code')!;
    const fresh = new URL(await walkThrough(later.url, member.email));
    fresh.searchParams.set('code', code);
    refused(await back(fresh.href, later.cookie), 'provider_refused');

    for (const column of ['nonce', 'verifier']) {
      const flow = await begin();
      await onStore(s(), (one) =>
        one.write((tx) => tx.run(`update provider_sign_ins set ${column} = ?`, ['x'.repeat(43)])),
      );
      refused(await back(await walkThrough(flow.url, member.email), flow.cookie), 'provider_refused');
    }
    const late = await begin();
    const answered = await walkThrough(late.url, member.email);
    await onStore(s(), (one) => one.write((tx) => tx.run('update provider_sign_ins set expires_at = 1', [])));
    refused(await back(answered, late.cookie), 'provider_refused');
  });

  it('goes on at pages of ours alone', async () => {
    const [member] = people as [Person];
    assert.equal((await through(member.email, '/projects/a')).headers.location, '/projects/a');
    for (const to of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/work?x=//evil',
      '/session/provider',
      'javascript:1',
    ]) {
      assert.equal((await through(member.email, to)).headers.location, '/work', to);
    }
  });

  it('ends the session that the browser had, and starts a new one', async () => {
    const [member] = people as [Person];
    const first = `taskwright_session=${cookiesOf(await through(member.email)).taskwright_session}`;
    const { url, cookie } = await begin();
    const answer = await back(await walkThrough(url, member.email), `${cookie}; ${first}`);
    assert.notEqual(`taskwright_session=${cookiesOf(answer).taskwright_session}`, first);
    assert.equal((await api(server).get('/session', { headers: { ...OWN, cookie: first } })).status, 401);
  });

  it('says so when the provider is away', async () => {
    const { TASKWRIGHT_DATA_DIR: _, ...others } = env;
    const broken = await startServer({ env: { ...others, TASKWRIGHT_OIDC_ISSUER: 'http://127.0.0.1:9' } });
    refused(await request(broken.url, { path: '/session/provider' }), 'provider_failed');
    await broken.stop();
  });
}, 'a provider of OpenID Connect');

it('settings of a provider that cannot be meant stop the start', async () => {
  for (const [settings, line] of [
    [{ TASKWRIGHT_OIDC_ISSUER: 'http://id.example' }, /TASKWRIGHT_OIDC_ISSUER must be an https address/],
    [{ TASKWRIGHT_OIDC_ISSUER: 'https://id.example', TASKWRIGHT_OIDC_CLIENT_ID: '' }, /belong together/],
    [
      { TASKWRIGHT_OIDC_ISSUER: 'https://id.example', TASKWRIGHT_OIDC_DOMAINS: '*' },
      /TASKWRIGHT_OIDC_DOMAINS must list/,
    ],
  ] as const) {
    const said = await startServer({ env: { TASKWRIGHT_OIDC_CLIENT_ID: 'x', ...settings } }).then(
      () => 'started',
      (error) => String(error),
    );
    assert.match(said, line);
  }
});
