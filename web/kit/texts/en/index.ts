import { keys } from './keys.ts';
import { nav } from './nav.ts';
import { panel } from './panel.ts';
import { shapes } from './shapes.ts';

/** A line for each room of texts. */
export const en = { keys, nav, panel, shapes };
