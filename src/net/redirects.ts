/** Redirects of attachments: each hop is a request like the first, judged from its URL on (OWASP SSRF prevention). */
import type { IncomingMessage } from 'node:http';
import { Failed } from './outcome.ts';
import { parseRedirect, type Target } from './url.ts';

/** Nobody may ask for more. */
export const MAX_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** All that a second host is told: whatever else a caller adds might be a credential. */
const HARMLESS = new Set(['accept', 'accept-encoding', 'accept-language', 'if-range', 'range', 'user-agent']);

/**
 * @param seen the URLs asked so far.
 * @returns where to go on, or undefined when this answer is the last.
 * @throws Failed bad_redirect, redirect_loop
 */
export function redirectOf(answer: IncomingMessage, from: Target, seen: string[], most: number): Target | undefined {
  const { location } = answer.headers;
  if (most === 0 || location === undefined || !REDIRECTS.has(answer.statusCode!)) return undefined;
  // Header bytes come as Latin-1; servers that do not encode them write UTF-8.
  const { target } = parseRedirect(Buffer.from(location, 'latin1').toString(), from.url);
  // The problem is not told: it would tell of the other side's text.
  if (!target) throw new Failed('bad_redirect', 'The URL redirects to one that is not permitted.');
  if (seen.includes(target.url.href)) throw new Failed('redirect_loop', 'The URL redirects in a circle.');
  if (seen.length > most) throw new Failed('redirect_loop', `The URL redirects more than ${most} times.`);
  return target;
}

/** The headers for the next hop: to another origin only those that tell nothing. */
export function headersFor(headers: Record<string, string>, from: Target, to: Target): Record<string, string> {
  if (from.url.origin === to.url.origin) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS.has(name)));
}
