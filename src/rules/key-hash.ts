import { hash } from 'node:crypto';

/** How API keys are kept: a key has 128 random bits, so one round of a fast hash is enough. */
export function hashKey(key: string): string {
  return hash('sha256', key, 'base64url');
}
