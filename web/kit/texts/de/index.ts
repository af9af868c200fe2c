import type { Texts } from '../texts.ts';
import { account } from './account.ts';
import { answers } from './answers.ts';
import { browser } from './browser.ts';
import { chords } from './chords.ts';
import { door } from './door.ts';
import { entities } from './entities.ts';
import { form } from './form.ts';
import { keys } from './keys.ts';
import { kit } from './kit.ts';
import { nav } from './nav.ts';
import { panel } from './panel.ts';
import { shapes } from './shapes.ts';
import { sheet } from './sheet.ts';
import { work } from './work.ts';

export const de: Texts = {
  account,
  answers,
  browser,
  chords,
  door,
  entities,
  form,
  keys,
  kit,
  nav,
  panel,
  shapes,
  sheet,
  work,
};
