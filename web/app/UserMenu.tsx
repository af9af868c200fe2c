/** Who is signed in, how the page looks, where else one can go, and the way out. */
import type { ReactNode } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { type Preferences, prefer, usePreferences } from '../kit/preferences.ts';
import { texts } from '../kit/texts/texts.ts';
import type { PageEntry } from './pages.ts';
import type { Session } from './session.ts';

interface UserMenuProps {
  session: Session;
  /** Those to be in the menu; none where the bar has them. */
  pages?: readonly PageEntry[];
  onSignOut(): void;
}

export function UserMenu({ session, pages = [], onSignOut }: UserMenuProps): ReactNode {
  const { theme } = usePreferences();
  return (
    <MenuTrigger>
      <Button className="button quiet who" aria-label={texts.work.signedInAs(session.email)}>
        {initials(session)}
      </Button>
      <Popover className="popover" placement="bottom end">
        <p className="who-card">
          <strong>{session.name}</strong>
          <span className="note">{texts.work.emailAndRole(session.email, session.role)}</span>
        </p>
        <Menu className="menu" aria-label={texts.frame.menu}>
          {pages.length > 0 && (
            <MenuSection className="menu-section" aria-label={texts.nav.pages}>
              {pages.map(({ name, paths: [path] }) => (
                <MenuItem key={path} className="menu-item" href={path}>
                  {texts.nav[name]}
                </MenuItem>
              ))}
            </MenuSection>
          )}
          <MenuSection
            className="menu-section"
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(keys) => prefer({ theme: [...keys][0] as Preferences['theme'] })}
          >
            <Header className="menu-title">{texts.frame.look}</Header>
            {(['system', 'light', 'dark'] as const).map((one) => (
              <MenuItem key={one} id={one} className="menu-item" shouldCloseOnSelect={false}>
                {texts.frame.themes[one]}
              </MenuItem>
            ))}
          </MenuSection>
          <MenuItem className="menu-item" id="sign-out" onAction={onSignOut}>
            {texts.work.signOut}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

const initials = ({ name, email }: Session): string => (name || email).slice(0, 2).toUpperCase();
