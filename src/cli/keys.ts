import { drawKey, keyRow } from '../actions/api-keys.ts';
import { ConfigError, readCommandLine } from '../config.ts';
import { isRole, type Mode, weaker } from '../rules/roles.ts';
import { formatTime } from '../rules/time.ts';
import { insertKey, listKeys, lockKey, setKeyRevoked } from '../store/api-keys.ts';
import { asksForHelp, settingsHelp } from './help.ts';
import { type Opened, withStore } from './open.ts';
import { accountOf, recordOperator, table, userOf } from './operator.ts';

const USAGE = `Usage: taskwright keys list [--account ID]
       taskwright keys create --mode live|test [--user EMAIL] [--role ROLE] [--name NAME] [--account ID]
       taskwright keys revoke KEY_ID [--account ID]

create prints the key, once. Without --user it is the first admin's. revoke ends a key at once, also in
servers that run. --account may be left out when there is one account.

`;

type Flags = Record<string, string | undefined>;

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(USAGE + settingsHelp());
    return 0;
  }
  const own = ['account', 'mode', 'user', 'role', 'name'];
  const { config, flags, positionals } = readCommandLine(args, process.env, own);
  const [verb = '', keyId] = positionals;
  if (!['list', 'create', 'revoke'].includes(verb)) {
    throw new ConfigError('keys needs list, create or revoke; see taskwright keys --help');
  }
  return withStore(config, async (opened) => {
    const accountId = await accountOf(opened.store, flags.account);
    if (verb === 'list') return list(opened, accountId);
    if (verb === 'create') return create(opened, accountId, flags);
    return revoke(opened, accountId, keyId);
  });
}

async function list({ store }: Opened, accountId: number): Promise<number> {
  const rows = (await listKeys(store, accountId)).map((k) => [
    k.keyId,
    k.mode,
    k.role,
    k.hint,
    k.name,
    k.lastUsedAt === null ? 'never' : formatTime(k.lastUsedAt),
    k.revokedAt === null ? '' : formatTime(k.revokedAt),
  ]);
  process.stdout.write(table([['KEY', 'MODE', 'ROLE', 'HINT', 'NAME', 'LAST USED', 'REVOKED'], ...rows]));
  return 0;
}

async function create(opened: Opened, accountId: number, flags: Flags): Promise<number> {
  const { store, mint, now } = opened;
  const mode = flags.mode as Mode;
  if (mode !== 'live' && mode !== 'test') throw new ConfigError('keys create needs --mode, live or test');
  const user = await userOf(store, accountId, flags.user);
  const role = flags.role ?? user.role;
  if (!isRole(role) || weaker(role, user.role) !== role) {
    throw new ConfigError(`--role must be a role of at most ${user.role}, the user's own`);
  }
  const key = drawKey(mode);
  const owner = { accountId, userId: user.userId, name: flags.name ?? 'made on the command line', mode, role };
  await store.write(async (tx) => {
    const row = keyRow({ mint, now: now() }, key, owner);
    await insertKey(tx, row);
    const after = { key_id: row.keyId, name: row.name, role, user_id: user.userId };
    await recordOperator(tx, opened, { accountId, mode, action: 'create key', after });
  });
  process.stdout.write(`${mode} key: ${key}\n`);
  return 0;
}

async function revoke(opened: Opened, accountId: number, keyId: string | undefined): Promise<number> {
  const { store, now } = opened;
  if (!keyId) throw new ConfigError('keys revoke needs the id of a key; see taskwright keys list');
  await store.write(async (tx) => {
    const key = await lockKey(tx, accountId, keyId);
    if (!key) throw new ConfigError(`there is no key ${keyId}`);
    if (key.revokedAt !== null) return;
    await setKeyRevoked(tx, accountId, keyId, now());
    const after = { revoked: true };
    await recordOperator(tx, opened, {
      accountId,
      mode: key.mode,
      action: 'revoke key',
      before: { key_id: keyId },
      after,
    });
  });
  process.stdout.write(`revoked ${keyId}\n`);
  return 0;
}
