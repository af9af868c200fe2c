/** How somebody likes to draw, kept in this browser. */
import { type Preferences, prefer, usePreferences } from '../preferences.ts';
import { texts } from '../texts/texts.ts';

export type OptionName = 'snapping' | 'twoClicks' | 'guides' | 'labelAfter';

export interface Options extends Pick<Preferences, OptionName> {
  turn(name: OptionName): void;
}

export function useOptions(say: (text: string) => void): Options {
  const { snapping, twoClicks, guides, labelAfter } = usePreferences();
  const all = { snapping, twoClicks, guides, labelAfter };
  return {
    ...all,
    turn: (name) => {
      prefer({ [name]: !all[name] });
      say(texts.shapes.switched(texts.shapes[name], !all[name]));
    },
  };
}
