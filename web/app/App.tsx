import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Loading, Trouble } from '../kit/Trouble.tsx';
import { texts } from '../kit/texts/texts.ts';
import { Pages } from './Pages.tsx';
import { SignIn } from './SignIn.tsx';
import { readSession, SESSION } from './session.ts';
import { useTheme } from './theme.ts';

/** Who opens a sign-in link wants to be who it names, whoever is signed in already. */
const tokenOfLink = (): string => (location.pathname === '/sign-in' ? location.hash.slice(1) : '');

export function App(): ReactNode {
  const cache = useQueryClient();
  useTheme();
  const session = useQuery({ queryKey: SESSION, queryFn: readSession, staleTime: Number.POSITIVE_INFINITY });
  const [token, setToken] = useState(tokenOfLink);

  if (session.isPending) return <Loading what={texts.work.opening} />;
  if (session.isError) {
    return (
      <Trouble title={session.error.message} action={[texts.work.tryAgain, () => void session.refetch()]}>
        <p>{texts.work.needsServer}</p>
      </Trouble>
    );
  }
  if (token || !session.data) {
    const onSignedIn = () => {
      // The link is used up; its token need not stay in the history.
      history.replaceState(null, '', '/work');
      setToken('');
      return cache.invalidateQueries({ queryKey: SESSION });
    };
    return <SignIn token={token} onSignedIn={onSignedIn} />;
  }
  return <Pages session={session.data} />;
}
