import type { Texts } from '../texts.ts';
import { choices } from './choices.ts';
import { keys } from './keys.ts';
import { nav } from './nav.ts';
import { view } from './view.ts';

export const de: Texts = { choices, keys, nav, view };
