import type { ReactNode } from 'react';
import type { Saved } from './use-draft.ts';

const WORDS: Record<Saved, string> = {
  untouched: '',
  unsaved: 'Not saved yet',
  saving: 'Saving',
  saved: 'Draft saved',
  failed: 'Not saved: no answer from the server, trying again',
};

export function SavedState({ saved }: { saved: Saved }): ReactNode {
  return (
    <span className={`saved ${saved}`} role="status">
      {WORDS[saved]}
    </span>
  );
}
