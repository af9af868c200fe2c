/**
 * How passwords are kept: Argon2id, or scrypt where this Node has none, with the parameters of the OWASP Password Storage
 * Cheat Sheet beside the hash, so that they can grow (PHC string format).
 */
import * as crypto from 'node:crypto';
import { promisify } from 'node:util';
import type { Passwords } from './deps.ts';
import { errors } from './errors.ts';
import { normalPassword } from './rules/password.ts';

interface Scheme {
  /** Of this kind with parameters of ours; anything else is hashed anew once its password is known. */
  prefix: string;
  derive(password: string, salt: Buffer): Promise<Buffer>;
}

const LENGTH = 32;
const derived = (password: string) => Buffer.from(normalPassword(password), 'utf8');

/** OWASP: 19 MiB, two passes. */
const ARGON = { m: 19_456, t: 2, p: 1 };
/** OWASP: N = 2^15, r = 8, p = 3: 32 MiB. */
const SCRYPT = { ln: 15, r: 8, p: 3 };

export const hasArgon2 = typeof crypto.argon2 === 'function';

const argon = ({ m, t, p }: typeof ARGON): Scheme => ({
  prefix: `$argon2id$v=19$m=${m},t=${t},p=${p}`,
  derive: (password, nonce) =>
    promisify(crypto.argon2)('argon2id', {
      message: derived(password),
      nonce,
      parallelism: p,
      tagLength: LENGTH,
      memory: m,
      passes: t,
    }),
});

const scrypt = ({ ln, r, p }: typeof SCRYPT): Scheme => ({
  prefix: `$scrypt$ln=${ln},r=${r},p=${p}`,
  derive: (password, salt) =>
    promisify<crypto.BinaryLike, crypto.BinaryLike, number, crypto.ScryptOptions, Buffer>(crypto.scrypt)(
      derived(password),
      salt,
      LENGTH,
      { N: 2 ** ln, r, p, maxmem: 256 * 2 ** ln * r },
    ),
});

/** What a stored hash was made with. @throws when this Node cannot tell, as after a move to an older one. */
function schemeOf(stored: string): Scheme {
  const number = (name: string) => Number(new RegExp(`[$,]${name}=(\\d{1,7})`).exec(stored)?.[1]);
  if (stored.startsWith('$scrypt$')) return scrypt({ ln: number('ln'), r: number('r'), p: number('p') });
  if (stored.startsWith('$argon2id$v=19$') && hasArgon2)
    return argon({ m: number('m'), t: number('t'), p: number('p') });
  throw new Error(`A password was hashed by ${stored.split('$')[1]}, which this Node does not have.`);
}

/** Each takes a thread of four that files need too, and its memory. */
const AT_ONCE = 2;
/** Those behind them wait for a second or two; more are sent away. */
const MOST_WAITING = 64;

/** @param prefer for tests of the other kind. */
export function createPasswords({ prefer = hasArgon2 ? 'argon2id' : 'scrypt' }: { prefer?: string } = {}): Passwords {
  const current = prefer === 'scrypt' ? scrypt(SCRYPT) : argon(ARGON);
  let running = 0;
  const waiting: (() => void)[] = [];

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= AT_ONCE) {
      if (waiting.length >= MOST_WAITING) throw errors.signInBusy();
      // Whoever ends hands his place on.
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running++;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  }

  const hash = (password: string) =>
    inTurn(async () => {
      const salt = crypto.randomBytes(16);
      return [current.prefix, encode(salt), encode(await current.derive(password, salt))].join('$');
    });
  /** Of nobody's password: a stranger's try costs as much as a user's. */
  let nobodys: Promise<string> | undefined;
  return {
    hash,
    async verify(password, stored) {
      nobodys ??= hash(crypto.randomBytes(16).toString('hex'));
      const text = stored ?? (await nobodys);
      const [salt, key] = text
        .split('$')
        .slice(-2)
        .map((part) => Buffer.from(part, 'base64')) as [Buffer, Buffer];
      const found = await inTurn(() => schemeOf(text).derive(password, salt));
      return stored !== undefined && crypto.timingSafeEqual(found, key);
    },
    isOld: (stored) => !stored.startsWith(`${current.prefix}$`),
  };
}

/** PHC strings have no padding. */
const encode = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
