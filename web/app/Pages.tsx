/** Which page an address shows. */
import type { ReactNode } from 'react';
import { Link, Redirect, Route, Switch } from 'wouter';
import { Trouble } from '../kit/Trouble.tsx';
import { texts } from '../kit/texts/texts.ts';
import { Frame } from './Frame.tsx';
import { PAGES } from './pages.ts';
import { type Session, SessionContext } from './session.ts';
import { WorkPage } from './WorkPage.tsx';

export function Pages({ session }: { session: Session }): ReactNode {
  const mine = PAGES.filter(({ permission }) => session.permissions.includes(permission));
  const shown = mine.filter(({ isBelow }) => !isBelow);
  return (
    <SessionContext.Provider value={session}>
      <Switch>
        <Route path="/work">
          <WorkPage session={session} />
        </Route>
        {mine.flatMap(({ paths, page: Page }) =>
          paths.map((path) => (
            <Route key={path} path={path}>
              <Frame pages={shown}>
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
          <Frame pages={shown}>
            <Trouble title={texts.nav.unknown}>
              <Link href="/work">{texts.nav.work}</Link>
            </Trouble>
          </Frame>
        </Route>
      </Switch>
    </SessionContext.Provider>
  );
}
