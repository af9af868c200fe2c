/** A few tasks by hand; thousands come by the API. */
import { type ReactNode, useState } from 'react';
import { texts } from '../../../kit/texts/texts.ts';
import { send, useChange } from '../manage/ask.ts';
import { FormDialog, TellDialog } from '../manage/Dialogs.tsx';
import { Written } from '../manage/Fields.tsx';
import type { Project } from './projects.ts';
import { tasksOf } from './task-lines.ts';

interface Result {
  status_code: number;
  task_id?: string;
  error?: string;
}

interface AddProps {
  project: Project;
  batch: string | undefined;
  close(): void;
}

export function AddTasks({ project, batch, close }: AddProps): ReactNode {
  const [text, setText] = useState('');
  const [results, setResults] = useState<Result[]>();
  const { type, name } = project;
  const { tasks, wrong } = tasksOf(text, { type, project: name, ...(batch === undefined ? {} : { batch }) });
  const add = useChange(
    () => send<{ results: Result[] }>('/v1/tasks/bulk', tasks),
    (done) => setResults(done.results),
  );
  const t = texts.projects;
  if (results) {
    const made = results.filter(({ task_id }) => task_id !== undefined);
    return (
      <TellDialog title={t.added(made.length)} close={close}>
        {made.length < results.length && (
          <ul className="task-problems">
            {results.map(({ error }, index) => error && <li key={index}>{t.notAdded(index + 1, error)}</li>)}
          </ul>
        )}
      </TellDialog>
    );
  }
  return (
    <FormDialog
      title={batch === undefined ? t.addTasksTo(name) : t.addTasksTo(batch)}
      action={t.addThem(tasks.length)}
      close={close}
      run={() => add.mutate()}
      isPending={add.isPending}
      error={add.error}
      isDisabled={tasks.length === 0 || wrong.length > 0}
      isWide
    >
      <Written label={t.oneALine} note={t.oneALineNote} value={text} onChange={setText} rows={10} isCode autoFocus />
      {wrong.length > 0 && (
        <p className="refusal" role="alert">
          {t.wrongLines(wrong.slice(0, 10).join(', '))}
        </p>
      )}
    </FormDialog>
  );
}
