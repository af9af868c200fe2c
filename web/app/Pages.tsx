/** Which page an address shows, and the frame around all but the labeler's own. */
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, Suspense, useState } from 'react';
import { Link, Redirect, Route, Switch } from 'wouter';
import { Loading, Trouble } from '../kit/Trouble.tsx';
import { texts } from '../kit/texts/texts.ts';
import { BrowserDialog } from './BrowserDialog.tsx';
import { KeysDialog } from './keys/KeysDialog.tsx';
import { PAGES, type PageEntry } from './pages.ts';
import { SkipLink } from './SkipLink.tsx';
import { type Session, SessionContext, signOut, useSession } from './session.ts';
import { UserMenu } from './UserMenu.tsx';
import { WorkPage } from './WorkPage.tsx';

export function Pages({ session }: { session: Session }): ReactNode {
  const mine = PAGES.filter(({ permission }) => session.permissions.includes(permission));
  return (
    <SessionContext.Provider value={session}>
      <Switch>
        <Route path="/work">
          <WorkPage session={session} />
        </Route>
        {mine.flatMap(({ paths, page: Page }) =>
          paths.map((path) => (
            <Route key={path} path={path}>
              <Frame pages={mine}>
                <Page />
              </Frame>
            </Route>
          )),
        )}
        {['/', '/sign-in', '/join', '/password'].map((path) => (
          <Route key={path} path={path}>
            <Redirect to="/work" replace />
          </Route>
        ))}
        <Route>
          <Frame pages={mine}>
            <Trouble title={texts.nav.unknown}>
              <Link href="/work">{texts.nav.work}</Link>
            </Trouble>
          </Frame>
        </Route>
      </Switch>
    </SessionContext.Provider>
  );
}

/** One's own account is in the menu of the person. */
const isInBar = ({ name }: PageEntry): boolean => name !== 'account';

function Frame({ pages, children }: { pages: readonly PageEntry[]; children: ReactNode }): ReactNode {
  const session = useSession();
  const [dialog, setDialog] = useState<'browser' | 'keys'>();
  // The whole page anew: nothing of the person who left stays in memory.
  const leaving = useMutation({ mutationFn: signOut, onSuccess: () => location.assign('/') });
  return (
    <div className="page framed">
      <header className="bar">
        <SkipLink />
        <span className="mark-name">Taskwright</span>
        <nav className="pages" aria-label={texts.nav.pages}>
          <Link href="/work">{texts.nav.work}</Link>
          {pages.filter(isInBar).map(({ name, paths: [path] }) => (
            <Link key={path} href={path}>
              {texts.nav[name]}
            </Link>
          ))}
        </nav>
        <UserMenu
          session={session}
          onBrowser={() => setDialog('browser')}
          onKeys={() => setDialog('keys')}
          onSignOut={() => leaving.mutate()}
        />
      </header>
      <main className="framed-main">
        <Suspense fallback={<Loading what={texts.nav.opening} />}>{children}</Suspense>
      </main>
      <KeysDialog isOpen={dialog === 'keys'} close={() => setDialog(undefined)} />
      <BrowserDialog isOpen={dialog === 'browser'} close={() => setDialog(undefined)} />
    </div>
  );
}
