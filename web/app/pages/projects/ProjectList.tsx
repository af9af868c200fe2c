import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { texts } from '../../../kit/texts/texts.ts';
import { useSession } from '../../session.ts';
import { LIVE, useRead } from '../manage/ask.ts';
import { Tick } from '../manage/Fields.tsx';
import { Empty, Loaded, Progress, Sheet } from '../manage/Parts.tsx';
import { Table } from '../manage/Table.tsx';
import { BatchOrder } from './BatchOrder.tsx';
import { PROJECTS, type Project, pageOfProject } from './projects.ts';

export function ProjectList(): ReactNode {
  const { permissions } = useSession();
  const projects = useRead<Project[]>(PROJECTS, { refetchInterval: LIVE });
  const create = permissions.includes('change projects') && (
    <Link className="button primary" href="/projects?new">
      {texts.projects.create}
    </Link>
  );
  return (
    <Sheet title={texts.nav.projects} actions={create}>
      <Loaded of={projects}>
        {(all) =>
          all.length === 0 ? (
            <Empty title={texts.projects.none}>
              <p>{texts.projects.noneHow}</p>
              {create}
            </Empty>
          ) : (
            <ProjectTable projects={all} />
          )
        }
      </Loaded>
      {permissions.includes('assign work') && <BatchOrder />}
    </Sheet>
  );
}

function ProjectTable({ projects }: { projects: Project[] }): ReactNode {
  const [withArchived, setWithArchived] = useState(false);
  const shown = projects.filter(({ archived }) => withArchived || !archived);
  const t = texts.projects;
  return (
    <>
      <Table
        label={texts.nav.projects}
        columns={[
          [t.name],
          [t.type],
          [t.progress, 'wide-cell'],
          [t.reviewed, 'number'],
          [t.answersPerTask, 'number'],
          [t.version, 'number'],
        ]}
      >
        {shown.map(({ name, type, archived, counts, settings, param_history }) => (
          <tr key={name} className={archived ? 'gone' : undefined}>
            <td>
              <Link href={pageOfProject(name)}>{name}</Link> {archived && <span className="badge">{t.archived}</span>}
            </td>
            <td data-name={t.type}>{type}</td>
            <td className="wide-cell">
              <Progress counts={counts} label={t.progressOf(name)} />
            </td>
            <td className="number" data-name={t.reviewed}>
              {Math.round((settings.review?.share ?? 0) * 100)}%
            </td>
            <td className="number" data-name={t.answersPerTask}>
              {settings.responses_required ?? 1}
            </td>
            <td className="number" data-name={t.version}>
              {param_history.at(-1)?.version}
            </td>
          </tr>
        ))}
      </Table>
      {shown.length < projects.length || withArchived ? (
        <div className="row">
          <Tick label={t.showArchived} value={withArchived} onChange={setWithArchived} />
        </div>
      ) : null}
    </>
  );
}
