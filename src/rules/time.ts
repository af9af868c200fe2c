/**
 * Times on the wire: ISO 8601 (seed, "All time filters expect an ISO 8601-formatted string").
 * Naive times are UTC, a bare date is its midnight (api-facts D.3); digits past the millisecond are
 * dropped, because stored times have none and a filter is inclusive.
 */
const ISO =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|z|[+-]\d{2}:?\d{2}|\d{2}:?\d{2})?)?$/;

/** @returns unix milliseconds, or undefined when the text is not a time that exists. */
export function parseTime(text: string): number | undefined {
  const m = ISO.exec(text.trim());
  if (!m) return undefined;
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone] = m;
  const ms = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const utc = Date.UTC(+year!, +month! - 1, +day!, +hour, +minute, +second, ms);
  const date = new Date(utc);
  // Date.UTC rolls 30 February over into March; a time that does not read back as written does not exist.
  if (date.getUTCFullYear() !== +year! || date.getUTCMonth() !== +month! - 1 || date.getUTCDate() !== +day!) return;
  if (+hour > 23 || +minute > 59 || +second > 59) return;
  if (zone === undefined || zone === 'Z' || zone === 'z') return utc;
  // The + of an offset arrives as a space when a client does not percent-encode it; the pattern lets it.
  const digits = zone.replace(/\D/g, '');
  const offset = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  if (Number(digits.slice(2)) > 59 || offset > 24 * 60) return;
  return utc - (zone.startsWith('-') ? -1 : 1) * offset * 60_000;
}

/** @param ms unix milliseconds; the wire's form is `2019-03-10T08:55:12.058Z` (api-facts C.1). */
export function formatTime(ms: number): string {
  const second = Math.floor(ms / 1000);
  if (second !== lastSecond) {
    // Throws for a time that no Date can hold, before it is remembered.
    lastText = new Date(second * 1000).toISOString().slice(0, -4);
    lastSecond = second;
  }
  return `${lastText}${String(ms - second * 1000).padStart(3, '0')}Z`;
}

/** Tasks of one page were often made in one second; toISOString for each time was a seventh of a list's cost. */
let lastSecond = Number.NaN;
let lastText = '';
