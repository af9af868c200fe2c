/** Who is signed in, and what concerns him and his browser. */
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { texts } from '../kit/texts/texts.ts';
import type { PageEntry } from './pages.ts';
import type { Session } from './session.ts';

export interface MenuActions {
  onBrowser(): void;
  onKeys(): void;
  onSignOut(): void;
}

interface UserMenuProps extends MenuActions {
  session: Session;
  /** Those to be in the menu; none where the bar has them. */
  pages?: readonly PageEntry[];
}

export function UserMenu({ session, pages = [], onBrowser, onKeys, onSignOut }: UserMenuProps): ReactNode {
  const actions: Record<string, () => void> = { browser: onBrowser, keys: onKeys, 'sign-out': onSignOut };
  return (
    <MenuTrigger>
      <Button className="button quiet who">
        <span aria-hidden="true">{initials(session)}</span>
        <span className="unseen">{texts.work.signedInAs(session.email)}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <p className="who-card">
          <strong>{session.name}</strong>
          <span className="note">{texts.work.emailAndRole(session.email, session.role)}</span>
        </p>
        <Menu className="menu" aria-label={texts.work.menu} onAction={(id) => actions[id]?.()}>
          {pages.length > 0 && (
            <MenuSection className="menu-section" aria-label={texts.nav.pages}>
              {pages.map(({ name, paths: [path] }) => (
                <MenuItem key={path} className="menu-item" href={path}>
                  {texts.nav[name]}
                </MenuItem>
              ))}
            </MenuSection>
          )}
          <MenuItem className="menu-item" id="account" href="/account">
            {texts.nav.account}
          </MenuItem>
          <MenuItem className="menu-item" id="browser">
            {texts.browser.title}
          </MenuItem>
          <MenuItem className="menu-item" id="keys">
            {texts.work.shortcuts}
          </MenuItem>
          <MenuItem className="menu-item" id="sign-out">
            {texts.work.signOut}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const initials = ({ name, email }: Session): string => (name || email).slice(0, 2).toUpperCase();
