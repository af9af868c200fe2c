import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Loading, Trouble } from '../kit/Trouble.tsx';
import { texts } from '../kit/texts/texts.ts';
import { Join } from './door/Join.tsx';
import { SessionEnded } from './door/SessionEnded.tsx';
import { SignedIn } from './door/SignedIn.tsx';
import { SignIn, UseLink } from './door/SignIn.tsx';
import { Pages } from './Pages.tsx';
import { releaseWaiting } from './renewal.ts';
import { readSession, SESSION, type Session } from './session.ts';
import { useTheme } from './theme.ts';

/** Who opens a link wants to be who it names, whoever is signed in already. */
const tokenOfLink = (): string =>
  ['/sign-in', '/join', '/password'].includes(location.pathname) ? location.hash.slice(1) : '';

export function App(): ReactNode {
  const cache = useQueryClient();
  useTheme();
  const session = useQuery({ queryKey: SESSION, queryFn: readSession, staleTime: Number.POSITIVE_INFINITY });
  const [token, setToken] = useState(tokenOfLink);
  const person = usePerson(session.data);

  if (session.isPending) return <Loading what={texts.work.opening} />;
  if (session.data === undefined) {
    return (
      <Trouble title={session.error?.message ?? ''} action={[texts.work.tryAgain, () => void session.refetch()]}>
        <p>{texts.work.needsServer}</p>
      </Trouble>
    );
  }
  if (token || !person) {
    const go = (to: string) => {
      // The link is used up; its token need not stay in the history.
      history.replaceState(null, '', to);
      setToken('');
    };
    const onSignedIn = () => {
      go('/work');
      return cache.invalidateQueries({ queryKey: SESSION });
    };
    if (!token) return <SignIn onSignedIn={onSignedIn} />;
    const opened = { token, leave: () => go('/sign-in'), onSignedIn };
    return location.pathname === '/sign-in' ? <UseLink {...opened} /> : <Join {...opened} />;
  }
  if (location.pathname === '/signed-in') return <SignedIn />;
  return (
    <>
      <Pages session={person} />
      {session.data === null && <SessionEnded person={person} />}
    </>
  );
}

/** Who works in this tab, also while his session is over. */
function usePerson(now: Session | null | undefined): Session | undefined {
  const first = useRef<Session>(undefined);
  const isOther = Boolean(now && first.current && now.email !== first.current.email);
  useEffect(() => {
    // Nothing of one person's work stays in memory for the next.
    if (isOther) location.reload();
    else if (now) releaseWaiting();
  }, [now, isOther]);
  if (now && !isOther) first.current = now;
  return first.current;
}
