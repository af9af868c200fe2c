import { createSignInLink } from '../actions/sign-in.ts';
import { ConfigError, readCommandLine } from '../config.ts';
import { isRole, ROLES } from '../rules/roles.ts';
import { formatTime } from '../rules/time.ts';
import { findUsersByEmail, insertUser, listUsers, lockAccount } from '../store/accounts.ts';
import { asksForHelp, settingsHelp } from './help.ts';
import { withStore } from './open.ts';
import { accountOf, emailOf, recordOperator, signInLink, table, userOf } from './operator.ts';

const USAGE = `Usage: taskwright users list [--account ID]
       taskwright users create --email EMAIL --role ${ROLES.join('|')} [--name NAME] [--account ID]
       taskwright users link --email EMAIL [--account ID]

link prints a link that signs the user in to the workbench, once, within a day.
--account may be left out when there is one account.

`;

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(USAGE + settingsHelp());
    return 0;
  }
  const { config, flags, positionals } = readCommandLine(args, process.env, ['account', 'email', 'name', 'role']);
  const [verb = ''] = positionals;
  if (!['list', 'create', 'link'].includes(verb)) {
    throw new ConfigError('users needs list, create or link; see taskwright users --help');
  }
  return withStore(config, async (opened) => {
    const { store, mint, now } = opened;
    const accountId = await accountOf(store, flags.account);
    if (verb === 'list') {
      const rows = (await listUsers(store, accountId)).map((u) => [u.userId, u.email, u.role, formatTime(u.createdAt)]);
      process.stdout.write(table([['USER', 'EMAIL', 'ROLE', 'CREATED'], ...rows]));
      return 0;
    }
    if (verb === 'link') {
      const user = await userOf(store, accountId, flags.email);
      const token = await store.write((tx) => createSignInLink(tx, { mint, now: now() }, accountId, user.userId));
      process.stdout.write(`${signInLink(`http://${config.host}:${config.port}`, token)}\n`);
      return 0;
    }
    const email = emailOf('users create', flags.email);
    const { role = '', name = email } = flags;
    if (!isRole(role)) throw new ConfigError(`users create needs --role, one of ${ROLES.join(', ')}`);
    const user = { accountId, userId: mint().id, email, name, role, createdAt: now() };
    await store.write(async (tx) => {
      await lockAccount(tx, accountId);
      const same = (await findUsersByEmail(tx, email)).find((known) => known.accountId === accountId);
      if (same || !(await insertUser(tx, user))) {
        throw new ConfigError(`the account has a user ${same?.email ?? email} already`);
      }
      const after = { user_id: user.userId, email, role };
      await recordOperator(tx, opened, { accountId, mode: null, action: 'create user', after });
    });
    process.stdout.write(`user: ${user.userId}\n`);
    return 0;
  });
}
