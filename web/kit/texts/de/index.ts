import type { Texts } from '../texts.ts';
import { account } from './account.ts';
import { answers } from './answers.ts';
import { browser } from './browser.ts';
import { choices } from './choices.ts';
import { chords } from './chords.ts';
import { compare } from './compare.ts';
import { door } from './door.ts';
import { entities } from './entities.ts';
import { fields } from './fields.ts';
import { form } from './form.ts';
import { keys } from './keys.ts';
import { kit } from './kit.ts';
import { nav } from './nav.ts';
import { panel } from './panel.ts';
import { shapes } from './shapes.ts';
import { sheet } from './sheet.ts';
import { view } from './view.ts';
import { work } from './work.ts';

export const de: Texts = {
  account,
  answers,
  browser,
  choices,
  chords,
  compare,
  door,
  entities,
  fields,
  form,
  keys,
  kit,
  nav,
  panel,
  shapes,
  sheet,
  view,
  work,
};
