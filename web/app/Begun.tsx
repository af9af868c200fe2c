/** What is begun and not before somebody now: tasks still held, and drafts of tasks that are held no more. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../kit/texts/texts.ts';
import { readBegun } from './labeling.ts';
import { ago } from './time.ts';
import { BEGUN, type Flow } from './use-work.ts';

export function Begun({ flow }: { flow: Flow }): ReactNode {
  const { next, going } = flow;
  const begun = useQuery({ queryKey: BEGUN, queryFn: readBegun, refetchInterval: 15_000 });
  if (!begun.data) return null;
  const leases = begun.data.leases.filter((lease) => lease.kind === 'label' && !lease.submit_at && !lease.ahead);
  const { drafts } = begun.data;
  if (leases.length + drafts.length === 0) return null;
  const isBusy = next.isPending || going.isPending;
  return (
    <section className="begun" aria-label={texts.work.goOnWith}>
      <h2>{texts.work.goOnWith}</h2>
      <ul>
        {leases.map(({ lease_id, task_id, type = '', project, expires_at }) => (
          <li key={lease_id}>
            <Name type={type} project={project} taskId={task_id} note={texts.work.heldUntil(expires_at)} />
            <Button className="button small" isDisabled={isBusy} onPress={() => going.mutate(lease_id)}>
              {texts.work.goOn}
            </Button>
          </li>
        ))}
        {drafts.map(({ task_id, type, project, saved_at, claimable }) => (
          <li key={task_id}>
            <Name
              type={type}
              project={project}
              taskId={task_id}
              note={claimable ? texts.work.draftSaved(ago(saved_at)) : texts.work.withSomebody}
            />
            <Button
              className="button small"
              isDisabled={isBusy || !claimable}
              onPress={() => next.mutate(task_id)}
              aria-label={texts.work.goOnWithDraft(task_id)}
            >
              {texts.work.goOn}
            </Button>
          </li>
        ))}
      </ul>
      {going.isError && (
        <p className="refusal" role="alert">
          {going.error.message}
        </p>
      )}
    </section>
  );
}

interface NameProps {
  type: string;
  project: string | undefined;
  taskId: string;
  note: string;
}

function Name({ type, project, taskId, note }: NameProps): ReactNode {
  return (
    <span className="answer-text">
      <span>
        {project ? `${project} · ${type}` : type} <code className="note">{taskId.slice(-6)}</code>
      </span>
      <span className="note">{note}</span>
    </span>
  );
}
