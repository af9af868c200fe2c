/** An answer in the editor of its type, to be looked at: one can zoom, pan and select, and change nothing. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { JsonObject } from '../../../../task-types/kit.ts';
import { Streams } from '../../../kit/addresses.ts';
import { Loading, Trouble } from '../../../kit/Trouble.tsx';
import { texts } from '../../../kit/texts/texts.ts';
import { loadEditor } from '../../editors.ts';
import { Guard } from '../../Guard.tsx';
import type { WholeTask, Work } from './task-calls.ts';

interface DrawnProps {
  task: WholeTask;
  work: Work | undefined;
  response: JsonObject | undefined;
}

const nothing = (): void => {};

export function Drawn({ task, work, response }: DrawnProps): ReactNode {
  const { type } = task;
  const editor = useQuery({
    queryKey: ['editor', type],
    queryFn: () => loadEditor(type),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const streams = useMemo(
    () => new Map((work?.attachments ?? []).map(({ attachment, url }) => [attachment, url])),
    [work?.attachments],
  );
  const isErrored = task.status === 'error';
  // Of an errored task the response says why; it is no answer.
  const value = useMemo(() => (isErrored ? {} : (response ?? {})), [response, isErrored]);
  if (editor.isPending) return <Loading what={texts.work.openingTask} />;
  if (editor.isError) {
    return (
      <Trouble title={texts.work.broken} action={[texts.work.tryAgain, () => void editor.refetch()]}>
        <p>{editor.error.message}</p>
      </Trouble>
    );
  }
  const Editor = editor.data.default;
  return (
    <Guard>
      {isErrored && <p className="refusal drawn-note">{String(response?.error ?? texts.tasks.statuses.error)}</p>}
      {!response && !isErrored && <p className="note drawn-note">{texts.task.noAnswer}</p>}
      {/* Disables what changes the answer, and leaves the picture and the scrolling alone. */}
      <fieldset className="drawn" disabled>
        <legend className="unseen">{texts.task.view.answer}</legend>
        <Streams.Provider value={streams}>
          <Editor
            task={task}
            responseSchema={work?.response_schema}
            value={value}
            onChange={nothing}
            onBlock={nothing}
            refusal={undefined}
            active={false}
          />
        </Streams.Provider>
      </fieldset>
    </Guard>
  );
}
