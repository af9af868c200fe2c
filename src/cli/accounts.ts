import { createAccount } from '../actions/first-account.ts';
import { ConfigError, readCommandLine } from '../config.ts';
import { nameProblem } from '../rules/names.ts';
import { formatTime } from '../rules/time.ts';
import { findUsersByEmail, listAccounts } from '../store/accounts.ts';
import type { Tx } from '../store/db.ts';
import { asksForHelp, settingsHelp } from './help.ts';
import { withStore } from './open.ts';
import { emailOf, table } from './operator.ts';

const USAGE = `Usage: taskwright accounts list
       taskwright accounts create --name NAME --email ADMIN_EMAIL

create prints the account's first live and test key, once.

`;

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(USAGE + settingsHelp());
    return 0;
  }
  const { config, flags, positionals } = readCommandLine(args, process.env, ['name', 'email']);
  const [verb] = positionals;
  if (verb === 'list') {
    const accounts = await withStore(config, ({ store }) => listAccounts(store));
    const rows = accounts.map((a) => [String(a.accountId), a.name, formatTime(a.createdAt)]);
    process.stdout.write(table([['ACCOUNT', 'NAME', 'CREATED'], ...rows]));
    return 0;
  }
  if (verb === 'create') {
    const name = nameOf(flags.name);
    const email = emailOf('accounts create', flags.email);
    const made = await withStore(
      config,
      ({ store, mint, now }) =>
        store.write(async (tx) => {
          await refuseTaken(tx, name, email);
          return createAccount(tx, { mint, now: now() }, { name, email });
        }),
      { mustExist: false },
    );
    process.stdout.write(`account: ${made.accountId}\nlive key: ${made.liveKey}\ntest key: ${made.testKey}\n`);
    return 0;
  }
  throw new ConfigError('accounts needs list or create; see taskwright accounts --help');
}

/** @throws ConfigError */
function nameOf(flag: string | undefined): string {
  if (!flag) throw new ConfigError('accounts create needs --name');
  // --account takes either, and must mean one account.
  if (/^\d+$/.test(flag)) throw new ConfigError('--name must not be a number');
  const problem = nameProblem(flag);
  if (problem) throw new ConfigError(`--name ${problem}`);
  return flag;
}

/**
 * Of two commands at once one takes the next number first; the other is run again and finds it.
 * @throws ConfigError
 */
async function refuseTaken(tx: Tx, name: string, email: string): Promise<void> {
  if ((await listAccounts(tx)).some((account) => account.name === name)) {
    throw new ConfigError(`there is an account ${name} already`);
  }
  const [user] = await findUsersByEmail(tx, email);
  if (user) throw new ConfigError(`there is a user ${user.email} already, in account ${user.accountId}`);
}
