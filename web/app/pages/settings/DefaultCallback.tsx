/** Where callbacks go of tasks that say nothing else, and a call to see whether they arrive. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { call } from '../../server.ts';
import { type Mode, pathTo, send, useChange } from '../manage/ask.ts';
import { Written } from '../manage/Fields.tsx';
import { Problem } from '../manage/Problem.tsx';
import type { Delivery } from './Failures.tsx';

export function DefaultCallback({ before, mode }: { before: string | null; mode: Mode }): ReactNode {
  const [url, setUrl] = useState(before ?? '');
  const [sent, setSent] = useState<string>();
  const save = useChange(() => send('/v1/settings', { callback_url: url || null }, mode));
  const test = useChange(
    () => send<Delivery>('/v1/callbacks/test', url ? { callback_url: url } : {}, mode),
    (delivery) => setSent(delivery.callback_id),
  );
  const t = texts.settingsPage;
  const error = save.error ?? test.error;
  return (
    <form
      className="one-field"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate();
      }}
    >
      <Written label={t.defaultUrl} note={t.defaultNote} value={url} onChange={setUrl} inputMode="url" />
      <Button className="button" type="submit" isDisabled={url === (before ?? '')} isPending={save.isPending}>
        {texts.manage.save}
      </Button>
      <Button className="button" isDisabled={url === ''} isPending={test.isPending} onPress={() => test.mutate()}>
        {t.test}
      </Button>
      <Problem error={error} />
      {sent !== undefined && <TestResult key={sent} id={sent} mode={mode} />}
    </form>
  );
}

/** Milliseconds between looks while the call is on its way. */
const SOON = 500;

function TestResult({ id, mode }: { id: string; mode: Mode }): ReactNode {
  const cache = useQueryClient();
  const delivery = useQuery({
    queryKey: ['test callback', id],
    queryFn: () => call<Delivery>('GET', `/v1/callbacks/${pathTo(id)}`, { mode }),
    refetchInterval: ({ state }) => (state.data?.attempts.length ? false : SOON),
  });
  const attempt = delivery.data?.attempts.at(-1);
  const isTried = attempt !== undefined;
  useEffect(() => {
    // The list of what failed knows it now.
    if (isTried) void cache.invalidateQueries({ queryKey: ['manage'] });
  }, [cache, isTried]);
  const isGood = delivery.data?.status === 'delivered';
  const t = texts.settingsPage;
  return (
    <p className={attempt && !isGood ? 'refusal' : 'note test-result'} role="status">
      {delivery.isError && delivery.error.message}
      {!delivery.isError && !attempt && (
        <>
          <span className="spinner small" aria-hidden="true" /> {t.testing}
        </>
      )}
      {attempt && isGood && t.arrived(attempt.duration_ms)}
      {attempt && !isGood && t.failed(attempt.status_code, attempt.error)}
    </p>
  );
}
