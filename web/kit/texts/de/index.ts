import type { Texts } from '../texts.ts';
import { choices } from './choices.ts';
import { compare } from './compare.ts';
import { fields } from './fields.ts';
import { keys } from './keys.ts';
import { nav } from './nav.ts';
import { view } from './view.ts';

export const de: Texts = { choices, compare, fields, keys, nav, view };
