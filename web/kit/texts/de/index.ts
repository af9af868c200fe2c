import type { Texts } from '../texts.ts';
import { keys } from './keys.ts';
import { nav } from './nav.ts';
import { panel } from './panel.ts';
import { shapes } from './shapes.ts';

export const de: Texts = { keys, nav, panel, shapes };
