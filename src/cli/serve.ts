import { createSignInLink } from '../actions/sign-in.ts';
import { readConfig } from '../config.ts';
import { prepareFirstAccount } from './first-account.ts';
import { asksForHelp, settingsHelp } from './help.ts';
import { openConfigured, refuse } from './open.ts';
import { signInLink } from './operator.ts';

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(`Usage: taskwright serve [flags]\n\n${settingsHelp()}`);
    return 0;
  }
  const config = readConfig(args, process.env);
  // Now, not above: help and refusals need not wait for the whole server to load.
  const { runServer } = await import('./run-server.ts');
  return runServer(config, {
    openMetrics: async () => (await import('../http/metrics.ts')).createMetrics(),
    workbench: true,
    openStore: (onCommit) => openConfigured(config, { onCommit }),
    async prepare(opened) {
      const { store, mint, now } = opened;
      const { account, lines } = await prepareFirstAccount(opened, config).catch(refuse);
      return async (address) => {
        if (!account || !address) return lines(address);
        const { accountId, adminId } = account;
        const maker = { mint, now: now() };
        const token = await store.write((tx) => createSignInLink(tx, maker, accountId, adminId));
        return lines(address, signInLink(address, token));
      };
    },
  });
}
