import { type ReactNode, useState } from 'react';
import { texts } from '../../../kit/texts/texts.ts';
import { send, useChange } from '../manage/ask.ts';
import { FormDialog } from '../manage/Dialogs.tsx';
import { Pick, Written } from '../manage/Fields.tsx';

type Kind = 'production' | 'calibration' | 'self';

export function NewBatch({ project, close }: { project: string; close(): void }): ReactNode {
  const [name, setName] = useState('');
  const [callback, setCallback] = useState('');
  const [kind, setKind] = useState<Kind>('production');
  const create = useChange(
    () =>
      send('/v1/batches', {
        project,
        name,
        ...(callback && { callback }),
        ...(kind === 'calibration' && { calibration_batch: true }),
        ...(kind === 'self' && { self_label_batch: true }),
      }),
    close,
  );
  const t = texts.projects;
  return (
    <FormDialog
      title={t.newBatch}
      action={t.createBatch}
      close={close}
      run={() => create.mutate()}
      isPending={create.isPending}
      error={create.error}
    >
      <Written label={t.name} note={t.nameNote} value={name} onChange={setName} isRequired autoFocus />
      <Pick
        label={t.kind}
        value={kind}
        options={[
          ['production', t.production],
          ['calibration', t.calibration],
          ['self', t.selfLabel],
        ]}
        onChange={setKind}
      />
      <Written
        label={
          <>
            {t.callback} <span className="note">{texts.manage.optional}</span>
          </>
        }
        note={t.callbackNote}
        value={callback}
        onChange={setCallback}
        inputMode="url"
      />
    </FormDialog>
  );
}
