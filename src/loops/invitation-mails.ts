import { settleInvitation, takeInvitations } from '../actions/mail-invitations.ts';
import type { Deps } from '../deps.ts';
import { hasInvitationMail, type InvitationMail } from '../store/team.ts';
import type { Loop } from './loop.ts';
import type { Mail } from './send-mail.ts';

/** Less than a stop waits for. Milliseconds. */
const A_TRY = 8_000;

/** Mails invitations, one after the other: at least once, with one Message-ID for all tries. */
export function invitationMails(deps: Deps, mail: Pick<Mail, 'post'>): Loop {
  return {
    name: 'invitation mails',
    every: 500,
    async runOnce() {
      if (!(await hasInvitationMail(deps.store, deps.now()))) return;
      for (const one of await deps.store.write((tx) => takeInvitations(tx, deps.now()))) {
        const problem = await post(mail, one);
        if (problem) deps.log.warn({ mail_id: one.mailId, problem }, 'invitation not mailed');
        await deps.store.write((tx) => settleInvitation(tx, one, problem === undefined, deps.now()));
      }
    },
  };
}

/** @returns why it was not sent. */
async function post(mail: Pick<Mail, 'post'>, one: InvitationMail) {
  const { mailId: id, email: to, subject, body: text } = one;
  try {
    const sent = await mail.post(
      { id, to, subject: subject ?? 'Invitation to Taskwright', text },
      AbortSignal.timeout(A_TRY),
    );
    return sent ? undefined : `no answer within ${A_TRY} ms`;
  } catch (error) {
    return String((error as Error).message);
  }
}
