/** The command line. Sets the exit code; nothing else ends the process, but serve when a stop takes too long. */
import { ConfigError } from './config.ts';

const USAGE = `Usage: taskwright <command> [flags]

  serve      run the API (and the workbench)
  emulate    run the API for tests, in memory
  migrate    bring the database up to date and make the first account
  accounts   list or create accounts
  users      list or create users
  keys       list, create or revoke API keys
  create     create a task for each line of a file or object of a bucket, over HTTP
  import     bring projects, batches and tasks over from another server
  replay     play a recording of the emulator against a server
  export     write tasks into a file, over HTTP

taskwright <command> --help says more.
`;

/** Loaded one at a time, so that a command does not wait for the imports of the others. */
const COMMANDS: Record<string, () => Promise<{ run: (args: string[]) => Promise<number> }>> = {
  serve: () => import('./cli/serve.ts'),
  emulate: () => import('./cli/emulate.ts'),
  migrate: () => import('./cli/migrate.ts'),
  accounts: () => import('./cli/accounts.ts'),
  users: () => import('./cli/users.ts'),
  keys: () => import('./cli/keys.ts'),
  create: () => import('./cli/create.ts'),
  export: () => import('./cli/export.ts'),
  import: () => import('./cli/import.ts'),
  replay: () => import('./cli/replay.ts'),
};

async function main([name = '', ...args]: string[]): Promise<number> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    const asked = ['--help', '-h', 'help'].includes(name);
    process[asked ? 'stdout' : 'stderr'].write(asked || !name ? USAGE : `taskwright: no command ${name}\n\n${USAGE}`);
    return asked ? 0 : 2;
  }
  try {
    return await (await command()).run(args);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`taskwright: ${error.message}\n`);
    return 2;
  }
}

const code = await main(process.argv.slice(2));
// A start that failed may leave a store open behind it, which would keep the process.
if (code !== 0) process.exit(code);
