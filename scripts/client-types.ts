/** `npm run client:types`: asks an emulator, which has every endpoint, for /openapi.json and writes client/src/api.ts. */
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OpenApi, typesOf } from './openapi-types.ts';

const ROOT = join(import.meta.dirname, '..');
const child = spawn(process.execPath, ['src/main.ts', 'emulate', '--port', '0'], {
  cwd: ROOT,
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const answer = await fetch(`${await addressOf(child)}/openapi.json`);
  writeFileSync(join(ROOT, 'client/src/api.ts'), typesOf((await answer.json()) as OpenApi));
} finally {
  child.kill();
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  let printed = '';
  for await (const text of stdout!.setEncoding('utf8')) {
    printed += text;
    const url = /listens on (\S+)/.exec(printed)?.[1];
    if (url) return url;
  }
  throw new Error('the emulator did not start');
}
