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
import { frame } from './frame.ts';
import { keyPage } from './key-page.ts';
import { keys } from './keys.ts';
import { kit } from './kit.ts';
import { manage } from './manage.ts';
import { nav } from './nav.ts';
import { overview } from './overview.ts';
import { panel } from './panel.ts';
import { people } from './people.ts';
import { projectSettings } from './project-settings.ts';
import { projects } from './projects.ts';
import { review } from './review.ts';
import { settingsPage } from './settings-page.ts';
import { shapes } from './shapes.ts';
import { sheet } from './sheet.ts';
import { task } from './task.ts';
import { tasks } from './tasks.ts';
import { view } from './view.ts';
import { work } from './work.ts';

/** A line for each room of texts. */
export const en = {
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
  frame,
  keyPage,
  keys,
  kit,
  manage,
  nav,
  overview,
  panel,
  people,
  projectSettings,
  projects,
  review,
  settingsPage,
  shapes,
  sheet,
  task,
  tasks,
  view,
  work,
};
