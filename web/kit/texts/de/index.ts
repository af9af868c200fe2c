import type { Texts } from '../texts.ts';
import { keyPage } from './key-page.ts';
import { keys } from './keys.ts';
import { manage } from './manage.ts';
import { nav } from './nav.ts';
import { people } from './people.ts';
import { projectSettings } from './project-settings.ts';
import { projects } from './projects.ts';
import { review } from './review.ts';
import { settingsPage } from './settings-page.ts';

export const de: Texts = { keyPage, keys, manage, nav, people, projectSettings, projects, review, settingsPage };
