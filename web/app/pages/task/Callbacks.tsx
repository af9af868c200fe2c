/** What was sent to the requester, what he answered, and sending it again. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { moment } from '../../../kit/texts/format.ts';
import { texts } from '../../../kit/texts/texts.ts';
import { useSession } from '../../session.ts';
import { type Callback, readCallback, replay, sendCallback, type WholeTask } from './task-calls.ts';

interface CallbacksProps {
  task: WholeTask;
  callbacks: Callback[];
  done(): unknown;
}

export function Callbacks({ task, callbacks, done }: CallbacksProps): ReactNode {
  const t = texts.task;
  const sending = useMutation({ mutationFn: () => sendCallback(task.task_id), onSettled: done });
  const isEnded = task.status === 'completed' || task.status === 'error';
  return (
    <div className="callbacks">
      {callbacks.length === 0 && (
        <div className="notice">
          <p>{isEnded ? t.noCallbacks : t.noCallbacksYet}</p>
        </div>
      )}
      {callbacks.map((one) => (
        <CallbackLine key={one.callback_id} callback={one} done={done} />
      ))}
      {isEnded && (
        <p className="row">
          <Button className="button" isPending={sending.isPending} onPress={() => sending.mutate()}>
            {t.sendCallback}
          </Button>
          {sending.isError && <span className="refusal">{sending.error.message}</span>}
        </p>
      )}
    </div>
  );
}

function CallbackLine({ callback, done }: { callback: Callback; done(): unknown }): ReactNode {
  const t = texts.task;
  const { permissions } = useSession();
  const [isOpen, setOpen] = useState(false);
  const replaying = useMutation({ mutationFn: () => replay(callback.callback_id), onSettled: done });
  const { status, reason, callback_url, created_at, next_attempt_at, attempts } = callback;
  return (
    <section className="callback" aria-label={`${t.reasons[reason] ?? reason}, ${t.delivery[status]}`}>
      <header>
        <strong className={status === 'failed' ? 'alarm' : ''}>{t.delivery[status]}</strong>
        <span>{t.reasons[reason] ?? reason}</span>
        <code>{callback_url}</code>
        <span className="note">{moment(created_at)}</span>
        {next_attempt_at && attempts.length > 0 && <span className="note">{t.nextTry(moment(next_attempt_at))}</span>}
        {permissions.includes('replay callbacks') && (
          <Button className="button small" isPending={replaying.isPending} onPress={() => replaying.mutate()}>
            {t.replay}
          </Button>
        )}
      </header>
      {replaying.isError && <p className="refusal">{replaying.error.message}</p>}
      <ol className="tries">
        {attempts.map(({ attempt, at, duration_ms, status_code, error }) => (
          <li key={attempt}>
            <span className="note">{moment(at)}</span> <strong>{status_code ?? '–'}</strong>{' '}
            <span className="note">{t.millis(duration_ms)}</span> {error && <span className="alarm">{error}</span>}
          </li>
        ))}
      </ol>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{t.requestAndAnswers}</summary>
        {isOpen && <Exchange id={callback.callback_id} tries={attempts.length} />}
      </details>
    </section>
  );
}

function Exchange({ id, tries }: { id: string; tries: number }): ReactNode {
  const t = texts.task;
  const whole = useQuery({ queryKey: ['callback', id, tries], queryFn: () => readCallback(id) });
  if (!whole.data) return <p className="note">{whole.isError ? whole.error.message : t.reading}</p>;
  const { body = '', attempts } = whole.data;
  return (
    <>
      <h3>{t.request}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keys */}
      <pre tabIndex={0}>{pretty(body)}</pre>
      {attempts.map(({ attempt, status_code, response }) => (
        <section key={attempt}>
          <h3>
            {t.answerOf(attempt)} {status_code}
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keys */}
          <pre tabIndex={0}>{response || t.emptyBody}</pre>
        </section>
      ))}
    </>
  );
}

const LONGEST = 100_000;

function pretty(text: string): string {
  let shown = text;
  try {
    shown = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    // It is shown as it is.
  }
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}\n…` : shown;
}
