/** How long delivered callbacks are kept. */
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { type Mode, send, useChange } from '../manage/ask.ts';
import { Written } from '../manage/Fields.tsx';
import { Problem } from '../manage/Problem.tsx';

/** @param before days; null for ever. */
export function Retention({ before, mode }: { before: number | null; mode: Mode }): ReactNode {
  const [days, setDays] = useState(before === null ? '' : String(before));
  const wanted = days.trim() === '' ? null : Number(days);
  const save = useChange(() => send('/v1/settings', { callback_retention_days: wanted }, mode));
  const t = texts.settingsPage;
  return (
    <form
      className="one-field"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Written label={t.days} note={t.daysNote} value={days} onChange={setDays} inputMode="numeric" />
      <Button className="button" type="submit" isDisabled={wanted === before} isPending={save.isPending}>
        {texts.manage.save}
      </Button>
      <Problem error={save.error} />
    </form>
  );
}
