/** Which groups alone work on a batch. */
import { type ReactNode, useState } from 'react';
import { texts } from '../../../kit/texts/texts.ts';
import { pathTo, send, useChange, useRead } from '../manage/ask.ts';
import { FormDialog } from '../manage/Dialogs.tsx';
import { Tick } from '../manage/Fields.tsx';
import { Loaded } from '../manage/Parts.tsx';
import type { Group, OrderedBatch } from './projects.ts';

interface GroupsProps {
  project: string;
  batch: string;
  close(): void;
}

export function GroupsOfBatch({ project, batch, close }: GroupsProps): ReactNode {
  const groups = useRead<Group[]>(`/v1/studio/projects/${pathTo(project)}/groups`);
  const batches = useRead<OrderedBatch[]>('/v1/studio/batches');
  const [chosen, setChosen] = useState<string[]>();
  const given = batches.data?.find(({ name }) => name === batch)?.groups ?? [];
  const now = chosen ?? given;
  const assign = useChange(() => send(`/v1/studio/batches/${pathTo(batch)}`, { groups: now }, 'live', 'PUT'), close);
  return (
    <FormDialog
      title={texts.projects.groupsOf(batch)}
      action={texts.manage.save}
      close={close}
      run={() => assign.mutate()}
      isPending={assign.isPending}
      error={assign.error}
      isDisabled={!batches.data || groups.data?.length === 0}
    >
      <Loaded of={groups}>
        {(all) => (
          <div className="choices">
            <p className="note">{all.length === 0 ? texts.projects.noGroups : texts.projects.groupsNote}</p>
            {all.map(({ id, name, workers }) => (
              <Tick
                key={id}
                label={name}
                note={workers.map(({ email }) => email).join(', ')}
                value={now.includes(name)}
                onChange={(on) => setChosen(on ? [...now, name] : now.filter((one) => one !== name))}
              />
            ))}
          </div>
        )}
      </Loaded>
    </FormDialog>
  );
}
