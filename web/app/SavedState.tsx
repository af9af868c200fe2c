import type { ReactNode } from 'react';
import { texts } from '../kit/texts/texts.ts';
import type { Saved } from './draft/keeper.ts';

export function SavedState({ saved }: { saved: Saved }): ReactNode {
  const [short, more] = wordsOf(saved);
  return (
    <span className={`saved ${saved}`} role="status">
      {short}
      {more && <span className="wide-only">{more}</span>}
    </span>
  );
}

function wordsOf(saved: Saved): [short: string, more?: string] {
  const { work } = texts;
  const words: Record<Saved, [short: string, more?: string]> = {
    untouched: [''],
    unsaved: [work.unsaved],
    saving: [work.saving],
    saved: [work.saved],
    failed: [work.notSaved, work.notSavedServer],
    conflict: [work.notSaved, work.notSavedConflict],
  };
  return words[saved];
}
