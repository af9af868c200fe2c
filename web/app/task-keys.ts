import { keyGroup } from '../kit/keymap.ts';
import { texts } from '../kit/texts/texts.ts';

/** On a task, whatever its editor. */
export const TASK_KEYS = keyGroup('task', () => texts.keys.task, {
  submit: ['mod+enter'],
  skip: ['mod+space'],
  undo: ['mod+z'],
  redo: ['mod+shift+z', 'mod+y'],
  save: ['mod+s'],
  sheet: ['?'],
});
