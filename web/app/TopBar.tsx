import type { ReactNode } from 'react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { texts } from '../kit/texts/texts.ts';
import type { TrainingResult } from './labeling.ts';
import type { Session } from './session.ts';

export interface BarProps {
  session: Session;
  /** Tasks submitted since the page was opened. */
  done: number;
  /** Of the answer submitted last, if it was one to a training task. */
  training: TrainingResult | undefined;
  onSignOut(): void;
  /** Shows what was answered before. */
  onPrevious(): void;
}

export function TopBar({
  session,
  done,
  training,
  onSignOut,
  onPrevious,
  children,
}: BarProps & { children?: ReactNode }): ReactNode {
  return (
    <header className="bar">
      <span className="mark-name">Taskwright</span>
      {children}
      {training && (
        <span className="note" role="status">
          {texts.work.training(training.score, training.passed)}
        </span>
      )}
      {done > 0 && <span className="note done">{texts.work.done(done)}</span>}
      <Button className="button quiet to-previous" aria-label={texts.work.previousAnswers} onPress={onPrevious}>
        <span aria-hidden="true">←</span>
        <span className="wide-only">{texts.work.previous}</span>
      </Button>
      <MenuTrigger>
        <Button className="button quiet who" aria-label={texts.work.signedInAs(session.email)}>
          {initials(session)}
        </Button>
        <Popover className="popover" placement="bottom end">
          <p className="who-card">
            <strong>{session.name}</strong>
            <span className="note">{texts.work.emailAndRole(session.email, session.role)}</span>
          </p>
          <Menu className="menu" onAction={onSignOut}>
            <MenuItem className="menu-item" id="sign-out">
              {texts.work.signOut}
            </MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
    </header>
  );
}

const initials = ({ name, email }: Session): string => (name || email).slice(0, 2).toUpperCase();
