import { parseArgs } from 'node:util';

export type StoreName = 'sqlite' | 'postgres';

export interface Settings {
  stores: StoreName[];
  /** How often everything is measured, in turns. Under seven a median says little on a shared machine. */
  rounds: number;
  /** Tasks of the large list; the small one has a thousand. */
  tasks: number;
  /** Of one measurement. */
  seconds: number;
  /** Starts of the server whose times are taken. */
  starts: number;
}

const USAGE = `Usage: npm run bench -- [--store sqlite|postgres|both]

  ROUNDS=7        rounds
  TASKS=200000    tasks of the large list
  SECONDS=3       length of one measurement (1 when ROUNDS is under 7)
  STARTS=10       starts of the server (3 when ROUNDS is under 7)
  DATABASE_URL    the PostgreSQL for --store postgres; without it one is started for the run
`;

/** @returns undefined when help was asked for and given. */
export function readSettings(args: string[], env: NodeJS.ProcessEnv): Settings | undefined {
  const { values } = parseArgs({
    args,
    options: { store: { type: 'string', default: 'sqlite' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return undefined;
  }
  const number = (name: string, otherwise: number, least: number): number => {
    const value = Number(env[name] || otherwise);
    if (!(value >= least)) throw new Error(`${name} must be a number of at least ${least}`);
    return value;
  };
  const rounds = number('ROUNDS', 7, 1);
  const whole = rounds >= 7;
  return {
    stores: storesOf(values.store),
    rounds,
    tasks: number('TASKS', 200_000, 1000),
    seconds: number('SECONDS', whole ? 3 : 1, 0.1),
    starts: number('STARTS', whole ? 10 : 3, 1),
  };
}

export function storesOf(text: string): StoreName[] {
  if (text === 'both') return ['sqlite', 'postgres'];
  if (text === 'sqlite' || text === 'postgres') return [text];
  throw new Error('--store must be sqlite, postgres or both');
}
