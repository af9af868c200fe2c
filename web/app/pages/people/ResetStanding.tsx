import { type ReactNode, useState } from 'react';
import { texts } from '../../../kit/texts/texts.ts';
import { send, useChange } from '../manage/ask.ts';
import { FormDialog } from '../manage/Dialogs.tsx';
import { Pick } from '../manage/Fields.tsx';
import type { Standing } from './people.ts';

interface ResetProps {
  email: string;
  standings: readonly Standing[];
  close(): void;
}

export function ResetStanding({ email, standings, close }: ResetProps): ReactNode {
  const projects = [...new Set(standings.flatMap(({ project }) => project ?? []))];
  const [project, setProject] = useState(
    standings.find(({ below_bar, project }) => below_bar && project)?.project ?? projects[0] ?? '',
  );
  const reset = useChange(() => send('/v1/quality/labelers/reset', { labeler_email: email, project }), close);
  const t = texts.people;
  return (
    <FormDialog
      title={t.resetTitle(email)}
      action={t.reset}
      close={close}
      run={() => reset.mutate()}
      isPending={reset.isPending}
      error={reset.error}
      isAlarm
    >
      <p>{t.resetAsk}</p>
      <Pick label={t.project} value={project} options={projects.map((one) => [one, one])} onChange={setProject} />
    </FormDialog>
  );
}
