import { createPassword, signOutUser } from '../actions/operator-users.ts';
import { createSignInLink } from '../actions/sign-in.ts';
import { ConfigError, readCommandLine } from '../config.ts';
import { createPasswords } from '../passwords.ts';
import { passwordProblem } from '../rules/password.ts';
import { isRole, ROLES } from '../rules/roles.ts';
import { formatTime } from '../rules/time.ts';
import { findUsersByEmail, insertUser, listUsers, lockAccount } from '../store/accounts.ts';
import { asksForHelp, settingsHelp } from './help.ts';
import { type Opened, withStore } from './open.ts';
import { accountOf, emailOf, recordOperator, signInLink, table, userOf } from './operator.ts';
import { readSecret } from './read-secret.ts';

const USAGE = `Usage: taskwright users list [--account ID]
       taskwright users create --email EMAIL --role ${ROLES.join('|')} [--name NAME] [--account ID]
       taskwright users link --email EMAIL [--account ID]
       taskwright users password --email EMAIL [--account ID]
       taskwright users sign-out --email EMAIL [--account ID]

link prints a link that signs the user in to the workbench, once, within a day.
password reads a new password from the terminal, or the first line of its input, and ends the user's sessions.
sign-out ends all sessions and links of the user at once.
--account may be left out when there is one account.

`;

type Flags = Record<string, string | undefined>;
type Verb = (opened: Opened, accountId: number, flags: Flags) => Promise<string>;

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(USAGE + settingsHelp());
    return 0;
  }
  const { config, flags, positionals } = readCommandLine(args, process.env, ['account', 'email', 'name', 'role']);
  const [name = ''] = positionals;
  const address = config.publicUrl ?? `http://${config.host}:${config.port}`;
  const verbs: Record<string, Verb> = { list, create, link: linkFor(address), password, 'sign-out': signOut };
  const verb = Object.hasOwn(verbs, name) ? verbs[name]! : undefined;
  if (!verb) {
    throw new ConfigError('users needs list, create, link, password or sign-out; see taskwright users --help');
  }
  return withStore(config, async (opened) => {
    process.stdout.write(await verb(opened, await accountOf(opened.store, flags.account), flags));
    return 0;
  });
}

const list: Verb = async ({ store }, accountId) => {
  const rows = (await listUsers(store, accountId)).map((u) => [u.userId, u.email, u.role, formatTime(u.createdAt)]);
  return table([['USER', 'EMAIL', 'ROLE', 'CREATED'], ...rows]);
};

const linkFor =
  (address: string): Verb =>
  async ({ store, mint, now }, accountId, flags) => {
    const user = await userOf(store, accountId, flags.email);
    const token = await store.write((tx) => createSignInLink(tx, { mint, now: now() }, accountId, user.userId));
    return `${signInLink(address, token)}\n`;
  };

const create: Verb = async (opened, accountId, flags) => {
  const { store, mint, now } = opened;
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
  return `user: ${user.userId}\n`;
};

/** Never from an argument: other users of the machine see those. */
const password: Verb = async ({ store, mint, now }, accountId, flags) => {
  const user = await userOf(store, accountId, emailOf('users password', flags.email));
  const given = await readSecret(`New password of ${user.email}: `);
  const problem = passwordProblem(given, [user.email, user.name]);
  if (problem) throw new ConfigError(`the password ${problem}`);
  const hash = await createPasswords().hash(given);
  const ended = await store.write((tx) => createPassword(tx, { mint, now: now() }, user, hash));
  return `the password of ${user.email} was set; ${ended} sessions ended\n`;
};

const signOut: Verb = async ({ store, mint, now }, accountId, flags) => {
  const user = await userOf(store, accountId, emailOf('users sign-out', flags.email));
  const ended = await store.write((tx) => signOutUser(tx, { mint, now: now() }, user));
  return `${ended} sessions of ${user.email} ended\n`;
};
