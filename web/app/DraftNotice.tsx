/** Why the task cannot be worked on here just now, and what to do; empty when it can. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { texts } from '../kit/texts/texts.ts';
import type { Draft } from './draft/keeper.ts';
import type { Place } from './draft/one-tab.ts';

interface NoticeProps {
  place: Place;
  take(): Promise<void>;
  theirs: Draft | undefined;
  choose(whose: 'mine' | 'theirs', other: Draft): void;
}

export function DraftNotice({ place, take, theirs, choose }: NoticeProps): ReactNode {
  return (
    <div className="task-notice" role="status">
      {place === 'elsewhere' && (
        <p>
          <span>{texts.work.otherTab}</span>
          <Button className="button" onPress={() => void take()}>
            {texts.work.workHere}
          </Button>
        </p>
      )}
      {place === 'here' && theirs && (
        <p>
          <span>{texts.work.changedElsewhere}</span>
          <Button className="button" onPress={() => choose('theirs', theirs)}>
            {texts.work.theOther}
          </Button>
          <Button className="button" onPress={() => choose('mine', theirs)}>
            {texts.work.thisOne}
          </Button>
        </p>
      )}
    </div>
  );
}
