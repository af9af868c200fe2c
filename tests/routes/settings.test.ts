import assert from 'node:assert/strict';
import { it } from 'node:test';
import { openStore } from '../../src/store/open.ts';
import { createAccountUser } from '../kit/accounts.ts';
import { api } from '../kit/client.ts';
import { startServer } from '../kit/server.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

suite('settings', (s) => {
  it('makes the callback secrets at the first look, one set for each mode, and keeps them', async () => {
    const [live, again, test] = [
      await s.live.get('/v1/settings'),
      await s.live.get('/v1/settings'),
      await s.test.get('/v1/settings'),
    ];
    assert.equal(live.status, 200);
    assert.deepEqual(Object.keys(live.json), [
      'callback_url',
      'callback_auth_key',
      'signing_secret',
      'public_results',
      'callback_retention_days',
    ]);
    assert.equal(live.json.public_results, false);
    assert.equal(live.json.callback_url, null);
    assert.match(live.json.callback_auth_key, /^live_auth_[0-9a-f]{32}$/);
    assert.match(test.json.callback_auth_key, /^test_auth_[0-9a-f]{32}$/);
    const [prefix, secret] = live.json.signing_secret.split('_');
    assert.equal(prefix, 'whsec');
    assert.equal(Buffer.from(secret, 'base64').length, 32);
    assert.equal(again.text, live.text);
    assert.notEqual(test.json.signing_secret, live.json.signing_secret);
  });

  it('fifty first looks at once make one set', async () => {
    const fresh = (await createAccountUser(s, { email: 'first@example.com', role: 'admin', mode: 'live' })).key;
    const client = api(s.server, fresh);
    const answers = await Promise.all(Array.from({ length: 50 }, () => client.get('/v1/settings')));
    assert.deepEqual([...new Set(answers.map((answer) => answer.status))], [200]);
    assert.equal(new Set(answers.map((answer) => answer.text)).size, 1);
  });

  it('the default callback_url is for tasks of its mode that name none, from then on, and is shown', async () => {
    const before = (await s.live.post('/v1/task/imageannotation', BOX_TASK)).json;
    assert.equal('callback_url' in before, false);
    const url = 'http://default.invalid/callback';
    const set = await s.live.post('/v1/settings', { callback_url: url });
    assert.equal(set.status, 200);
    assert.equal(set.json.callback_url, url);
    const create = async (client: typeof s.live, fields: object = {}) =>
      (await client.post('/v1/task/imageannotation', { ...BOX_TASK, ...fields })).json.callback_url;
    assert.equal(await create(s.live), url);
    assert.equal(await create(s.live, { callback_url: '' }), url);
    assert.equal(await create(s.live, { callback_url: null }), url);
    assert.equal(await create(s.live, { callback_url: 'ann@example.com' }), 'ann@example.com');
    assert.equal(await create(s.test), undefined, 'another mode');
    assert.equal('callback_url' in (await s.live.get(`/v1/task/${before.task_id}`)).json, false, 'not for older tasks');
    assert.equal((await s.live.post('/v1/settings', { callback_url: null })).json.callback_url, null);
    assert.equal(await create(s.live), undefined);
  });

  it('rotates the signing secret, with the old one valid for a day, and the auth key', async () => {
    const before = (await s.live.get('/v1/settings')).json;
    const key = { headers: { 'Idempotency-Key': `rotate-${s.store}` } };
    const rotated = await s.live.post('/v1/settings', { rotate_signing_secret: true }, key);
    const { signing_secret, previous_signing_secret, previous_signing_secret_expires_at } = rotated.json;
    assert.notEqual(signing_secret, before.signing_secret);
    assert.equal(previous_signing_secret, before.signing_secret);
    const left = Date.parse(previous_signing_secret_expires_at) - Date.now();
    assert.ok(left > 23.9 * 3_600_000 && left <= 24 * 3_600_000);
    const again = await s.live.post('/v1/settings', { rotate_signing_secret: true }, key);
    assert.equal(again.text, rotated.text, 'a repeat rotates nothing');
    assert.equal(rotated.json.callback_auth_key, before.callback_auth_key);
    const renewed = (await s.live.post('/v1/settings', { rotate_callback_auth_key: true })).json;
    assert.match(renewed.callback_auth_key, /^live_auth_[0-9a-f]{32}$/);
    assert.notEqual(renewed.callback_auth_key, before.callback_auth_key);
    assert.equal(renewed.signing_secret, signing_secret);
    assert.equal((await s.live.post('/v1/settings', {})).text, JSON.stringify(renewed));
  });

  it('refuses what is no setting, naming it', async () => {
    const wrong: [unknown, RegExp][] = [
      [{ callback_url: 'ftp://a.example' }, /"callback_url" must be a full http\(s\) URL or an e-mail address/],
      [{ callback_url: 5 }, /"callback_url"/],
      [{ rotate_signing_secret: 'maybe' }, /"rotate_signing_secret" must be a boolean/],
      [{ signing_secret: 'whsec_mine' }, /"signing_secret" is not a setting/],
      [[], /"body" must be an object/],
    ];
    for (const [body, message] of wrong) {
      const answer = await s.live.post('/v1/settings', body);
      assert.equal(answer.status, 400, JSON.stringify(body));
      assert.match(answer.json.error, message);
    }
  });

  it('is for admins, and its secrets stand in no events row', async () => {
    for (const role of ['labeler', 'member', 'manager']) {
      const { key } = await createAccountUser(s, { email: `${role}@settings.example`, role, mode: 'live' });
      const client = api(s.server, key);
      assert.equal((await client.get('/v1/settings')).status, 403, role);
      assert.equal((await client.post('/v1/settings', { rotate_signing_secret: true })).status, 403, role);
    }
    const store = await openStore({ databaseUrl: s.env.DATABASE_URL, dataDir: s.env.TASKWRIGHT_DATA_DIR! });
    const rows = await store.all("select before, after from events where action = 'change settings'", []);
    await store.close();
    assert.ok(rows.length >= 4);
    assert.equal(/whsec|_auth_[0-9a-f]/.test(JSON.stringify(rows)), false);
  });

  it('takes the auth keys of the first account from the environment, at every start', async () => {
    const names = { TASKWRIGHT_LIVE_CALLBACK_AUTH_KEY: 'live_auth_of_the_operator' };
    await s.server.stop();
    const second = await startServer({ env: { ...s.env, ...names } });
    const settings = (await api(second, second.liveKey).get('/v1/settings')).json;
    assert.equal(settings.callback_auth_key, names.TASKWRIGHT_LIVE_CALLBACK_AUTH_KEY);
    const ofTests = (await api(second, second.testKey).get('/v1/settings')).json;
    assert.match(ofTests.callback_auth_key, /^test_auth_[0-9a-f]{32}$/);
    await second.stop();
    await s.server.restart();
  });
});
