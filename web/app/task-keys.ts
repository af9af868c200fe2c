/** The keys of the labeler's page. A chord of `TASK_KEYS` is no editor's. */
import { keyGroup } from '../kit/keymap.ts';
import { texts } from '../kit/texts/texts.ts';

/** On a task, whatever its editor. */
export const TASK_KEYS = keyGroup(
  'task',
  () => texts.keys.task,
  {
    submit: ['mod+enter'],
    skip: ['mod+space'],
    undo: ['mod+z'],
    redo: ['mod+shift+z', 'mod+y'],
    save: ['mod+s'],
    sheet: ['?'],
  },
  ['submit', 'skip', 'save'],
);

/** While there is no task. */
export const REST_KEYS = keyGroup('rest', () => texts.keys.rest, { start: ['mod+enter'], sheet: ['?'] }, ['start']);

export const PAGE_KEYS = keyGroup('page', () => texts.keys.page, { previous: ['mod+arrowleft'] });

/** For as long as a submit can be taken back. */
export const SUBMITTED_KEYS = keyGroup('submitted', () => texts.keys.submitted, { undo: ['u'] });

/** In front of a task: one of the answers given before. */
export const ANSWER_KEYS = keyGroup(
  'answer',
  () => texts.keys.answer,
  {
    older: ['mod+arrowleft'],
    newer: ['mod+arrowright'],
    save: ['mod+enter'],
    undo: ['mod+z'],
    redo: ['mod+shift+z', 'mod+y'],
  },
  ['save'],
);

/** Where a former answer can only be read; where one may draw, Esc is the editor's. */
export const READING_KEYS = keyGroup('reading', () => texts.keys.reading, { close: ['escape'] });

/** On every page but the labeler's own. */
export const FRAME_KEYS = keyGroup('frame', () => texts.keys.frame, { sheet: ['?'] });
