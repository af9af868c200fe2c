/**
 * How long somebody who was refused has to wait: longer each time, never for ever (OWASP Authentication Cheat Sheet, "Login
 * Throttling"). Nothing is ever locked, so that nobody can lock out somebody else.
 */
export interface Tries {
  fails: number;
  /** Unix milliseconds, as all times here. */
  waitsUntil: number;
  lastAt: number;
}

export interface Limit {
  /** Refusals before the first wait. */
  free: number;
  /** The first wait, which doubles. Milliseconds. */
  firstMs: number;
  mostMs: number;
  /** After this without a try all is forgotten. Milliseconds. */
  forgetMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const LIMITS = {
  /** One network address with one e-mail address. */
  pair: { free: 5, firstMs: 2_000, mostMs: 15 * MINUTE, forgetMs: 24 * HOUR },
  /** One network address, behind which there may be an office. */
  address: { free: 50, firstMs: 2_000, mostMs: 15 * MINUTE, forgetMs: HOUR },
  /** One e-mail address, from everywhere: short waits, as its owner waits them too. */
  user: { free: 50, firstMs: 1_000, mostMs: MINUTE, forgetMs: HOUR },
  /** Mails that somebody asked for: by network address, and to one e-mail address. */
  mailsAsked: { free: 10, firstMs: MINUTE, mostMs: HOUR, forgetMs: 6 * HOUR },
  mailsTo: { free: 3, firstMs: 10 * MINUTE, mostMs: 6 * HOUR, forgetMs: 24 * HOUR },
} as const satisfies Record<string, Limit>;

/** After this no try counts any more. Milliseconds. */
export const LONGEST_FORGET_MS = Math.max(...Object.values(LIMITS).map(({ forgetMs }) => forgetMs));

/** Who came in from an address within this is not slowed by what others try. Milliseconds. */
export const REMEMBERED_MS = 30 * 24 * HOUR;

export const waitOf = ({ waitsUntil }: Tries, now: number): number => Math.max(0, waitsUntil - now);

/** One more try, taken for refused until it is known better. */
export function charged(tries: Tries, limit: Limit, now: number): Tries {
  const fails = (now - tries.lastAt > limit.forgetMs ? 0 : tries.fails) + 1;
  const over = fails - limit.free;
  const wait = over < 0 ? 0 : Math.min(limit.mostMs, limit.firstMs * 2 ** Math.min(over, 30));
  return { fails, waitsUntil: wait === 0 ? 0 : now + wait, lastAt: now };
}

/** IPv6 networks give each customer a /64 at least: all of it is one address (RFC 6177). */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [before = '', after] = plain.split('::') as [string, string?];
  const [left, right] = [before, after ?? ''].map((half) => half.split(':').filter(Boolean)) as [string[], string[]];
  const gap = after === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(gap).fill('0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
