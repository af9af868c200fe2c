/** Params through time: which is current, what changed, and a new one with the editor beside it. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import type { Json, JsonObject } from '../../../../task-types/kit.ts';
import { texts } from '../../../kit/texts/texts.ts';
import { pathTo, send, useChange, useRead } from '../manage/ask.ts';
import { Pick } from '../manage/Fields.tsx';
import { Loaded, Section } from '../manage/Parts.tsx';
import { Problem } from '../manage/Problem.tsx';
import { Table } from '../manage/Table.tsx';
import { differences } from './diff.ts';
import { WithPreview } from './NewProject.tsx';
import { type Project, paramsOf, projectPath, type TaskTypeDoc, type Version } from './projects.ts';

export function Versions({ project }: { project: Project }): ReactNode {
  const [isWriting, setWriting] = useState(false);
  const versions = project.param_history;
  const current = versions.at(-1)!;
  const t = texts.projects;
  if (isWriting) return <NewVersion project={project} current={current} close={() => setWriting(false)} />;
  return (
    <>
      <div className="row">
        <Button className="button primary" onPress={() => setWriting(true)}>
          {t.newVersion}
        </Button>
        <span className="note">{t.versionNote}</span>
      </div>
      <Section title={t.current(current.version)}>
        <pre className="code json">{JSON.stringify(paramsOf(current), null, 2)}</pre>
      </Section>
      {versions.length > 1 && <Compared versions={versions} />}
    </>
  );
}

function Compared({ versions }: { versions: Version[] }): ReactNode {
  const last = versions.length - 1;
  const [from, setFrom] = useState(String(versions[last - 1]!.version));
  const [to, setTo] = useState(String(versions[last]!.version));
  const options = versions.map(({ version, created_at }): [string, string] => [
    String(version),
    `${texts.projects.versionNo(version)}, ${new Date(created_at).toLocaleString()}`,
  ]);
  const find = (no: string) => paramsOf(versions.find(({ version }) => String(version) === no) ?? versions[last]!);
  const changes = differences(find(from), find(to));
  const t = texts.projects;
  return (
    <Section title={t.differences}>
      <div className="fields">
        <Pick label={t.from} value={from} options={options} onChange={setFrom} />
        <Pick label={t.to} value={to} options={options} onChange={setTo} />
      </div>
      {changes.length === 0 ? (
        <p className="note">{t.same}</p>
      ) : (
        <Table className="changes" label={t.differences} columns={[[t.param], [t.before], [t.after]]}>
          {changes.map(({ path, before, after }) => (
            <tr key={path.join('\n')}>
              <td>
                <code>{path.join('.')}</code>
              </td>
              <td data-name={t.before}>{shown(before) && <del>{shown(before)}</del>}</td>
              <td data-name={t.after}>{shown(after) && <ins>{shown(after)}</ins>}</td>
            </tr>
          ))}
        </Table>
      )}
    </Section>
  );
}

const shown = (value: Json | undefined): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

interface NewVersionProps {
  project: Project;
  current: Version;
  close(): void;
}

function NewVersion({ project, current, close }: NewVersionProps): ReactNode {
  const doc = useRead<TaskTypeDoc>(`/v1/task_types/${pathTo(project.type)}`);
  const [params, setParams] = useState<JsonObject>(() => paramsOf(current));
  const [blocked, setBlocked] = useState<string>();
  const set = useChange(() => send(`${projectPath(project.name)}/setParams`, params), close);
  const t = texts.projects;
  return (
    <div className="maker">
      <Loaded of={doc}>
        {(known) => <WithPreview doc={known} params={params} onChange={setParams} onBlock={setBlocked} />}
      </Loaded>
      <Problem error={set.error} />
      <div className="form-end">
        <Button
          className="button primary"
          isDisabled={blocked !== undefined}
          isPending={set.isPending}
          onPress={() => set.mutate()}
        >
          {t.saveVersion(current.version + 1)}
        </Button>
        <Button className="button quiet" onPress={close}>
          {texts.manage.cancel}
        </Button>
      </div>
    </div>
  );
}
