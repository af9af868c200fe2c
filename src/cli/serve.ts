import { mkdirSync } from 'node:fs';
import { createSignInLink } from '../actions/sign-in.ts';
import { readConfig } from '../config.ts';
import { openStore } from '../store/open.ts';
import { prepareFirstAccount } from './first-account.ts';
import { asksForHelp, settingsHelp } from './help.ts';
import { signInLink } from './operator.ts';

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(`Usage: taskwright serve [flags]\n\n${settingsHelp()}`);
    return 0;
  }
  const config = readConfig(args, process.env);
  mkdirSync(config.dataDir, { recursive: true, mode: 0o700 });
  // Now, not above: help and refusals need not wait for the whole server to load.
  const { runServer } = await import('./run-server.ts');
  return runServer(config, {
    openMetrics: async () => (await import('../http/metrics.ts')).createMetrics(),
    workbench: true,
    openStore: (onCommit) => openStore({ ...config, onCommit }),
    async prepare(opened) {
      const { store, mint, now } = opened;
      const { account, lines } = await prepareFirstAccount(opened, config);
      return async (address) => {
        if (!account) return lines(address);
        const link = (token: string) => signInLink(address, token);
        const maker = { mint, now: now() };
        const { accountId, adminId } = account;
        return lines(address, link(await store.write((tx) => createSignInLink(tx, maker, accountId, adminId))));
      };
    },
  });
}
