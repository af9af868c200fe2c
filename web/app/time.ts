import { past } from '../kit/texts/format.ts';
import { texts } from '../kit/texts/texts.ts';

const UNITS: [seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
];

/** `3 minutes ago`, in the reader's language. @param iso ISO 8601. */
export function ago(iso: string): string {
  const seconds = Math.max(0, (Date.now() - Date.parse(iso)) / 1000);
  const [size, unit] = UNITS.find(([least]) => seconds >= least) ?? [0, 'minute'];
  return size === 0 ? texts.answers.momentAgo : past(Math.floor(seconds / size), unit);
}
