/** Where the lines of `taskwright create` come from, when they are not a file that somebody wrote. */
import { readFileSync } from 'node:fs';
import { ConfigError } from '../config.ts';

export interface Source {
  /** How it was asked for. */
  flag: '--from' | '--coco';
  /** The file of lines, in the current directory: another name for other tasks, so that no run goes on with those of another. */
  file: string;
  /** What every line has that does not say otherwise. */
  common: { [key: string]: unknown };
  /** Writes the file of lines, unless a run on it can go on. @throws ConfigError */
  fill(file: string, results: string): Promise<void>;
}

/** @param file of `--params`. @param taken what each task has of its own. @throws ConfigError */
export function commonOf(file: string | undefined, taken: readonly string[]): Source['common'] {
  if (file === undefined) return {};
  let common: unknown;
  try {
    common = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigError(`--params ${file} cannot be read: ${(error as Error).message}`);
  }
  if (typeof common !== 'object' || common === null || Array.isArray(common)) {
    throw new ConfigError(`--params ${file} must hold a JSON object`);
  }
  const own = taken.find((name) => Object.hasOwn(common, name));
  if (own) throw new ConfigError(`--params ${file} must not have "${own}": each task has its own`);
  return common as Source['common'];
}
