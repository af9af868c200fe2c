/** The keys of the picture editor. */
import { keyGroup } from '../keymap.ts';
import { texts } from '../texts/texts.ts';

/** An action for each tool has the tool's name. */
export const SHAPE_KEYS = keyGroup('shapes', () => texts.keys.shapes, {
  select: ['v'],
  box: ['b'],
  polygon: ['p'],
  line: ['l'],
  point: ['t'],
  ellipse: ['e'],
  cuboid: ['c'],
  erase: ['x'],
  snapping: ['s'],
  twoClicks: ['d'],
  guides: ['g'],
  labelAfter: ['f'],
  add: ['n'],
  finish: ['enter'],
  back: ['backspace'],
  remove: ['delete'],
  next: ['.'],
  previous: [','],
  nextVertex: ['w'],
  previousVertex: ['q'],
  addVertex: ['shift+n', 'insert'],
  simplify: ['m'],
  turn: ['r'],
  turnBack: ['shift+r'],
  duplicate: ['mod+d'],
  copy: ['mod+c'],
  paste: ['mod+v'],
  nextName: ['a'],
  previousName: ['shift+a'],
  fromPrevious: ['shift+p'],
  selectAll: ['mod+a'],
  label: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
});

export type ShapeAction = keyof typeof SHAPE_KEYS.chords;
