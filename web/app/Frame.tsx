/** What is around every page but the labeler's own: the way to the others, and who is signed in. */
import { useMutation } from '@tanstack/react-query';
import { type ReactNode, Suspense, useState } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Link, useLocation } from 'wouter';
import { useActions } from '../kit/keymap.ts';
import { Loading } from '../kit/Trouble.tsx';
import { texts } from '../kit/texts/texts.ts';
import { BrowserDialog } from './BrowserDialog.tsx';
import { KeysDialog } from './keys/KeysDialog.tsx';
import type { PageEntry } from './pages.ts';
import { SkipLink } from './SkipLink.tsx';
import { signOut, useSession } from './session.ts';
import { FRAME_KEYS } from './task-keys.ts';
import { UserMenu } from './UserMenu.tsx';

/** A page is the current one also at the addresses below its own. */
const isAt = (path: string, location: string): boolean => location === path || location.startsWith(`${path}/`);

export function Frame({ pages, children }: { pages: readonly PageEntry[]; children: ReactNode }): ReactNode {
  const session = useSession();
  const [location, navigate] = useLocation();
  const [dialog, setDialog] = useState<'browser' | 'keys'>();
  useActions(FRAME_KEYS, { sheet: () => setDialog('keys') });
  // The whole page anew: nothing of the person who left stays in memory.
  const leaving = useMutation({ mutationFn: signOut, onSuccess: () => window.location.assign('/') });
  const places = [
    { path: '/work', title: texts.nav.work },
    ...pages.map(({ name, paths: [path] }) => ({ path, title: texts.nav[name] })),
  ];
  const current = places.find(({ path }) => isAt(path, location));
  return (
    <div className="page framed">
      <header className="bar">
        <SkipLink />
        <span className="mark-name">Taskwright</span>
        <nav className="pages" aria-label={texts.nav.pages}>
          {places.map(({ path, title }) => (
            <Link key={path} href={path} aria-current={isAt(path, location) ? 'page' : undefined}>
              {title}
            </Link>
          ))}
        </nav>
        <MenuTrigger>
          <Button className="button pages-button" aria-label={`${texts.nav.pages}: ${current?.title ?? ''}`}>
            {current?.title ?? texts.nav.pages} <span aria-hidden="true">▾</span>
          </Button>
          <Popover className="popover" placement="bottom start">
            <Menu className="menu" aria-label={texts.nav.pages} onAction={(path) => navigate(String(path))}>
              {places.map(({ path, title }) => (
                <MenuItem key={path} id={path} className="menu-item">
                  {title}
                </MenuItem>
              ))}
            </Menu>
          </Popover>
        </MenuTrigger>
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
