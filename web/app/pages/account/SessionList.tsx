import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../../../kit/texts/texts.ts';
import { signOut } from '../../session.ts';
import { deviceOf } from './device.ts';
import { endSession, OWN_SESSIONS, type OwnSession, signOutEverywhere } from './sessions.ts';

/** The whole page anew: nothing of the person who left stays in memory. */
const leave = () => location.assign('/');

export function SessionList({ sessions }: { sessions: OwnSession[] }): ReactNode {
  const { account } = texts;
  const cache = useQueryClient();
  const [said, setSaid] = useState('');
  const ending = useMutation({
    mutationFn: ({ current, session_id }: OwnSession) => (current ? signOut() : endSession(session_id)),
    onSuccess: (_, { current }) => {
      if (current) return leave();
      setSaid(account.ended);
      return cache.invalidateQueries({ queryKey: OWN_SESSIONS });
    },
  });
  const everywhere = useMutation({ mutationFn: signOutEverywhere, onSuccess: leave });
  return (
    <section aria-labelledby="sessions-title">
      <h2 id="sessions-title">{account.sessions}</h2>
      <ul className="sessions">
        {sessions.map((one) => (
          <li key={one.session_id}>
            <div>
              <p>
                {nameOf(one)} {one.current && <span className="here">{account.here}</span>}
              </p>
              <p className="note">
                {[
                  account.lastSeen(timeOf(one.last_seen_at)),
                  account.since(timeOf(one.created_at)),
                  one.method && account.by[one.method],
                ]
                  .filter(Boolean)
                  .join(', ')}
              </p>
            </div>
            <Button
              className="button small"
              aria-label={account.signOutThis(nameOf(one))}
              isPending={ending.isPending && ending.variables === one}
              onPress={() => ending.mutate(one)}
            >
              {account.signOut}
            </Button>
          </li>
        ))}
      </ul>
      <p role="status">{said}</p>
      {(ending.error ?? everywhere.error) && (
        <p className="refusal" role="alert">
          {(ending.error ?? everywhere.error)?.message}
        </p>
      )}
      <div className="row">
        <Button className="button" isPending={everywhere.isPending} onPress={() => everywhere.mutate()}>
          {account.signOutAll}
        </Button>
        <span className="note">{account.signOutAllLead}</span>
      </div>
    </section>
  );
}

function nameOf({ device }: OwnSession): string {
  const { account } = texts;
  const known = device === null ? undefined : deviceOf(device);
  return known ? account.on(known.browser, known.system) : (device?.slice(0, 60) ?? account.unknownDevice);
}

const timeOf = (iso: string): string =>
  new Date(iso).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'short' });
