/** A few tasks by hand; thousands come by the API. */
import { type ReactNode, useRef, useState } from 'react';
import { texts } from '../../../kit/texts/texts.ts';
import { uuid } from '../../../kit/uuid.ts';
import { call } from '../../server.ts';
import { useChange } from '../manage/ask.ts';
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
  /** Pressed again after an answer that got lost, the same lines make the same tasks. */
  const tried = useRef({ text: '', id: '' });
  const add = useChange(
    () => {
      if (tried.current.text !== text) tried.current = { text, id: uuid() };
      const { id } = tried.current;
      // Each task has a key of its own: the header is not for many.
      const body = tasks.map((task, index) => ({ ...task, idempotency_key: `${id}-${index}` }));
      return call<{ results: Result[] }>('POST', '/v1/tasks/bulk', { body });
    },
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
