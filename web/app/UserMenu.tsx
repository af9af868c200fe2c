/** Who is signed in, and what concerns him and his browser. */
import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { texts } from '../kit/texts/texts.ts';
import type { Session } from './session.ts';

export interface MenuActions {
  onBrowser(): void;
  onKeys(): void;
  onSignOut(): void;
}

export function UserMenu({ session, onBrowser, onKeys, onSignOut }: MenuActions & { session: Session }): ReactNode {
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
