import { keyPage } from './key-page.ts';
import { keys } from './keys.ts';
import { manage } from './manage.ts';
import { nav } from './nav.ts';
import { people } from './people.ts';
import { projectSettings } from './project-settings.ts';
import { projects } from './projects.ts';
import { review } from './review.ts';
import { settingsPage } from './settings-page.ts';

/** A line for each room of texts. */
export const en = { keyPage, keys, manage, nav, people, projectSettings, projects, review, settingsPage };
