/** What a team does to its users, and invitations that wait to be mailed. Times are unix milliseconds. */
import type { Mode, Role } from '../rules/roles.ts';
import type { UserRow } from './accounts.ts';
import type { Db, Row, Tx } from './db.ts';

type UserKey = Pick<UserRow, 'accountId' | 'userId'>;
const OF_USER = 'where account_id = ? and user_id = ?';

export async function setRole(tx: Tx, { accountId, userId }: UserKey, role: Role): Promise<void> {
  await tx.run(`update users set role = ? ${OF_USER}`, [role, accountId, userId]);
}

/** @param until null: he came. */
export async function setInvited(tx: Tx, { accountId, userId }: UserKey, until: number | null): Promise<void> {
  await tx.run(`update users set invited_until = ? ${OF_USER}`, [until, accountId, userId]);
}

export async function setProfile(
  tx: Tx,
  { accountId, userId }: UserKey,
  { name, email }: { name: string; email: string },
): Promise<void> {
  await tx.run(`update users set name = ?, email = ? ${OF_USER}`, [name, email, accountId, userId]);
}

export async function deleteSignInLinks(tx: Tx, { accountId, userId }: UserKey): Promise<void> {
  await tx.run(`delete from sign_in_links ${OF_USER}`, [accountId, userId]);
}

/** With whatever lets him in; what he did stays under his id. */
export async function deleteUser(tx: Tx, user: UserKey, now: number): Promise<void> {
  const key = [user.accountId, user.userId];
  await tx.run(`update api_keys set revoked_at = ? ${OF_USER} and revoked_at is null`, [now, ...key]);
  await tx.run(`delete from sessions ${OF_USER}`, key);
  for (const table of ['passwords', 'identities']) await tx.run(`delete from ${table} ${OF_USER}`, key);
  await deleteSignInLinks(tx, user);
  await tx.run(`delete from users ${OF_USER}`, key);
}

/** Gives back to the queue what the user holds. @returns the ids of the ended leases. */
export async function endLeasesOf(tx: Tx, { accountId, userId }: UserKey, now: number): Promise<string[]> {
  const ids: string[] = [];
  for (const mode of ['live', 'test'] as const satisfies Mode[]) {
    const held = await tx.all(
      `update open_answers set lease_id = null, lease_user_id = null
        where account_id = ? and mode = ? and kind in ('label', 'review') and lease_user_id = ? and lease_id is not null
        returning task_id`,
      [accountId, mode, userId],
    );
    for (const [taskId] of held) {
      const ended = await tx.all(
        `update leases set ended_at = ?, outcome = 'ended'
          where account_id = ? and mode = ? and task_id = ? and user_id = ? and ended_at is null returning lease_id`,
        [now, accountId, mode, taskId!, userId],
      );
      ids.push(...ended.map(([id]) => String(id)));
    }
    const hidden = await tx.all(
      `update leases set ended_at = ?, outcome = 'ended'
        where account_id = ? and mode = ? and user_id = ? and ended_at is null and stands_for is not null
        returning lease_id`,
      [now, accountId, mode, userId],
    );
    ids.push(...hidden.map(([id]) => String(id)));
  }
  return ids;
}

export interface InvitationMail {
  accountId: number;
  mailId: string;
  email: string;
  /** Null for an invitation. */
  subject: string | null;
  body: string;
  nextAt: number;
  tries: number;
  expiresAt: number;
}

const COLUMNS = 'account_id, mail_id, email, subject, body, next_at, tries, expires_at';
const mailOf = ([accountId, mailId, email, subject, body, nextAt, tries, expiresAt]: Row): InvitationMail =>
  ({ accountId, mailId, email, subject, body, nextAt, tries, expiresAt }) as InvitationMail;

export async function insertInvitationMail(tx: Tx, m: InvitationMail): Promise<void> {
  await tx.run(`insert into invitation_mails (${COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?)`, [
    m.accountId,
    m.mailId,
    m.email,
    m.subject,
    m.body,
    m.nextAt,
    m.tries,
    m.expiresAt,
  ]);
}

/** Whether one is due, without writing. */
export async function hasInvitationMail(db: Db, now: number): Promise<boolean> {
  return (await db.all('select 1 from invitation_mails where next_at <= ? limit 1', [now])).length > 0;
}

/** Takes mails that are due: nobody else gets them before `until`. Those whose link has ended are dropped. */
export async function takeInvitationMails(
  tx: Tx,
  { now, until, most }: { now: number; until: number; most: number },
): Promise<InvitationMail[]> {
  await tx.run('delete from invitation_mails where expires_at <= ?', [now]);
  const rows = await tx.all(
    `select ${COLUMNS} from invitation_mails where next_at <= ? order by next_at limit ? ${tx.dialect.skipLocked}`,
    [now, most],
  );
  const mails = rows.map(mailOf);
  for (const mail of mails) await postponeInvitationMail(tx, mail, until);
  return mails;
}

/** It is tried again at `nextAt`. */
export async function postponeInvitationMail(
  tx: Tx,
  { accountId, mailId }: InvitationMail,
  nextAt: number,
): Promise<void> {
  const sql = 'update invitation_mails set next_at = ?, tries = tries + 1 where account_id = ? and mail_id = ?';
  await tx.run(sql, [nextAt, accountId, mailId]);
}

/** It was sent. */
export async function deleteMail(tx: Tx, { accountId, mailId }: InvitationMail): Promise<void> {
  await tx.run('delete from invitation_mails where account_id = ? and mail_id = ?', [accountId, mailId]);
}

/** Nothing more goes to this address: its links have ended. */
export async function deleteInvitationMails(tx: Tx, accountId: number, email: string): Promise<void> {
  await tx.run('delete from invitation_mails where account_id = ? and email = ?', [accountId, email]);
}
