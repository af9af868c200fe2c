const UNITS: [seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
];
const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** `3 minutes ago`. @param iso ISO 8601. */
export function ago(iso: string): string {
  const seconds = Math.max(0, (Date.now() - Date.parse(iso)) / 1000);
  const [size, unit] = UNITS.find(([least]) => seconds >= least) ?? [0, 'minute'];
  return size === 0 ? 'a moment ago' : format.format(-Math.floor(seconds / size), unit);
}
