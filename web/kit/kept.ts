/**
 * What stays from one task to the next, for those who want it so (`keepView` of the preferences): how a picture is shown.
 * For this tab, also over a reload.
 */
import { preferences } from './preferences.ts';

const place = (name: string): string => `taskwright.kept.${name}`;

/** What was kept last, if it passes for one; undefined where nothing is, or nothing is to be. */
export function kept<T>(name: string, isSound: (value: unknown) => value is T): T | undefined {
  if (!preferences().keepView) return undefined;
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(place(name)) ?? 'null');
    return isSound(value) ? value : undefined;
  } catch {
    // Without storage nothing is kept.
    return undefined;
  }
}

/** Also while nothing is to be kept: it may be wished for in a moment. */
export function keep(name: string, value: unknown): void {
  try {
    sessionStorage.setItem(place(name), JSON.stringify(value ?? null));
  } catch {
    // As above.
  }
}
