/** Why the task cannot be worked on here just now, and what to do; empty when it can. */
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
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
          <span>This task is open in another tab. Here it can only be read.</span>
          <Button className="button" onPress={() => void take()}>
            Work here
          </Button>
        </p>
      )}
      {place === 'here' && theirs && (
        <p>
          <span>
            This task was changed elsewhere since. Which draft do you go on with? The other one stays one undo away.
          </span>
          <Button className="button" onPress={() => choose('theirs', theirs)}>
            The other one
          </Button>
          <Button className="button" onPress={() => choose('mine', theirs)}>
            This one
          </Button>
        </p>
      )}
    </div>
  );
}
