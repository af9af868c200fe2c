/** Invitations: by mail where the server sends any, and always by a link to hand on. */
import { type ReactNode, useState } from 'react';
import { texts } from '../../../kit/texts/texts.ts';
import { call } from '../../server.ts';
import { useChange } from '../manage/ask.ts';
import { FormDialog, TellDialog } from '../manage/Dialogs.tsx';
import { Pick, Written } from '../manage/Fields.tsx';
import { Copy } from '../manage/Parts.tsx';
import { ROLES, type Role, type Teammate } from './people.ts';

export function Invite({ close }: { close(): void }): ReactNode {
  const [written, setWritten] = useState('');
  const [role, setRole] = useState<Role>('labeler');
  const [team, setTeam] = useState<Teammate[]>();
  const emails = written.split(/[\s,;]+/).filter(Boolean);
  const invite = useChange(
    // Without an Idempotency-Key: an answer that is kept for it would hold links that sign in.
    () => call<Teammate[]>('POST', '/v1/teams/invite', { body: { emails, team_role: role } }),
    setTeam,
  );
  const t = texts.people;
  if (team) {
    const invited = team.filter(({ sign_in_link }) => sign_in_link !== undefined);
    return (
      <TellDialog title={t.invitedTitle(invited.length)} close={close}>
        <p>{invited.length > 0 ? t.linkNote : t.nobodyNew}</p>
        <ul className="plain invitations">
          {invited.map(({ email, sign_in_link }) => (
            <li key={email} className="field">
              <span className="question">{email}</span>
              <Copy text={sign_in_link!} name={email} />
            </li>
          ))}
        </ul>
      </TellDialog>
    );
  }
  return (
    <FormDialog
      title={t.invite}
      action={t.invite}
      close={close}
      run={() => invite.mutate()}
      isPending={invite.isPending}
      error={invite.error}
      isDisabled={emails.length === 0}
    >
      <Written label={t.emails} note={t.emailsNote} value={written} onChange={setWritten} rows={3} autoFocus />
      <Pick
        label={t.role}
        note={t.roleNotes[role]}
        value={role}
        options={ROLES.map((one) => [one, t.roles[one]])}
        onChange={setRole}
      />
    </FormDialog>
  );
}
