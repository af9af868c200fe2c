/** Chords as people read them, and those that no page should take. Pure; keys.ts says how chords are written. */
import { texts } from './texts/texts.ts';

const ARROWS: Record<string, string> = { arrowleft: '←', arrowright: '→', arrowup: '↑', arrowdown: '↓' };

/** What stands on each key of the chord: `Ctrl`, `Enter`; on a Mac `⌘`, `Enter`. @param compact for the room of a button. */
export function capsOf(chord: string, isMac: boolean, compact = false): string[] {
  const { chords } = texts;
  const names: Record<string, string> = { ...chords, ...ARROWS, ...(compact && { enter: '↵' }) };
  const mods: Record<string, string> = isMac
    ? { mod: '⌘', alt: '⌥', shift: '⇧' }
    : { mod: chords.ctrl, alt: chords.alt, shift: chords.shift };
  return partsOf(chord).map(
    (part) => mods[part] ?? names[part] ?? (part.length === 1 ? part.toUpperCase() : nameOf(part)),
  );
}

/** `f5` -> `F5`, `dead` -> `Dead`. */
const nameOf = (part: string): string => part.slice(0, 1).toUpperCase() + part.slice(1);

/** As one text, for whoever listens. */
export const spoken = (chord: string, isMac: boolean): string => capsOf(chord, isMac).join(' ');

/** `mod++` is Ctrl and plus. */
export function partsOf(chord: string): string[] {
  const parts = chord.split('+');
  return chord.endsWith('+') ? [...parts.slice(0, -2).filter(Boolean), '+'] : parts;
}

/** Why a chord cannot be somebody's own; undefined when it can. */
export type Refusal = 'browser' | 'system' | 'modifier' | 'fixed';

const MODIFIERS = /^(control|shift|alt|meta|altgraph|capslock|numlock|fn|os|dead|process|unidentified|compose)$/;
/** Windows and tabs, which pages never hear of; reload, address and zoom, which people need. */
const BROWSERS = new Set([
  ...['w', 't', 'n', 'q', 'shift+w', 'shift+t', 'shift+n', 'shift+q', 'tab', 'shift+tab', 'pageup', 'pagedown'].map(
    (key) => `mod+${key}`,
  ),
  ...['r', 'shift+r', 'l', '0', '+', '-', '=', 'shift+i', 'shift+j', 'shift+c'].map((key) => `mod+${key}`),
  ...['f5', 'shift+f5', 'mod+f5', 'f6', 'f11', 'f12', 'alt+arrowleft', 'alt+arrowright', 'alt+home'],
]);
const SYSTEMS = new Set([
  'alt+tab',
  'alt+shift+tab',
  'alt+f4',
  'alt+space',
  'alt+escape',
  'mod+escape',
  'mod+alt+delete',
]);
/** What moves through the page and its widgets, or what is selected. */
const FIXED = new Set([
  ...['tab', 'shift+tab', 'enter', 'shift+enter', 'space', 'shift+space', 'escape'],
  ...['left', 'right', 'up', 'down'].flatMap((way) => [`arrow${way}`, `shift+arrow${way}`]),
]);

export function chordRefusal(chord: string): Refusal | undefined {
  if (MODIFIERS.test(partsOf(chord).at(-1)!)) return 'modifier';
  if (BROWSERS.has(chord)) return 'browser';
  if (SYSTEMS.has(chord)) return 'system';
  return FIXED.has(chord) ? 'fixed' : undefined;
}
