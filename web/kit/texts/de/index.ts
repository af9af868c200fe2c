import type { Texts } from '../texts.ts';
import { account } from './account.ts';
import { door } from './door.ts';
import { keys } from './keys.ts';
import { nav } from './nav.ts';

export const de: Texts = { account, door, keys, nav };
