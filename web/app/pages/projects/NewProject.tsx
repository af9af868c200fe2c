/** A project made by a form, with the editor of its tasks beside it. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { Link, useLocation } from 'wouter';
import type { JsonObject } from '../../../../task-types/kit.ts';
import { texts } from '../../../kit/texts/texts.ts';
import { pathTo, type Read, send, useChange, useRead } from '../manage/ask.ts';
import { Pick, Tick, Written } from '../manage/Fields.tsx';
import { Loaded, Sheet } from '../manage/Parts.tsx';
import { ParamsForm } from './ParamsForm.tsx';
import { ParamsPreview } from './ParamsPreview.tsx';
import { beginParams } from './project-schema.ts';
import { pageOfProject, type TaskTypeDoc } from './projects.ts';
import { TypePicker } from './TypePicker.tsx';
import { usePreview } from './use-preview.ts';

export function NewProject(): ReactNode {
  const [type, setType] = useState('imageannotation');
  const doc = useRead<TaskTypeDoc>(`/v1/task_types/${pathTo(type)}`);
  return (
    <Sheet title={texts.projects.create} actions={<Link href="/projects">{texts.projects.all}</Link>}>
      <Filled doc={doc} type={type} onType={setType} />
    </Sheet>
  );
}

interface FilledProps {
  doc: Read<TaskTypeDoc>;
  type: string;
  onType(type: string): void;
}

function Filled({ doc, type, onType }: FilledProps): ReactNode {
  const [, go] = useLocation();
  const [name, setName] = useState('');
  const [pipeline, setPipeline] = useState<'standard_task' | 'consensus_task'>('standard_task');
  const [attempts, setAttempts] = useState('3');
  const [staged, setStaged] = useState(false);
  /** Written so far, by type: whoever looks at another one finds it again. */
  const [written, setWritten] = useState<Record<string, JsonObject>>({});
  const [blocked, setBlocked] = useState<string>();
  const params = written[type] ?? (doc.data?.name === type ? beginParams(doc.data.example) : {});
  const create = useChange(
    () =>
      send('/v1/projects', {
        name,
        type,
        params,
        pipeline,
        ...(pipeline === 'consensus_task' && { consensus_attempts: Number(attempts) }),
        ...(staged && { studio: true }),
      }),
    () => go(pageOfProject(name)),
  );
  const t = texts.projects;
  return (
    // No <form>: Enter in the editor beside it must not create anything.
    <div className="maker">
      <Written label={t.name} note={t.nameNote} value={name} onChange={setName} isRequired autoFocus />
      <TypePicker type={type} onChange={onType} />
      <Loaded of={doc}>
        {(known) => (
          <WithPreview
            key={known.name}
            doc={known}
            params={params}
            onChange={(next) => setWritten({ ...written, [type]: next })}
            onBlock={setBlocked}
          />
        )}
      </Loaded>
      <Pick
        label={t.pipeline}
        value={pipeline}
        options={[
          ['standard_task', t.standard],
          ['consensus_task', t.consensus],
        ]}
        onChange={setPipeline}
      />
      {pipeline === 'consensus_task' && (
        <Written label={t.answersPerTask} value={attempts} onChange={setAttempts} inputMode="numeric" isRequired />
      )}
      <Tick label={t.staged} note={t.stagedNote} value={staged} onChange={setStaged} />
      {(create.isError || blocked !== undefined) && (
        <p className="refusal" role="alert">
          {blocked ?? create.error?.message}
        </p>
      )}
      <div className="form-end">
        <Button
          className="button primary"
          isDisabled={name.trim() === '' || blocked !== undefined}
          isPending={create.isPending}
          onPress={() => create.mutate()}
        >
          {t.create}
        </Button>
        <Link href="/projects">{texts.manage.cancel}</Link>
      </div>
    </div>
  );
}

interface WithPreviewProps {
  doc: TaskTypeDoc;
  params: JsonObject;
  onChange(params: JsonObject): void;
  onBlock(why: string | undefined): void;
}

/** The form, and beside it what it makes. */
export function WithPreview({ doc, params, onChange, onBlock }: WithPreviewProps): ReactNode {
  const { preview, refusal } = usePreview(doc.name, params);
  return (
    <>
      <ParamsForm schema={doc.params_schema} value={params} onChange={onChange} refusal={refusal} onBlock={onBlock} />
      <ParamsPreview preview={preview} />
    </>
  );
}
