/** The batches of a project: what is done of each, and what can be done with it. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { useSession } from '../../session.ts';
import { LIVE, send, useChange, useRead } from '../manage/ask.ts';
import { FormDialog } from '../manage/Dialogs.tsx';
import { Empty, Loaded, Progress } from '../manage/Parts.tsx';
import { Problem } from '../manage/Problem.tsx';
import { Table } from '../manage/Table.tsx';
import { AddTasks } from './AddTasks.tsx';
import { GroupsOfBatch } from './GroupsOfBatch.tsx';
import { NewBatch } from './NewBatch.tsx';
import { type Batch, batchesOf, batchPath, type Project } from './projects.ts';

type Dialog =
  | { kind: 'new' }
  | { kind: 'tasks' | 'cancel' | 'groups'; batch: string }
  | { kind: 'tasks'; batch?: never };

export function Batches({ project }: { project: Project }): ReactNode {
  const batches = useRead<{ docs: Batch[]; total: number }>(batchesOf(project.name), { refetchInterval: LIVE });
  const [dialog, setDialog] = useState<Dialog>();
  const close = () => setDialog(undefined);
  const t = texts.projects;
  return (
    <>
      <div className="row">
        <Button className="button primary" onPress={() => setDialog({ kind: 'new' })}>
          {t.newBatch}
        </Button>
        <Button className="button" onPress={() => setDialog({ kind: 'tasks' })}>
          {t.addTasks}
        </Button>
        <AllOfThem batches={batches.data?.docs ?? []} />
      </div>
      <Loaded of={batches}>
        {({ docs, total }) =>
          docs.length === 0 ? (
            <Empty title={t.noBatches}>
              <p>{t.noBatchesHow}</p>
            </Empty>
          ) : (
            <>
              <Table label={t.batches} columns={[[t.name], [t.status], [t.progress, 'wide-cell'], [t.actions, 'acts']]}>
                {docs.map((batch) => (
                  <BatchRow key={batch.name} batch={batch} ask={setDialog} />
                ))}
              </Table>
              {total > docs.length && <p className="note">{t.newest(docs.length, total)}</p>}
            </>
          )
        }
      </Loaded>
      {dialog?.kind === 'new' && <NewBatch project={project.name} close={close} />}
      {dialog?.kind === 'tasks' && <AddTasks project={project} batch={dialog.batch} close={close} />}
      {dialog?.kind === 'cancel' && <CancelBatch name={dialog.batch} close={close} />}
      {dialog?.kind === 'groups' && <GroupsOfBatch project={project.name} batch={dialog.batch} close={close} />}
    </>
  );
}

/** The whole project stands still, or goes on: batch by batch. */
function AllOfThem({ batches }: { batches: Batch[] }): ReactNode {
  const running = batches.filter(({ status, counts }) => status === 'in_progress' && counts.pending > 0);
  const paused = batches.filter(({ status }) => status === 'paused');
  const act = useChange(async ({ verb, all }: { verb: string; all: Batch[] }) => {
    for (const { name } of all) await send(`${batchPath(name)}/${verb}`);
  });
  const button = (verb: string, shown: string, all: Batch[]) =>
    all.length > 1 && (
      <Button className="button" isPending={act.isPending} onPress={() => act.mutate({ verb, all })}>
        {shown}
      </Button>
    );
  return (
    <>
      {button('pause', texts.projects.pauseAll, running)}
      {button('resume', texts.projects.resumeAll, paused)}
      <Problem error={act.error} />
    </>
  );
}

function BatchRow({ batch, ask }: { batch: Batch; ask(dialog: Dialog): void }): ReactNode {
  const { permissions } = useSession();
  const { name, status, counts } = batch;
  const act = useChange((verb: string) => send(`${batchPath(name)}/${verb}`));
  const t = texts.projects;
  const isOpen = status === 'staging' || status === 'in_progress' || status === 'paused';
  const button = (verb: string, shown: string) => (
    <Button
      className="button small"
      aria-label={`${shown}: ${name}`}
      isPending={act.isPending}
      onPress={() => act.mutate(verb)}
    >
      {shown}
    </Button>
  );
  return (
    <tr className={status === 'cancelled' ? 'gone' : undefined}>
      <td>
        <strong>{name}</strong>
        <Problem error={act.error} />
      </td>
      <td data-name={t.status}>
        <span className={status === 'in_progress' ? 'badge on' : 'badge'}>{t.statuses[status]}</span>
      </td>
      <td className="wide-cell">
        <Progress counts={counts} label={t.progressOf(name)} />
      </td>
      <td className="acts">
        {status === 'staging' && button('finalize', t.finalize)}
        {status === 'in_progress' && button('pause', t.pause)}
        {status === 'paused' && button('resume', t.resume)}
        {isOpen && (
          <Button
            className="button small"
            aria-label={`${t.addTasks}: ${name}`}
            onPress={() => ask({ kind: 'tasks', batch: name })}
          >
            {t.addTasks}
          </Button>
        )}
        {isOpen && permissions.includes('assign work') && (
          <Button
            className="button small"
            aria-label={`${t.groups}: ${name}`}
            onPress={() => ask({ kind: 'groups', batch: name })}
          >
            {t.groups}
          </Button>
        )}
        {isOpen && (
          <Button
            className="button small alarm"
            aria-label={`${t.cancelBatch}: ${name}`}
            onPress={() => ask({ kind: 'cancel', batch: name })}
          >
            {t.cancelBatch}
          </Button>
        )}
      </td>
    </tr>
  );
}

function CancelBatch({ name, close }: { name: string; close(): void }): ReactNode {
  const cancel = useChange(() => send(`${batchPath(name)}/cancel`), close);
  return (
    <FormDialog
      title={texts.projects.cancelTitle(name)}
      action={texts.projects.cancelBatch}
      close={close}
      run={() => cancel.mutate()}
      isPending={cancel.isPending}
      error={cancel.error}
      isAlarm
    >
      <p>{texts.projects.cancelAsk}</p>
    </FormDialog>
  );
}
