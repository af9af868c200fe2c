import { resolve } from 'node:path';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { DirectoryInUse } from '../store/directory-in-use.ts';
import { takeForServer } from '../store/open.ts';
import { prepareFirstAccount } from './first-account.ts';
import { adminWhoNeverCame, firstLink } from './first-admin.ts';
import { asksForHelp, settingsHelp } from './help.ts';
import { openConfigured, refuse } from './open.ts';

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(`Usage: taskwright serve [flags]\n\n${settingsHelp()}`);
    return 0;
  }
  const config = readConfig(args, process.env);
  // Now, not above: help and refusals need not wait for the whole server to load.
  const { runServer } = await import('./run-server.ts');
  let giveBack = () => {};
  const code = await runServer(config, {
    openMetrics: async () => (await import('../http/metrics.ts')).createMetrics(),
    workbench: true,
    async openStore(onCommit) {
      giveBack = await takeDirectory(config);
      return openConfigured(config, { onCommit });
    },
    async prepare(opened) {
      const { account, lines } = await prepareFirstAccount(opened, config).catch(refuse);
      return async (address) => {
        const admin = address && (await adminWhoNeverCame(opened, account));
        if (!admin) return lines(address);
        const token = await firstLink(opened, admin);
        return lines(address, `${config.publicUrl ?? address}/join#${token}`);
      };
    },
  });
  giveBack();
  return code;
}

/** @throws ConfigError */
async function takeDirectory(config: Config): Promise<() => void> {
  try {
    return await takeForServer(config);
  } catch (error) {
    if (!(error instanceof DirectoryInUse)) return refuse(error);
    const who = error.pid === undefined ? 'another server' : `another server (process ${error.pid})`;
    throw new ConfigError(
      `${who} has the data directory ${resolve(config.dataDir)}; choose another with --data-dir, or use PostgreSQL`,
    );
  }
}
