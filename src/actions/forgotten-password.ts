import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '../deps.ts';
import { errors } from '../errors.ts';
import { isSameEmail } from '../rules/email.ts';
import { findUsersByEmail } from '../store/accounts.ts';
import type { Tx } from '../store/db.ts';
import { insertInvitationMail } from '../store/team.ts';
import { createSignInLink } from './sign-in.ts';
import { type Trier, takeMailTry } from './sign-in-tries.ts';

/** A mailbox is looked into at once by who asked. Milliseconds. */
const LASTS = 60 * 60 * 1000;

/** Writing a mail takes a little longer than writing none. Milliseconds. */
const ANSWERS_AFTER = 300;

/**
 * Mails a link to whoever has this address here. Whether anybody has is not told: the answer is the same, and comes no
 * sooner.
 * @param address where people reach this server; never what the request says of it, as its sender may be anybody.
 * @throws ApiError 429.
 */
export async function mailPasswordLink(
  deps: Pick<Deps, 'store' | 'mint' | 'now'>,
  trier: Trier,
  serverAddress: string,
): Promise<void> {
  const work = deps.store.write(async (tx) => {
    const now = deps.now();
    const { wait, hasEnough } = await takeMailTry(tx, trier, now);
    if (!hasEnough) await mail(tx, { mint: deps.mint, now }, trier.email, serverAddress);
    return wait;
  });
  const [wait] = await Promise.all([work, sleep(ANSWERS_AFTER)]);
  if (wait > 0) throw errors.tooManyTries(Math.ceil(wait / 1000));
}

async function mail(tx: Tx, maker: Pick<Deps, 'mint'> & { now: number }, email: string, address: string) {
  const { now, mint } = maker;
  const users = (await findUsersByEmail(tx, email)).filter((one) => isSameEmail(one.email, email) && !one.invitedUntil);
  for (const user of users) {
    const wish = { purpose: 'password', lasts: LASTS } as const;
    const token = await createSignInLink(tx, maker, user.accountId, user.userId, wish);
    await insertInvitationMail(tx, {
      accountId: user.accountId,
      mailId: mint().id,
      // The stored address, not the typed one: they may differ by more than we see.
      email: user.email,
      subject: 'Your password for Taskwright',
      body: `Somebody, probably you, asked for a new password. This link sets one, once, within an hour:\n\n${address}/password#${token}\n\nIf it was not you, do nothing: your password stays as it is.\n`,
      nextAt: now,
      tries: 0,
      expiresAt: now + LASTS,
    });
  }
}
