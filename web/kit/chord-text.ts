/** A chord as it is written beside what it does, such as `⇧F`. Pure. */
const SIGNS: Record<string, string> = { mod: 'Ctrl ', alt: 'Alt ', shift: '⇧' };

export const chordText = (chord: string): string =>
  chord
    .split('+')
    .map((part) => SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join('');
