/** Invitations that are due to be mailed: taking a few, and what became of each. Times are unix milliseconds. */
import type { Tx } from '../store/db.ts';
import { deleteMail, type InvitationMail, postponeInvitationMail, takeInvitationMails } from '../store/team.ts';

/** So few that all are tried before somebody else takes them for lost. */
const AT_ONCE = 5;
const LOST = 60_000;
const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 60 * 60_000;

export function takeInvitations(tx: Tx, now: number): Promise<InvitationMail[]> {
  return takeInvitationMails(tx, { now, until: now + LOST, most: AT_ONCE });
}

/** A sent mail is gone; one that was not is tried again until its link ends. */
export async function settleInvitation(tx: Tx, mail: InvitationMail, sent: boolean, now: number): Promise<void> {
  if (sent) return deleteMail(tx, mail);
  await postponeInvitationMail(tx, mail, now + Math.min(FIRST_PAUSE * 2 ** mail.tries, LONGEST_PAUSE));
}
