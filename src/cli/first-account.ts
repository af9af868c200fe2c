import { appendFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureFirstAccount, type NewAccount } from '../actions/first-account.ts';
import { type Config, ConfigError } from '../config.ts';
import { createPasswords } from '../passwords.ts';
import { hashKey } from '../rules/key-hash.ts';
import { findKeyOwner } from '../store/api-keys.ts';
import type { Tx } from '../store/db.ts';
import { makeDataDir } from '../store/open.ts';
import type { Opened } from './open.ts';

/** Lines for the operator, once the server's address is known, with a link that signs the first admin in. */
export interface Announcement {
  /** Set when this process made the account. */
  account?: NewAccount;
  lines: (address?: string, signInLink?: string) => string[];
}

/**
 * Makes the first account where there is none and tells its keys once: on a terminal they are printed,
 * otherwise they go to keys.txt, readable by its owner alone.
 */
export async function prepareFirstAccount({ store, mint, now }: Opened, config: Config): Promise<Announcement> {
  const signIn = (link: string | undefined) => (link ? [`Sign in to the workbench, once, with ${link}`] : []);
  let announcement: Announcement = { lines: (_address, link) => signIn(link) };
  // Hashing takes longer than a unit should.
  const hash = config.adminPassword === undefined ? undefined : await createPasswords().hash(config.adminPassword);
  await store.write(async (tx) => {
    await refuseKeysOfTheOtherMode(tx, config);
    const wish = { ...config, adminPasswordHash: hash };
    await ensureFirstAccount(tx, { mint, now: now() }, wish, (account) => {
      const { liveKey, testKey } = account;
      announcement = {
        account,
        lines: (_address, link) => signIn(link),
      };
      const keys = [
        ...(config.liveKey ? [] : [`live key: ${liveKey}`]),
        ...(config.testKey ? [] : [`test key: ${testKey}`]),
      ];
      if (keys.length === 0) return;
      if (process.stdout.isTTY) {
        const shown = ['The first account was made. Its keys are shown this once:', ...keys, ''];
        announcement.lines = (address, link) => [
          ...shown,
          ...(link ? [...signIn(link), ''] : []),
          ...(address ? tryIt(address, testKey) : []),
        ];
        return;
      }
      const file = resolve(join(config.dataDir, 'keys.txt'));
      makeDataDir(config.dataDir);
      writeKeys(file, keys);
      announcement.lines = (_address, link) => {
        if (link) appendFileSync(file, `sign-in link (once, within a day): ${link}\n`);
        return [`The first account was made. Its keys are in ${file}`];
      };
    });
  });
  return announcement;
}

/** @throws ConfigError */
function writeKeys(file: string, keys: string[]): void {
  try {
    // Written beside and renamed, so that nobody reads half of it or finds it open to others.
    writeFileSync(`${file}.${process.pid}`, `${keys.join('\n')}\n`, { mode: 0o600 });
    renameSync(`${file}.${process.pid}`, file);
  } catch (error) {
    throw new ConfigError(`the keys cannot be written to ${file}: ${(error as Error).message}`);
  }
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
