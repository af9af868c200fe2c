import { number, plural } from '../format.ts';

/** What somebody chooses for this browser. */
export const browser = {
  title: 'This browser',
  note: 'Kept in this browser alone, for whoever uses it.',
  language: 'Language',
  asBrowser: 'As the browser',
  theme: 'Colours',
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  undo: 'A submit can be undone for',
  seconds: (count: number) => `${number(count)} ${plural(count, 'second', 'seconds')}`,
  atOnce: 'not at all',
  keepView: 'Keep zoom and brightness from picture to picture',
  reloads: 'The page loads anew.',
};
