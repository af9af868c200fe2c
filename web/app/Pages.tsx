/** Which page an address shows, and the frame around all but the labeler's own. */
import { type ReactNode, Suspense } from 'react';
import { Link, Redirect, Route, Switch } from 'wouter';
import { Loading, Trouble } from '../kit/Trouble.tsx';
import { texts } from '../kit/texts/texts.ts';
import { PAGES, type PageEntry } from './pages.ts';
import { type Session, SessionContext } from './session.ts';
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

function Frame({ pages, children }: { pages: readonly PageEntry[]; children: ReactNode }): ReactNode {
  return (
    <div className="page framed">
      <header className="bar">
        <span className="mark-name">Taskwright</span>
        <nav className="pages" aria-label={texts.nav.pages}>
          <Link href="/work">{texts.nav.work}</Link>
          {pages.map(({ name, paths: [path] }) => (
            <Link key={path} href={path}>
              {texts.nav[name]}
            </Link>
          ))}
        </nav>
      </header>
      <main className="framed-main">
        <Suspense fallback={<Loading what={texts.nav.opening} />}>{children}</Suspense>
      </main>
    </div>
  );
}
