/** Figures, dates and plurals as the reader's language writes them. Pure. */
let locale = 'en';

/** @param next BCP 47, for example `de` or `en-GB`. */
export function writeAs(next: string): void {
  locale = next;
}

export const number = (value: number): string => new Intl.NumberFormat(locale).format(value);

/** @param share 0 to 1. */
export const percent = (share: number): string =>
  new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share);

/** Date and time of day. @param iso ISO 8601. */
export const moment = (iso: string): string => new Date(iso).toLocaleString(locale);

/** Time of day in hours and minutes. @param iso ISO 8601. */
export const clock = (iso: string): string =>
  new Date(iso).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });

/** `1 task`, `2 tasks`. */
export function plural(count: number, one: string, other: string): string {
  return new Intl.PluralRules(locale).select(count) === 'one' ? one : other;
}

/** `3 minutes ago`. @param count of units in the past. */
export const past = (count: number, unit: Intl.RelativeTimeFormatUnit): string =>
  new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(-count, unit);

/** Day and time of day, short. @param ms unix milliseconds. */
export const momentOf = (ms: number): string =>
  new Date(ms).toLocaleString(locale, { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** Below a chart: hours where its pieces are shorter than a day, otherwise days. @param at unix seconds. */
export function axisTime(at: number, pieceSeconds: number): string {
  const date = new Date(at * 1000);
  if (pieceSeconds < 86_400) return date.toLocaleTimeString(locale, { hour: 'numeric', minute: '2-digit' });
  return date.toLocaleDateString(locale, { day: 'numeric', month: 'short' });
}
