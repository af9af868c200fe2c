/** How long ago something was, in the reader's language. */
import { past } from './format.ts';

const UNITS: [seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [0, 'second'],
];

/** `3 minutes ago`. @param iso ISO 8601. */
export function ago(iso: string): string {
  const seconds = Math.max(0, (Date.now() - Date.parse(iso)) / 1000);
  const [size, unit] = UNITS.find(([least]) => seconds >= least)!;
  return past(Math.floor(seconds / (size || 1)), unit);
}
