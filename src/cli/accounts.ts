import { createAccount } from '../actions/first-account.ts';
import { ConfigError, readCommandLine } from '../config.ts';
import { formatTime } from '../rules/time.ts';
import { listAccounts } from '../store/accounts.ts';
import { asksForHelp, settingsHelp } from './help.ts';
import { withStore } from './open.ts';
import { table } from './operator.ts';

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
    const { name, email } = flags;
    if (!name || !email) throw new ConfigError('accounts create needs --name and --email');
    const made = await withStore(config, ({ store, mint, now }) =>
      store.write((tx) => createAccount(tx, { mint, now: now() }, { name, email })),
    );
    process.stdout.write(`account: ${made.accountId}\nlive key: ${made.liveKey}\ntest key: ${made.testKey}\n`);
    return 0;
  }
  throw new ConfigError('accounts needs list or create; see taskwright accounts --help');
}
