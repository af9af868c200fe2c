import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../kit/texts/texts.ts';
import type { Today, TrainingResult } from './labeling.ts';
import { PAGES } from './pages.ts';
import { SkipLink } from './SkipLink.tsx';
import type { Session } from './session.ts';
import { type MenuActions, UserMenu } from './UserMenu.tsx';

export interface BarProps extends MenuActions {
  session: Session;
  /** Undefined as long as the server did not say. */
  today: Today | undefined;
  /** Of the answer submitted last, if it was one to a training task. */
  training: TrainingResult | undefined;
  /** Shows what was answered before. */
  onPrevious(): void;
}

export function TopBar({
  session,
  today,
  training,
  onPrevious,
  children,
  ...menu
}: BarProps & { children?: ReactNode }): ReactNode {
  const pages = PAGES.filter(({ permission, isBelow }) => !isBelow && session.permissions.includes(permission));
  return (
    <header className="bar">
      <SkipLink />
      <span className="mark-name">Taskwright</span>
      {/* Not a way within the page: what is before somebody is saved as when he leaves it. */}
      {pages[0] && (
        <a className="to-pages" href={pages[0].paths[0]}>
          {texts.nav[pages[0].name]}
        </a>
      )}
      {children}
      {training && (
        <span className="note" role="status">
          {texts.work.training(training.score, training.passed)}
        </span>
      )}
      {today && (
        <span className="note far">
          <span>{texts.work.left(today.left)}</span>
          <span>{texts.work.done(today.submitted)}</span>
        </span>
      )}
      <Button className="button quiet to-previous" aria-label={texts.work.previousAnswers} onPress={onPrevious}>
        <span aria-hidden="true">←</span>
        <span className="wide-only">{texts.work.previous}</span>
      </Button>
      <UserMenu session={session} pages={pages} {...menu} />
    </header>
  );
}
