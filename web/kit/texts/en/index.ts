import { choices } from './choices.ts';
import { keys } from './keys.ts';
import { nav } from './nav.ts';
import { view } from './view.ts';

/** A line for each room of texts. */
export const en = { choices, keys, nav, view };
