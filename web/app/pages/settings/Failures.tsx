/** Callbacks that were given up: why, of which task, and once more. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Link } from 'wouter';
import { texts } from '../../../kit/texts/texts.ts';
import { ago } from '../../time.ts';
import { LIVE, type Mode, pathTo, send, useChange, useRead } from '../manage/ask.ts';
import { Loaded } from '../manage/Parts.tsx';
import { Table } from '../manage/Table.tsx';

export interface Delivery {
  callback_id: string;
  task_id?: string;
  batch?: string;
  status: 'due' | 'delivered' | 'failed';
  callback_url: string;
  /** ISO 8601. */
  created_at: string;
  next_attempt_at?: string;
  attempts: { attempt: number; at: string; duration_ms: number; status_code?: number; error?: string }[];
}

const MOST = 20;

export function Failures({ mode }: { mode: Mode }): ReactNode {
  const options = { mode, refetchInterval: LIVE };
  const failed = useRead<{ callbacks: Delivery[] }>(`/v1/callbacks?status=failed&limit=${MOST}`, options);
  const due = useRead<{ callbacks: Delivery[] }>(`/v1/callbacks?status=due&limit=${MOST}`, options);
  const t = texts.settingsPage;
  return (
    <Loaded of={failed}>
      {({ callbacks }) => {
        // What is tried again has failed too, so far.
        const trying = (due.data?.callbacks ?? []).filter(({ attempts }) => attempts.length > 0);
        const all = [...trying, ...callbacks].slice(0, MOST);
        if (all.length === 0) return <p className="note">{t.noFailures}</p>;
        return (
          <Table label={t.failures} columns={[[t.about], [t.to], [t.why], [t.when], [texts.projects.actions, 'acts']]}>
            {all.map((one) => (
              <Failure key={one.callback_id} delivery={one} mode={mode} />
            ))}
          </Table>
        );
      }}
    </Loaded>
  );
}

function Failure({ delivery, mode }: { delivery: Delivery; mode: Mode }): ReactNode {
  const { callback_id, task_id, batch, status, callback_url, created_at, attempts, next_attempt_at } = delivery;
  const replay = useChange(() => send(`/v1/callbacks/${pathTo(callback_id)}/replay`, {}, mode));
  const last = attempts.at(-1);
  const t = texts.settingsPage;
  return (
    <tr>
      <td>
        {task_id ? (
          <Link href={`/tasks/${task_id}`}>
            <code>{task_id}</code>
          </Link>
        ) : (
          (batch ?? t.testCall)
        )}
      </td>
      <td data-name={t.to}>{callback_url}</td>
      <td data-name={t.why}>
        {last ? t.failed(last.status_code, last.error) : '–'} <span className="note">{t.tries(attempts.length)}</span>
      </td>
      <td data-name={t.when}>
        {ago(created_at)}
        {status === 'due' && next_attempt_at && (
          <span className="note"> {t.again(new Date(next_attempt_at).toLocaleTimeString())}</span>
        )}
      </td>
      <td className="acts">
        <Button
          className="button small"
          aria-label={`${replay.isSuccess ? t.replayed : t.replay}: ${task_id ?? batch ?? t.testCall}`}
          isPending={replay.isPending}
          onPress={() => replay.mutate()}
        >
          {replay.isSuccess ? t.replayed : t.replay}
        </Button>
      </td>
    </tr>
  );
}
