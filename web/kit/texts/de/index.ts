import type { Texts } from '../texts.ts';
import { keys } from './keys.ts';
import { manage } from './manage.ts';
import { nav } from './nav.ts';
import { review } from './review.ts';

export const de: Texts = { keys, manage, nav, review };
