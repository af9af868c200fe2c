/** The next chord that is pressed, wherever the focus is: it does nothing else. */
import { useEffect, useEffectEvent } from 'react';
import { chordRefusal } from '../../kit/chords.ts';
import { chordOf } from '../../kit/keys.ts';

/** @param onChord called with undefined for Esc, which ends it. Modifiers alone are waited out. */
export function useCapture(active: boolean, onChord: (chord: string | undefined) => void): void {
  const tell = useEffectEvent(onChord);
  useEffect(() => {
    if (!active) return;
    const keep = (event: KeyboardEvent) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const down = (event: KeyboardEvent) => {
      keep(event);
      const chord = chordOf(event);
      if (event.repeat || chordRefusal(chord) === 'modifier') return;
      tell(chord === 'escape' ? undefined : chord);
    };
    window.addEventListener('keydown', down, true);
    window.addEventListener('keyup', keep, true);
    return () => {
      window.removeEventListener('keydown', down, true);
      window.removeEventListener('keyup', keep, true);
    };
  }, [active]);
}
