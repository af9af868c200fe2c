import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { api } from '../kit/client.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { type Server, startServer } from '../kit/server.ts';
import { Shell } from '../kit/shell.ts';
import { pinned, SDKS } from '../sdk/programs.ts';

const ROOT = join(import.meta.dirname, '../..');
const PAGE = readFileSync(join(ROOT, 'docs/sdk.md'), 'utf8');

const hasPython = spawnSync('python3', ['-c', 'import venv, ensurepip']).status === 0;
const skip = !hasPython && !process.env.CI && 'no Python with venv here';

/** The blocks of one language, in their order, with the addresses of this test. */
const blocks = (language: string, addresses: Record<string, string>): string[] =>
  [...PAGE.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'gms'))].map(([, block]) =>
    Object.entries(addresses).reduce((so, [from, to]) => so.replaceAll(from, to), block!),
  );

describe('docs/sdk.md', () => {
  const folder = temporaryFolder();
  let server: Server;
  let addresses: Record<string, string>;
  let shell: Shell;
  before(async () => {
    server = await startServer();
    const port = await freePort();
    addresses = {
      'http://127.0.0.1:3000': server.url,
      'http://127.0.0.1:4443': `http://127.0.0.1:${port}`,
      '--port 4443': `--port ${port}`,
    };
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
    shell = new Shell(folder, { CLONE: ROOT, TEST_KEY: server.testKey });
  });
  after(async () => {
    shell?.end();
    await server?.stop();
  });

  it('installs what the tests are pinned to', () => {
    for (const [sdk, spelling] of [
      [SDKS[0]!, 'scaleapi=='],
      [SDKS.at(-1)!, 'scaleapi@'],
    ] as const) {
      assert.ok(PAGE.includes(`${spelling}${pinned(sdk)}\n`), spelling);
    }
  });

  it('Python: its blocks are a program that does what it says, v1 and v2', { timeout: 170_000, skip }, async () => {
    const [install] = blocks('sh', addresses);
    await shell.run(install!);
    const program = blocks('python', addresses);
    assert.equal(program.length, 2);
    writeFileSync(join(folder, 'program.py'), program.join('\n'));
    assert.match(await shell.run('.venv/bin/python program.py'), /^completed car\n[0-9a-f]{24} completed\n/);
  });

  it('npm: through the proxy, by the commands', { timeout: 170_000 }, async () => {
    const [, start, run, ...more] = blocks('sh', addresses);
    assert.deepEqual(more, []);
    const [program] = blocks('js', addresses);
    writeFileSync(join(folder, 'program.cjs'), program!);
    await shell.run(start!);
    assert.match(await shell.run(run!), /^completed (no )?cow$/m);
    const listed = await api(server, server.testKey).get('/v1/tasks?type=categorization');
    assert.equal(listed.json.total, 1, 'it is on our server');
  });
});

/** The page gives the proxy's port by number. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
