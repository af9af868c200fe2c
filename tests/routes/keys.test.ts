import assert from 'node:assert/strict';
import { it } from 'node:test';
import { command, createAccountUser } from '../kit/accounts.ts';
import { api } from '../kit/client.ts';
import { BOX_TASK, suite } from '../kit/suite.ts';

suite('API keys', (s) => {
  it('accepts Basic with any password and Bearer, on every path', async () => {
    const basic = (text: string) => ({ headers: { authorization: `Basic ${Buffer.from(text).toString('base64')}` } });
    const nobody = api(s.server);
    for (const extra of [
      basic(`${s.server.liveKey}:`),
      basic(s.server.liveKey),
      basic(`${s.server.liveKey}:any:password`),
      { headers: { authorization: `Bearer ${s.server.liveKey}` } },
      { headers: { authorization: `bearer  ${s.server.liveKey}` } },
    ]) {
      assert.equal((await nobody.get('/v1/tasks', extra)).status, 200);
    }
  });

  it('answers 401 in the envelope, before it looks at anything else', async () => {
    const nobody = api(s.server);
    const unknown = await api(s.server, 'live_unknown').post('/v1/task/imageannotation', { nonsense: true });
    assert.deepEqual(unknown.json, {
      status_code: 401,
      error: 'Your API key does not correspond to a registered user.',
    });
    assert.match(String(unknown.headers['www-authenticate']), /^Basic/);
    const headers = [
      {},
      { authorization: '' },
      { authorization: 'Basic' },
      { authorization: 'Basic Og==' },
      { authorization: 'Digest abc' },
      { authorization: `Basic ${'A'.repeat(10_000)}` },
      { authorization: `Bearer ${s.server.liveKey} more` },
      ['authorization', `Bearer ${s.server.liveKey}`, 'authorization', `Bearer ${s.server.testKey}`],
    ];
    for (const header of headers) {
      const answer = await nobody.post('/v1/task/imageannotation', undefined, {
        raw: '{"broken',
        headers: header as Record<string, string>,
      });
      assert.equal(answer.status, 401, JSON.stringify(header).slice(0, 60));
      assert.equal(answer.json.status_code, 401);
    }
    assert.equal((await nobody.get(`/v1/tasks?api_key=${s.server.liveKey}`)).status, 401);
    assert.equal((await nobody.get('/v1/no/such/path')).status, 401, 'a stranger learns no paths');
  });

  it('makes, lists and revokes keys; a revoked one ends at once', async () => {
    const made = (await s.live.post('/v1/keys', { name: 'ci' })).json;
    assert.match(made.key, /^live_[0-9a-f]{32}$/);
    assert.equal(made.mode, 'live');
    const fresh = api(s.server, made.key);
    assert.equal((await fresh.get('/v1/tasks')).status, 200);
    const listed = await s.live.get('/v1/keys');
    assert.equal(listed.text.includes(made.key), false, 'shown once');
    const row = listed.json.keys.find((key: { key_id: string }) => key.key_id === made.key_id);
    assert.equal(row.hint, `${made.key.slice(0, 9)}...${made.key.slice(-4)}`);
    const revoked = await s.live.delete(`/v1/keys/${made.key_id}`);
    assert.equal(revoked.status, 200);
    assert.ok(revoked.json.revoked_at);
    assert.equal((await fresh.get('/v1/tasks')).status, 401);
    assert.equal((await s.live.delete(`/v1/keys/${made.key_id}`)).text, revoked.text);
    assert.equal((await s.live.delete('/v1/keys/576ba74eec471ff9b01557cc')).status, 404);
    const saved = await s.live.post('/v1/keys', { name: 'x' }, { headers: { 'Idempotency-Key': 'k' } });
    assert.match(saved.json.error, /"Idempotency-Key" is not allowed here/);
  });

  it('never makes a key of the other mode or above its user', async () => {
    const other = await s.live.post('/v1/keys', { name: 'x', mode: 'test' });
    assert.match(other.json.error, /"mode" must be live/);
    const { userId } = await createAccountUser(s, { email: 'm@example.com', role: 'member', mode: 'live' });
    const above = await s.live.post('/v1/keys', { name: 'x', user_id: userId, role: 'admin' });
    assert.match(above.json.error, /"role" must be at most member/);
    const own = await s.live.post('/v1/keys', { name: 'x', user_id: userId });
    assert.equal(own.json.role, 'member');
    assert.equal((await s.live.post('/v1/keys', { name: 'x', user_id: 'nobody' })).status, 404);
    assert.equal((await s.live.post('/v1/keys', {})).status, 400);
    const testKeys = (await s.test.get('/v1/keys')).json.keys as { key_id: string }[];
    assert.equal(
      testKeys.some((key) => key.key_id === own.json.key_id),
      false,
    );
    assert.equal((await s.test.delete(`/v1/keys/${own.json.key_id}`)).status, 404);
  });

  it('lets each role do what the table says', async () => {
    const expected = {
      labeler: { read: 403, change: 403, keys: 403 },
      member: { read: 200, change: 200, keys: 403 },
      manager: { read: 200, change: 200, keys: 403 },
      admin: { read: 200, change: 200, keys: 200 },
    };
    for (const [role, may] of Object.entries(expected)) {
      const { key } = await createAccountUser(s, { email: `${role}@example.com`, role, mode: 'live' });
      const client = api(s.server, key);
      assert.equal((await client.get('/v1/tasks')).status, may.read, role);
      assert.equal((await client.post('/v1/task/imageannotation', BOX_TASK)).status, may.change, role);
      assert.equal((await client.get('/v1/keys')).status, may.keys, role);
      assert.equal((await client.post('/v1/keys', { name: 'x' })).status, may.keys, role);
    }
  });

  it('is managed on the command line while the server runs, account by account', async () => {
    const made = await command(s, 'accounts', 'create', '--name', 'cows', '--email', 'ann@example.com');
    const key = /live key: (\S+)/.exec(made)![1]!;
    const cows = api(s.server, key);
    assert.equal((await cows.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id: 'mine' })).status, 200);
    assert.equal((await s.live.post('/v1/task/imageannotation', { ...BOX_TASK, unique_id: 'mine' })).status, 200);
    assert.equal((await cows.get('/v1/tasks')).json.total, 1, 'another account is another world');
    const keys = await command(s, 'keys', 'list', '--account', 'cows');
    assert.equal(keys.includes(key), false);
    const keyId = /^([0-9a-f]{24})\s+live/m.exec(keys)![1]!;
    assert.equal((await s.live.delete(`/v1/keys/${keyId}`)).status, 404, "another account's key");
    await command(s, 'keys', 'revoke', keyId, '--account', 'cows');
    assert.equal((await cows.get('/v1/tasks')).status, 401);
    assert.match(await command(s, 'users', 'list', '--account', 'cows'), /ann@example\.com\s+admin/);
    await assert.rejects(command(s, 'keys', 'list'), /--account is needed/);
    await assert.rejects(command(s, 'keys', 'create', '--account', 'cows', '--mode', 'both'), /live or test/);
  });
});
