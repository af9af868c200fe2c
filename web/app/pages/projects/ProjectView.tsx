/** One project. */
import type { ReactNode } from 'react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { Link, useLocation } from 'wouter';
import { Trouble } from '../../../kit/Trouble.tsx';
import { texts } from '../../../kit/texts/texts.ts';
import { useSession } from '../../session.ts';
import { LIVE, send, useChange, useRead } from '../manage/ask.ts';
import { Loaded, Progress, Sheet } from '../manage/Parts.tsx';
import { Problem } from '../manage/Problem.tsx';
import { Batches } from './Batches.tsx';
import { PROJECTS, type Project, pageOfProject, projectPath } from './projects.ts';
import { SettingsForm } from './SettingsForm.tsx';
import { Versions } from './Versions.tsx';
import { Workers } from './Workers.tsx';

export function ProjectView({ name, tab }: { name: string; tab: string }): ReactNode {
  const projects = useRead<Project[]>(PROJECTS, { refetchInterval: LIVE });
  const project = projects.data?.find((one) => one.name === name);
  if (projects.data && !project) {
    return (
      <Trouble title={texts.projects.unknown(name)}>
        <Link href="/projects">{texts.projects.all}</Link>
      </Trouble>
    );
  }
  return <Loaded of={projects}>{() => <Known project={project!} tab={tab} />}</Loaded>;
}

function Known({ project, tab }: { project: Project; tab: string }): ReactNode {
  const [, go] = useLocation();
  const { permissions } = useSession();
  const { name, type, archived, counts, studio, rapid } = project;
  const archive = useChange((to: boolean) => send(`${projectPath(name)}/archive`, { archived: to }));
  const t = texts.projects;
  const tabs = [
    ['batches', t.batches],
    ['params', t.params],
    ...(permissions.includes('see assignments') ? [['people', texts.nav.people] as const] : []),
    ['settings', texts.nav.settings],
  ] as const;
  return (
    <Sheet
      title={
        <>
          {name} <span className="note">{type}</span>
          {archived && <span className="badge">{t.archived}</span>}
          {(studio || rapid) && <span className="badge">{t.stagedShort}</span>}
        </>
      }
      actions={
        <>
          <Link href="/projects">{t.all}</Link>
          <Button className="button" isPending={archive.isPending} onPress={() => archive.mutate(!archived)}>
            {archived ? t.unarchive : t.archive}
          </Button>
        </>
      }
    >
      <Problem error={archive.error} />
      <Progress counts={counts} label={t.progressOf(name)} />
      <Tabs
        className="tabs"
        selectedKey={tabs.some(([id]) => id === tab) ? tab : 'batches'}
        onSelectionChange={(next) => go(pageOfProject(name, String(next)))}
      >
        <TabList className="tab-list" aria-label={name}>
          {tabs.map(([id, shown]) => (
            <Tab key={id} id={id} className="tab">
              {shown}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="batches" className="tab-panel">
          <Batches project={project} />
        </TabPanel>
        <TabPanel id="params" className="tab-panel">
          <Versions project={project} />
        </TabPanel>
        <TabPanel id="people" className="tab-panel">
          <Workers project={project} />
        </TabPanel>
        <TabPanel id="settings" className="tab-panel">
          <SettingsForm project={project} />
        </TabPanel>
      </Tabs>
    </Sheet>
  );
}
