import { keyGroup } from '../../../kit/keymap.ts';
import { texts } from '../../../kit/texts/texts.ts';

/** In the list of tasks. */
export const LIST_KEYS = keyGroup('tasks', () => texts.keys.tasks, {
  next: ['j'],
  previous: ['k'],
  select: ['x'],
  open: ['o'],
  all: ['shift+a'],
  filter: ['/'],
  refresh: ['r'],
});

/** On the page of one task. */
export const TASK_PAGE_KEYS = keyGroup('taskPage', () => texts.keys.taskPage, {
  next: ['j', 'mod+arrowright'],
  previous: ['k', 'mod+arrowleft'],
  list: ['u'],
  copy: ['c'],
  show: ['1', '2', '3', '4', '5'],
});
