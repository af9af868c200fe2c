import type { Texts } from '../texts.ts';
import { keys } from './keys.ts';
import { nav } from './nav.ts';

export const de: Texts = { keys, nav };
