import { renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureFirstAccount } from '../actions/first-account.ts';
import { type Config, ConfigError } from '../config.ts';
import { hashKey } from '../rules/key-hash.ts';
import { findKeyOwner } from '../store/api-keys.ts';
import type { Tx } from '../store/db.ts';
import type { Opened } from './open.ts';

/** Lines for the operator, once the server's address is known. */
export type Announcement = (address: string | undefined) => string[];

/**
 * Makes the first account where there is none and tells its keys once: on a terminal they are printed,
 * otherwise they go to keys.txt, readable by its owner alone.
 */
export async function prepareFirstAccount({ store, mint, now }: Opened, config: Config): Promise<Announcement> {
  let announcement: Announcement = () => [];
  await store.write(async (tx) => {
    await refuseKeysOfTheOtherMode(tx, config);
    await ensureFirstAccount(tx, { mint, now: now() }, config, ({ liveKey, testKey }) => {
      const keys = [
        ...(config.liveKey ? [] : [`live key: ${liveKey}`]),
        ...(config.testKey ? [] : [`test key: ${testKey}`]),
      ];
      if (keys.length === 0) return;
      if (process.stdout.isTTY) {
        const lines = ['The first account was made. Its keys are shown this once:', ...keys, ''];
        announcement = (address) => (address ? [...lines, ...tryIt(address, testKey)] : lines);
        return;
      }
      const file = resolve(join(config.dataDir, 'keys.txt'));
      // Written beside and renamed, so that nobody reads half of it or finds it open to others.
      writeFileSync(`${file}.${process.pid}`, `${keys.join('\n')}\n`, { mode: 0o600 });
      renameSync(`${file}.${process.pid}`, file);
      announcement = () => [`The first account was made. Its keys are in ${file}`];
    });
  });
  return announcement;
}

/** A key has one mode for ever: taken over silently, tasks that are meant to be tests would be real ones. @throws ConfigError */
async function refuseKeysOfTheOtherMode(tx: Tx, { liveKey, testKey }: Config): Promise<void> {
  for (const [setting, mode, key] of [
    ['TASKWRIGHT_LIVE_KEY', 'live', liveKey],
    ['TASKWRIGHT_TEST_KEY', 'test', testKey],
  ] as const) {
    const owner = key === undefined ? undefined : await findKeyOwner(tx, hashKey(key));
    if (owner && owner.mode !== mode) throw new ConfigError(`${setting} is a ${owner.mode} key of this store`);
  }
}

function tryIt(address: string, testKey: string): string[] {
  return [
    'Try it:',
    `  curl ${address}/v1/task/comparison -u "${testKey}:" \\`,
    `    -d 'attachments[]=http://example.com/a.png' -d 'attachments[]=http://example.com/b.png' \\`,
    `    -d attachment_type=image -d 'choices[]=a' -d 'choices[]=b'`,
    '',
  ];
}
