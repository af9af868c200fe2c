import { flagOf, SETTINGS, type Setting } from '../config.ts';

/** The settings that a command knows, as flags and as environment; all of them when left out. */
export function settingsHelp(names = Object.keys(SETTINGS) as Setting[]): string {
  const lines = names.map((name) => {
    const flag = `--${flagOf(name)}`;
    return `  ${flag.padEnd(16)} ${name.padEnd(24)} ${SETTINGS[name]}`;
  });
  return `Settings, as flag or environment (X_FILE reads X from a file):\n${lines.join('\n')}\n`;
}

export const asksForHelp = (args: string[]): boolean => args.includes('--help') || args.includes('-h');
