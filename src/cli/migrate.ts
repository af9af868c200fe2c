import { readConfig } from '../config.ts';
import { prepareFirstAccount } from './first-account.ts';
import { asksForHelp, settingsHelp } from './help.ts';
import { withStore } from './open.ts';

export async function run(args: string[]): Promise<number> {
  if (asksForHelp(args)) {
    process.stdout.write(
      `Usage: taskwright migrate [flags]\n\nBrings the database up to date and makes the first account. serve does so too.\n\n${settingsHelp()}`,
    );
    return 0;
  }
  const config = readConfig(args, process.env);
  const announcement = await withStore(config, (opened) => prepareFirstAccount(opened, config), { mustExist: false });
  for (const line of [...announcement.lines(), 'The database is up to date.']) process.stdout.write(`${line}\n`);
  return 0;
}
