/** Keyboard shortcuts: one listener each for the workbench and the editor, on the whole window. */
import { type RefObject, useEffect, useRef, useState } from 'react';

/**
 * By chord: `mod+shift+z`, `delete`, `arrowleft`, `1`. `mod` is Ctrl, or Command on a Mac. What returns false was not
 * for it, and the browser does with the key what it always does.
 */
export type Keys = Record<string, (event: KeyboardEvent) => unknown>;

const NONE: ReadonlySet<string> = new Set();

export function chordOf(event: KeyboardEvent): string {
  const { key, code } = event;
  // With Alt, macOS makes other characters of letters and digits; the key itself stays. With Shift some keyboards have `/`
  // on a digit, and without it others have `&`.
  const isOther = event.shiftKey && !event.altKey && !/^\d$/.test(key);
  const digit = isOther ? undefined : /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  const letter = event.altKey && /[^ -~]/.test(key) ? /^Key([A-Z])$/.exec(code)?.[1] : undefined;
  const name = key === ' ' ? 'space' : (digit ?? letter ?? key).toLowerCase();
  // ? is written with Shift on most keyboards, and means itself.
  const shift = event.shiftKey && !(name.length === 1 && /[^a-z0-9]/.test(name));
  return [event.ctrlKey || event.metaKey ? 'mod' : '', event.altKey ? 'alt' : '', shift ? 'shift' : '', name]
    .filter(Boolean)
    .join('+');
}

let silenced = 0;

/** While something asks that must be answered first, over everything: keys are its own. @returns ends it. */
export function silenceKeys(): () => void {
  silenced++;
  return () => void silenced--;
}

/** @param notForWriting chords with Ctrl, Alt or a function key that are meant from within a text field, too. */
export function useKeys(keys: Keys, active = true, notForWriting: ReadonlySet<string> = NONE): void {
  const current = useRef(keys);
  current.current = keys;
  const meant = useRef(notForWriting);
  meant.current = notForWriting;
  useEffect(() => {
    if (!active) return;
    const listener = (event: KeyboardEvent) => {
      if (silenced > 0) return;
      const chord = chordOf(event);
      const run = current.current[chord];
      // A field with a list to choose from passes its keys on to the list: they are no less the field's.
      const field = [event.target, document.activeElement].find(isWriting);
      if (!run || event.isComposing || (field && isForWriting(chord, field, meant.current))) return;
      if (run(event) === false) return;
      event.preventDefault();
      // A chord does one thing, also where two would take it.
      event.stopImmediatePropagation();
    };
    // Before the widgets, which keep the keys that they know from going further.
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, [active]);
}

function isWriting(target: EventTarget | null): target is HTMLInputElement | HTMLTextAreaElement {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

/**
 * Submit and skip work from within a field; letters and arrows are the field's own. So is undo, but where each letter is a
 * part of the answer (`data-answer`): that has one history.
 */
function isForWriting(chord: string, field: Element, meant: ReadonlySet<string>): boolean {
  // Somebody may have given submit a key that is a letter.
  if (meant.has(chord) && /^(mod|alt)\+|(^|\+)f\d+$/.test(chord)) return false;
  if (/^mod\+(enter|space|s)$/.test(chord)) return false;
  return !(/^mod\+(z|shift\+z|y)$/.test(chord) && field.closest('[data-answer]'));
}

/** The key was not pressed in the element, nor where nothing has the focus: arrows and space are somebody else's. */
export const isElsewhere = (event: KeyboardEvent, element: HTMLElement | null | undefined): boolean =>
  event.target !== document.body && !element?.contains(event.target as Node);

/** Whether the space bar is held down over the element. */
export function useSpace(element: RefObject<HTMLElement | null>, active: boolean): boolean {
  const [held, setHeld] = useState(false);
  useKeys({ space: (event) => (isElsewhere(event, element.current) ? false : setHeld(true)) }, active);
  useEffect(() => {
    const up = (event: KeyboardEvent) => {
      if (event.key === ' ') setHeld(false);
    };
    const away = () => setHeld(false);
    window.addEventListener('keyup', up);
    window.addEventListener('blur', away);
    return () => {
      window.removeEventListener('keyup', up);
      window.removeEventListener('blur', away);
    };
  }, []);
  return held;
}
