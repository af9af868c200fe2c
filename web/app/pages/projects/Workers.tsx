/** Who works on a project, and in which groups. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { useSession } from '../../session.ts';
import { pathTo, send, useChange, useRead } from '../manage/ask.ts';
import { FormDialog } from '../manage/Dialogs.tsx';
import { Pick, Tick, Written } from '../manage/Fields.tsx';
import { Loaded, Section } from '../manage/Parts.tsx';
import { Problem } from '../manage/Problem.tsx';
import type { Assignments, Group, Project } from './projects.ts';

export function Workers({ project: { name } }: { project: Project }): ReactNode {
  const mayAssign = useSession().permissions.includes('assign work');
  const assignments = useRead<Assignments>('/v1/studio/assignments');
  const groups = useRead<Group[]>(`/v1/studio/projects/${pathTo(name)}/groups`);
  const [dialog, setDialog] = useState<Group | 'new'>();
  const remove = useChange((email: string) =>
    send('/v1/studio/assignments/remove', { emails: [email], projects: [name] }),
  );
  const t = texts.people;
  return (
    <Loaded of={assignments}>
      {(all) => {
        const assigned = Object.keys(all).filter((email) => all[email]?.includes(name));
        return (
          <>
            <Section title={t.assigned} note={assigned.length ? t.assignedNote : t.nobodyAssigned}>
              <ul className="plain">
                {assigned.map((email) => (
                  <li key={email} className="row">
                    {email}
                    {mayAssign && (
                      <Button
                        className="button small quiet"
                        aria-label={t.unassign(email)}
                        onPress={() => remove.mutate(email)}
                      >
                        {t.remove}
                      </Button>
                    )}
                  </li>
                ))}
              </ul>
              {mayAssign && <Assign project={name} assigned={assigned} />}
              <Problem error={remove.error} />
            </Section>
            <Section title={t.groups} note={t.groupsNote}>
              <Loaded of={groups}>
                {(known) =>
                  known.length === 0 ? (
                    <p className="note">{t.noGroups}</p>
                  ) : (
                    <ul className="plain">
                      {known.map((group) => (
                        <li key={group.id} className="row">
                          <strong>{group.name}</strong>
                          <span className="note">{group.workers.map(({ email }) => email).join(', ') || '–'}</span>
                          {mayAssign && (
                            <Button
                              className="button small quiet"
                              aria-label={t.changeGroup(group.name)}
                              onPress={() => setDialog(group)}
                            >
                              {t.change}
                            </Button>
                          )}
                        </li>
                      ))}
                    </ul>
                  )
                }
              </Loaded>
              {mayAssign && assigned.length > 0 && (
                <div className="row">
                  <Button className="button" onPress={() => setDialog('new')}>
                    {t.newGroup}
                  </Button>
                </div>
              )}
            </Section>
            {dialog && (
              <GroupDialog
                project={name}
                group={dialog === 'new' ? undefined : dialog}
                assigned={assigned}
                close={() => setDialog(undefined)}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function Assign({ project, assigned }: { project: string; assigned: string[] }): ReactNode {
  const team = useRead<{ email: string }[]>('/v1/teams');
  const free = (team.data ?? []).map(({ email }) => email).filter((email) => !assigned.includes(email));
  const [email, setEmail] = useState('');
  const add = useChange(
    () => send('/v1/studio/assignments/add', { emails: [email], projects: [project] }),
    () => setEmail(''),
  );
  return (
    <div className="row">
      <Pick
        label={texts.people.whom}
        isBare
        value={email}
        options={[['', texts.people.whom] as const, ...free.map((one) => [one, one] as const)]}
        onChange={setEmail}
      />
      <Button className="button" isDisabled={email === ''} isPending={add.isPending} onPress={() => add.mutate()}>
        {texts.people.assign}
      </Button>
      <Problem error={add.error} />
    </div>
  );
}

interface GroupProps {
  project: string;
  /** Undefined for a new one. */
  group: Group | undefined;
  assigned: string[];
  close(): void;
}

function GroupDialog({ project, group, assigned, close }: GroupProps): ReactNode {
  const before = (group?.workers ?? []).map(({ email }) => email);
  const [name, setName] = useState(group?.name ?? '');
  const [emails, setEmails] = useState(before);
  const path = `/v1/studio/projects/${pathTo(project)}/groups`;
  const save = useChange(() => {
    if (!group) return send(path, { name, emails });
    const change = {
      add_emails: emails.filter((email) => !before.includes(email)),
      remove_emails: before.filter((email) => !emails.includes(email)),
    };
    return send(`${path}/${pathTo(group.name)}`, change, 'live', 'PUT');
  }, close);
  return (
    <FormDialog
      title={group ? texts.people.changeGroup(group.name) : texts.people.newGroup}
      action={texts.manage.save}
      close={close}
      run={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
    >
      {!group && <Written label={texts.projects.name} value={name} onChange={setName} isRequired autoFocus />}
      <div className="choices">
        {assigned.map((email) => (
          <Tick
            key={email}
            label={email}
            value={emails.includes(email)}
            onChange={(on) => setEmails(on ? [...emails, email] : emails.filter((one) => one !== email))}
          />
        ))}
      </div>
    </FormDialog>
  );
}
