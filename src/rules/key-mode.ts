import type { Mode } from './roles.ts';

/**
 * The mode that a key of Scale's form speaks of: `test_...`, `live_...`, and the newer `<key>|<user>|test`
 * (api-facts A.3). @returns undefined for any other text.
 */
export function modeOfKey(key: string): Mode | undefined {
  const begins = /^(live|test)_[\x21-\x39\x3b-\x7e]+$/.exec(key)?.[1] as Mode | undefined;
  return begins && key.endsWith('|test') ? 'test' : begins;
}
