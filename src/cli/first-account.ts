import { renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureFirstAccount } from '../actions/first-account.ts';
import type { Config } from '../config.ts';
import type { Opened } from './open.ts';

/**
 * Makes the first account where there is none and tells its keys once: on a terminal they are printed,
 * otherwise they go to keys.txt, readable by its owner alone. @returns lines for the operator.
 */
export async function prepareFirstAccount({ store, mint, now }: Opened, config: Config): Promise<string[]> {
  let lines: string[] = [];
  await store.write((tx) =>
    ensureFirstAccount(tx, { mint, now: now() }, config, ({ liveKey, testKey }) => {
      const made = { live: !config.liveKey, test: !config.testKey };
      const keys = [...(made.live ? [`live key: ${liveKey}`] : []), ...(made.test ? [`test key: ${testKey}`] : [])];
      if (keys.length === 0) return;
      if (process.stdout.isTTY) {
        lines = ['The first account was made. Its keys are shown this once:', ...keys, '', ...tryIt(config, testKey)];
        return;
      }
      const file = resolve(join(config.dataDir, 'keys.txt'));
      // Written beside and renamed, so that nobody reads half of it or finds it open to others.
      writeFileSync(`${file}.${process.pid}`, `${keys.join('\n')}\n`, { mode: 0o600 });
      renameSync(`${file}.${process.pid}`, file);
      lines = [`The first account was made. Its keys are in ${file}`];
    }),
  );
  return lines;
}

function tryIt({ host, port }: Config, testKey: string): string[] {
  return [
    'Try it:',
    `  curl http://${host}:${port}/v1/task/comparison -u "${testKey}:" \\`,
    `    -d 'attachments[]=http://example.com/a.png' -d 'attachments[]=http://example.com/b.png' \\`,
    `    -d attachment_type=image -d 'choices[]=a' -d 'choices[]=b'`,
    '',
  ];
}
