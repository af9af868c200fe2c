import type { Texts } from '../texts.ts';
import { answers } from './answers.ts';
import { browser } from './browser.ts';
import { chords } from './chords.ts';
import { entities } from './entities.ts';
import { form } from './form.ts';
import { frame } from './frame.ts';
import { keys } from './keys.ts';
import { kit } from './kit.ts';
import { nav } from './nav.ts';
import { overview } from './overview.ts';
import { panel } from './panel.ts';
import { shapes } from './shapes.ts';
import { sheet } from './sheet.ts';
import { task } from './task.ts';
import { tasks } from './tasks.ts';
import { work } from './work.ts';

export const de: Texts = {
  answers,
  browser,
  chords,
  entities,
  form,
  frame,
  keys,
  kit,
  nav,
  overview,
  panel,
  shapes,
  sheet,
  task,
  tasks,
  work,
};
