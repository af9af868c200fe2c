import { choices } from './choices.ts';
import { compare } from './compare.ts';
import { fields } from './fields.ts';
import { keys } from './keys.ts';
import { nav } from './nav.ts';
import { view } from './view.ts';

/** A line for each room of texts. */
export const en = { choices, compare, fields, keys, nav, view };
