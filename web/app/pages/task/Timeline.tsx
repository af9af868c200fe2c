/** Every event of the task, the newest first. */
import type { ReactNode } from 'react';
import { moment } from '../../../kit/texts/format.ts';
import { texts } from '../../../kit/texts/texts.ts';
import { nameOf } from './Attempts.tsx';
import type { TaskEvent } from './task-calls.ts';

export function Timeline({ events }: { events: TaskEvent[] }): ReactNode {
  const t = texts.task;
  if (events.length === 0) return <p className="notice note">{t.noEvents}</p>;
  return (
    <ol className="timeline">
      {events.toReversed().map((event) => (
        <li key={event.event_id}>
          <time dateTime={event.at}>{moment(event.at)}</time>
          <span className="event">
            <strong>{t.actions[event.action] ?? event.action}</strong>
            <span className="note">{event.by ? nameOf(event.by) : t.byItself}</span>
            {changesOf(event).map(([name, before, after]) => (
              <span key={name} className="change">
                <code>{name}</code> {before !== undefined && <del>{before}</del>}{' '}
                {after !== undefined && <ins>{after}</ins>}
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  );
}

const LONGEST = 160;

function changesOf({ before = {}, after = {} }: TaskEvent): [string, string | undefined, string | undefined][] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.map((name) => [name, shown(before[name]), shown(after[name])]);
}

function shown(value: unknown): string | undefined {
  if (value === undefined || value === null) return undefined;
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
