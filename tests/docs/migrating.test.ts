import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';
import { ok, startPair } from '../cli/importing.ts';
import { bareEnv } from '../kit/server.ts';

const run = promisify(execFile);
const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/migrating.md'), 'utf8');

it('the commands of docs/migrating.md do what it says', async () => {
  const pair = await startPair('sqlite');
  const { there, here } = pair;
  try {
    for (const unique_id of ['one', 'two']) {
      const body = { unique_id, attachment: 'http://a.example/1.png', categories: ['yes', 'no'] };
      ok(await there.live.post('/v1/task/categorization', body));
    }
    const script = [...PAGE.matchAll(/^```sh\n(.*?)^```$/gms)].map(([, block]) => block).join('');
    const local = script
      .replaceAll('npx taskwright', `"${process.execPath}" "${join(ROOT, 'src/main.ts')}"`)
      .replaceAll('https://api.scale.com', there.server.url)
      .replaceAll('http://127.0.0.1:3000', here.server.url);
    const keys = { OLD_LIVE_KEY: there.server.liveKey, LIVE_KEY: here.server.liveKey };
    const { stdout } = await run('bash', ['-euc', local], { env: { ...bareEnv(), ...here.env, ...keys } });
    const [first, second] = stdout.matchAll(/^tasks: .*$/gm).map(([line]) => line);
    assert.equal(first, 'tasks: 2 new, 0 changed, 0 the same, 0 refused');
    assert.equal(second, 'tasks: 0 new, 0 changed, 2 the same, 0 refused');
    assert.match(stdout, /"total":2,/);
  } finally {
    await pair.close();
  }
});
