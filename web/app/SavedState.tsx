import type { ReactNode } from 'react';
import type { Saved } from './draft/keeper.ts';

const WORDS: Record<Saved, [short: string, more?: string]> = {
  untouched: [''],
  unsaved: ['Not saved yet'],
  saving: ['Saving'],
  saved: ['Draft saved'],
  failed: ['Not saved', ': no answer from the server. Kept here, trying again'],
  conflict: ['Not saved', ': changed elsewhere'],
};

export function SavedState({ saved }: { saved: Saved }): ReactNode {
  const [short, more] = WORDS[saved];
  return (
    <span className={`saved ${saved}`} role="status">
      {short}
      {more && <span className="wide-only">{more}</span>}
    </span>
  );
}
