/** Who I am here, where I am signed in, and my password. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Loading, Trouble } from '../../../kit/Trouble.tsx';
import { texts } from '../../../kit/texts/texts.ts';
import { useSession } from '../../session.ts';
import { PasswordForm } from './PasswordForm.tsx';
import { SessionList } from './SessionList.tsx';
import { OWN_SESSIONS, readOwnSessions } from './sessions.ts';
import './account.css';

export default function AccountPage(): ReactNode {
  const { account } = texts;
  const session = useSession();
  const own = useQuery({ queryKey: OWN_SESSIONS, queryFn: readOwnSessions });
  return (
    <div className="account">
      <header>
        <h1>{account.title}</h1>
        <p>
          {session.name} <span className="note">{session.email}</span>
        </p>
        <p className="note">{account.role(session.role)}</p>
      </header>
      {own.isPending && <Loading what={account.opening} />}
      {own.isError && !own.data && (
        <Trouble title={account.failed} action={[texts.work.tryAgain, () => void own.refetch()]}>
          <p>{own.error.message}</p>
        </Trouble>
      )}
      {own.data && (
        <>
          <SessionList sessions={own.data.sessions} />
          <PasswordForm own={own.data} email={session.email} />
        </>
      )}
    </div>
  );
}
