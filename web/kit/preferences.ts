/** What somebody chose for this browser. Kept in localStorage, so that it is there before the page asks the server anything. */
import { useSyncExternalStore } from 'react';
import { type KeySet, soundSet } from './key-set.ts';

export interface Preferences {
  /** Empty to follow the browser. */
  language: '' | 'en' | 'de';
  theme: 'system' | 'light' | 'dark';
  /** How long a submit can be undone, in seconds; 0 gives answers at once. The server takes no more than 8. */
  undoSeconds: number;
  /** Zoom, pan, brightness and contrast stay from one task to the next. */
  keepView: boolean;
  /** Where one choice is all that is asked, choosing submits. */
  submitOnChoice: boolean;
  /** Attachments side by side zoom, scroll and play together. */
  inStep: boolean;
  /** Texts of one's own (kit/fields/snippets.ts reads them). */
  snippets: readonly { name: string; text: string }[];
  /** Of lists of objects: web/kit/objects/arranged.ts. */
  listOrder: string;
  /** In pictures: points snap to other shapes; corners come by two clicks; lines through the pointer; labels come after. */
  snapping: boolean;
  twoClicks: boolean;
  guides: boolean;
  labelAfter: boolean;
  keys: KeySet;
}

const DEFAULTS: Preferences = {
  language: '',
  theme: 'system',
  undoSeconds: 8,
  keepView: false,
  submitOnChoice: false,
  inStep: true,
  snippets: [],
  listOrder: 'drawn',
  snapping: false,
  twoClicks: false,
  guides: true,
  labelAfter: false,
  keys: {},
};
const PLACE = 'taskwright.preferences';

const listeners = new Set<() => void>();
let current: Preferences | undefined;

/** What was written by an older page or by hand counts as far as it is of the right kind. */
function read(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(PLACE) ?? '{}') as Record<string, unknown>;
    const sound = Object.entries(DEFAULTS).map(([name, value]) => [
      name,
      typeof stored[name] === typeof value && stored[name] !== null ? stored[name] : value,
    ]);
    const read = Object.fromEntries(sound) as Preferences;
    return { ...read, keys: soundSet(read.keys) };
  } catch {
    // Without storage, as in some private windows, everybody has what the page comes with.
    return DEFAULTS;
  }
}

export function preferences(): Preferences {
  current ??= read();
  return current;
}

/** Also for the other tabs of this browser. */
export function prefer(changes: Partial<Preferences>): void {
  current = { ...preferences(), ...changes };
  try {
    localStorage.setItem(PLACE, JSON.stringify(current));
  } catch {
    // It holds until the page is closed.
  }
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  const onStorage = ({ key }: StorageEvent) => {
    if (key !== PLACE) return;
    current = undefined;
    listener();
  };
  listeners.add(listener);
  window.addEventListener('storage', onStorage);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', onStorage);
  };
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences);
