/**
 * Retry-After: seconds or an HTTP date (RFC 9110, 10.2.3). What is neither counts as absent.
 * @param now unix milliseconds. @returns milliseconds from now, never negative.
 */
export function parseRetryAfter(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Number(text) * 1000;
  // Date.parse takes much more than HTTP dates; all three forms of those begin with the day of the week and end in GMT
  // or, the oldest one, in the year.
  if (!/^(Mon|Tues?|Wed(nes)?|Thu(rs)?|Fri|Sat(ur)?|Sun)(day)?,? .*(GMT|\d{4})$/.test(text)) return undefined;
  const at = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}
