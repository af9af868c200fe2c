import { flagOf, SETTINGS } from '../config.ts';

/** The settings that every command knows, as flags and as environment. */
export function settingsHelp(): string {
  const lines = Object.entries(SETTINGS).map(([name, text]) => {
    const flag = `--${flagOf(name as keyof typeof SETTINGS)}`;
    return `  ${flag.padEnd(16)} ${name.padEnd(24)} ${text}`;
  });
  return `Settings, as flag or environment (X_FILE reads X from a file):\n${lines.join('\n')}\n`;
}

export const asksForHelp = (args: string[]): boolean => args.includes('--help') || args.includes('-h');
