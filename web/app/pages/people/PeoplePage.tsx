/** The team: roles, what each does and how well, and who works on what. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { useSession } from '../../session.ts';
import { LIVE, send, useChange, useRead } from '../manage/ask.ts';
import { FormDialog } from '../manage/Dialogs.tsx';
import { Pick } from '../manage/Fields.tsx';
import { Loaded, Sheet } from '../manage/Parts.tsx';
import { Table } from '../manage/Table.tsx';
import type { Assignments } from '../projects/projects.ts';
import { Assigning } from './Assigning.tsx';
import { Invite } from './Invite.tsx';
import { PersonRow } from './PersonRow.tsx';
import type { Teammate, TeamWork } from './people.ts';
import { ResetStanding } from './ResetStanding.tsx';
import './people.css';

export type PersonDialog = { kind: 'assign' | 'reset' | 'remove'; email: string };

const DAYS = ['1', '7', '30'] as const;

export default function PeoplePage(): ReactNode {
  const mayChange = useSession().permissions.includes('change team');
  const [days, setDays] = useState<(typeof DAYS)[number]>('7');
  const team = useRead<Teammate[]>('/v1/teams');
  const work = useRead<TeamWork>(`/v1/quality/work?days=${days}`, { refetchInterval: LIVE });
  const assignments = useRead<Assignments>('/v1/studio/assignments');
  const [dialog, setDialog] = useState<PersonDialog | { kind: 'invite' }>();
  const close = () => setDialog(undefined);
  const t = texts.people;
  const standings = (email: string) => {
    const id = team.data?.find((one) => one.email === email)?.user_id;
    return work.data?.labelers.find(({ labeler }) => labeler === id)?.accuracy ?? [];
  };
  return (
    <Sheet
      title={texts.nav.people}
      actions={
        <>
          <Pick
            label={t.period}
            isBare
            value={days}
            options={DAYS.map((one) => [one, t.days(Number(one))])}
            onChange={setDays}
          />
          {mayChange && (
            <Button className="button primary" onPress={() => setDialog({ kind: 'invite' })}>
              {t.invite}
            </Button>
          )}
        </>
      }
    >
      <Loaded of={team}>
        {(people) => (
          <>
            <Table
              label={texts.nav.people}
              columns={[
                [t.person],
                [t.role],
                [t.answered, 'number'],
                [t.rejected, 'number'],
                [t.meanTime, 'number'],
                [t.accuracy],
                [t.projects],
                [texts.projects.actions, 'acts'],
              ]}
            >
              {people.map((person) => (
                <PersonRow
                  key={person.user_id}
                  person={person}
                  work={work.data?.labelers.find(({ labeler }) => labeler === person.user_id)}
                  projects={assignments.data?.[person.email] ?? []}
                  ask={setDialog}
                />
              ))}
            </Table>
            {people.length === 1 && <p className="note">{t.alone}</p>}
          </>
        )}
      </Loaded>
      {dialog?.kind === 'invite' && <Invite close={close} />}
      {dialog?.kind === 'assign' && (
        <Assigning email={dialog.email} assigned={assignments.data?.[dialog.email] ?? []} close={close} />
      )}
      {dialog?.kind === 'reset' && (
        <ResetStanding email={dialog.email} standings={standings(dialog.email)} close={close} />
      )}
      {dialog?.kind === 'remove' && <Remove email={dialog.email} close={close} />}
    </Sheet>
  );
}

function Remove({ email, close }: { email: string; close(): void }): ReactNode {
  const remove = useChange(() => send('/v1/teams/remove', { emails: [email] }), close);
  return (
    <FormDialog
      title={texts.people.removeTitle(email)}
      action={texts.people.remove}
      close={close}
      run={() => remove.mutate()}
      isPending={remove.isPending}
      error={remove.error}
      isAlarm
    >
      <p>{texts.people.removeAsk}</p>
    </FormDialog>
  );
}
