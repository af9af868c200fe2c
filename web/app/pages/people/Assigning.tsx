/** The projects of one person. */
import { type ReactNode, useState } from 'react';
import { texts } from '../../../kit/texts/texts.ts';
import { send, useChange, useRead } from '../manage/ask.ts';
import { FormDialog } from '../manage/Dialogs.tsx';
import { Tick } from '../manage/Fields.tsx';
import { Loaded } from '../manage/Parts.tsx';

interface AssigningProps {
  email: string;
  assigned: readonly string[];
  close(): void;
}

export function Assigning({ email, assigned, close }: AssigningProps): ReactNode {
  const projects = useRead<{ name: string; type: string }[]>('/v1/projects?archived=false');
  const [chosen, setChosen] = useState<readonly string[]>(assigned);
  const save = useChange(async () => {
    const added = chosen.filter((name) => !assigned.includes(name));
    const removed = assigned.filter((name) => !chosen.includes(name));
    if (added.length) await send('/v1/studio/assignments/add', { emails: [email], projects: added });
    if (removed.length) await send('/v1/studio/assignments/remove', { emails: [email], projects: removed });
  }, close);
  const t = texts.people;
  return (
    <FormDialog
      title={t.assignTitle(email)}
      action={texts.manage.save}
      close={close}
      run={() => save.mutate()}
      isPending={save.isPending}
      error={save.error}
    >
      <p className="note">{t.assignNote}</p>
      <Loaded of={projects}>
        {(all) => (
          <div className="choices">
            {all.length === 0 && <p>{texts.projects.none}</p>}
            {all.map(({ name, type }) => (
              <Tick
                key={name}
                label={name}
                note={type}
                value={chosen.includes(name)}
                onChange={(on) => setChosen(on ? [...chosen, name] : chosen.filter((one) => one !== name))}
              />
            ))}
          </div>
        )}
      </Loaded>
    </FormDialog>
  );
}
