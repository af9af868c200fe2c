/** What a refusal at the door means, in the language of whoever reads it. */
import { texts } from '../../kit/texts/texts.ts';
import { Refused } from '../server.ts';

export function said(error: Error, what: 'password' | 'link' | 'current' = 'password'): string {
  const { door } = texts;
  if (!(error instanceof Refused)) return error.message;
  if (error.status === 429) return door.wait(error.retryAfter ?? 60);
  if (error.status === 401) return what === 'link' ? door.linkOver : door.wrong;
  if (error.status === 403 && what === 'current') return texts.account.wrongCurrent;
  if (error.status === 400 && error.message.includes('"password"')) return door.tooEasy;
  if (error.status === 400 && error.message.includes('"email" is')) return door.emailTaken;
  return error.message;
}

/** A whole link, or its part after the `#`. */
export const tokenIn = (typed: string): string => typed.trim().split('#').at(-1)!;
