/** Labelers and reviewers for tests, each with a key. */
import { drawKey, keyRow } from '../../src/actions/api-keys.ts';
import { createAccount } from '../../src/actions/first-account.ts';
import { createMint } from '../../src/ids.ts';
import type { Mode, Role } from '../../src/rules/roles.ts';
import { insertUser } from '../../src/store/accounts.ts';
import { insertKey } from '../../src/store/api-keys.ts';
import type { Store } from '../../src/store/db.ts';
import { openStore } from '../../src/store/open.ts';
import { api } from '../kit/client.ts';
import type { Suite } from '../kit/suite.ts';

export interface Person {
  userId: string;
  email: string;
  key: string;
  call: ReturnType<typeof api>;
}

/** Runs work on the store that the suite's server uses, beside it. */
export async function onStore<T>(s: Pick<Suite, 'env'>, work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ databaseUrl: s.env.DATABASE_URL, dataDir: s.env.TASKWRIGHT_DATA_DIR! });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const mint = createMint(Date.now);

/** Users of account 1. Written to the store: a command for each would take a second. */
export function createPeople(s: Pick<Suite, 'env' | 'server'>, roles: Role[], mode: Mode = 'live'): Promise<Person[]> {
  return onStore(s, (store) =>
    store.write(async (tx) => {
      const people: Person[] = [];
      const accountId = 1;
      for (const role of roles) {
        const userId = mint().id;
        const email = `${role}-${userId}@example.com`;
        const key = drawKey(mode);
        const now = Date.now();
        await insertUser(tx, { accountId, userId, email, name: role, role, createdAt: now });
        await insertKey(tx, keyRow({ mint, now }, key, { accountId, userId, name: 'test', mode, role }));
        people.push({ userId, email, key, call: api(s.server, key) });
      }
      return people;
    }),
  );
}

/** The admin of another account. */
export async function createStranger(s: Pick<Suite, 'env' | 'server'>): Promise<ReturnType<typeof api>> {
  const wish = { name: 'other', email: 'other@example.com' };
  const { liveKey } = await onStore(s, (store) =>
    store.write((tx) => createAccount(tx, { mint, now: Date.now() }, wish)),
  );
  return api(s.server, liveKey);
}

/** A project with these settings; its endpoints are not what is tested here. */
export function createProject(s: Pick<Suite, 'env'>, name: string, type: string, settings: object): Promise<void> {
  return onStore(s, (store) =>
    store.write(async (tx) => {
      await tx.run(
        `insert into projects (account_id, mode, name, type, created_at, settings) values (1, 'live', ?, ?, ?, ?)`,
        [name, type, Date.now(), JSON.stringify(settings)],
      );
    }),
  );
}

/** Puts tasks into a project, as a create in it would. */
export function moveToProject(s: Pick<Suite, 'env'>, project: string, taskIds: string[]): Promise<void> {
  return onStore(s, (store) =>
    store.write(async (tx) => {
      for (const taskId of taskIds) {
        await tx.run('update tasks set project = ? where account_id = 1 and task_id = ?', [project, taskId]);
        await tx.run('update open_answers set project = ? where account_id = 1 and task_id = ?', [project, taskId]);
      }
    }),
  );
}
