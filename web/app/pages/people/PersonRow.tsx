import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'wouter';
import { texts } from '../../../kit/texts/texts.ts';
import { useSession } from '../../session.ts';
import { send, useChange } from '../manage/ask.ts';
import { Pick } from '../manage/Fields.tsx';
import { pageOfProject } from '../projects/projects.ts';
import type { PersonDialog } from './PeoplePage.tsx';
import { nameOf, ROLES, type Role, type Standing, type Teammate, type Work } from './people.ts';

interface RowProps {
  person: Teammate;
  /** Undefined until it is read. */
  work: Work | undefined;
  projects: readonly string[];
  ask(dialog: PersonDialog): void;
}

export function PersonRow({ person, work, projects, ask }: RowProps): ReactNode {
  const { permissions } = useSession();
  const { email, role, expiry } = person;
  const setRole = useChange((to: Role) => send('/v1/teams/set_role', { emails: [email], team_role: to }));
  const t = texts.people;
  const isLate = expiry !== undefined && Date.parse(expiry) < Date.now();
  const act = (kind: PersonDialog['kind'], shown: string, isAlarm = false) => (
    <Button
      className={isAlarm ? 'button small alarm' : 'button small'}
      aria-label={`${shown}: ${email}`}
      onPress={() => ask({ kind, email })}
    >
      {shown}
    </Button>
  );
  return (
    <tr>
      <td>
        <span className="person">
          <strong>{nameOf(person)}</strong>
          {nameOf(person) !== email && <span className="note">{email}</span>}
          {expiry && (
            <span className={isLate ? 'badge alarm' : 'badge'}>
              {isLate ? t.inviteOver : t.invited(new Date(expiry).toLocaleString())}
            </span>
          )}
          {setRole.isError && (
            <span className="refusal" role="alert">
              {setRole.error.message}
            </span>
          )}
        </span>
      </td>
      <td data-name={t.role}>
        <Pick
          label={t.roleOf(email)}
          isBare
          value={setRole.isPending ? setRole.variables : role}
          options={ROLES.map((one) => [one, t.roles[one]])}
          onChange={(to) => setRole.mutate(to)}
          isDisabled={!permissions.includes('change team') || setRole.isPending}
        />
      </td>
      <td className="number" data-name={t.answered}>
        {work?.answered ?? ''}
      </td>
      <td className="number" data-name={t.rejected}>
        {work?.rejected ?? ''}
      </td>
      <td className="number" data-name={t.meanTime}>
        {work?.mean_secs === undefined ? '–' : texts.people.seconds(work.mean_secs)}
      </td>
      <td data-name={t.accuracy}>
        <span className="badges">
          {work?.accuracy.map((one) => (
            <Accuracy key={`${one.project} ${one.type}`} standing={one} />
          ))}
        </span>
      </td>
      <td data-name={t.projects}>
        <span className="badges">
          {projects.length === 0 ? <span className="note">{t.anyProject}</span> : null}
          {projects.map((project) => (
            <Link key={project} className="badge" href={pageOfProject(project, 'people')}>
              {project}
            </Link>
          ))}
        </span>
      </td>
      <td className="acts">
        {permissions.includes('assign work') && act('assign', t.assign)}
        {permissions.includes('reset quality') &&
          work?.accuracy.some(({ scored, below_bar, project }) => project && (scored > 0 || below_bar)) &&
          act('reset', t.reset)}
        {permissions.includes('change team') && act('remove', t.remove, true)}
      </td>
    </tr>
  );
}

function Accuracy({ standing: { project, type, scored, accuracy, below_bar } }: { standing: Standing }): ReactNode {
  if (accuracy === undefined && !below_bar) return null;
  const percent = accuracy === undefined ? '' : ` ${Math.round(accuracy * 100)}%`;
  return (
    <span className={below_bar ? 'badge alarm' : 'badge on'} title={texts.people.scored(scored)}>
      {project ?? type}
      {percent}
      {below_bar && `, ${texts.people.belowBar}`}
    </span>
  );
}
