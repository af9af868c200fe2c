import { account } from './account.ts';
import { door } from './door.ts';
import { keys } from './keys.ts';
import { nav } from './nav.ts';

/** A line for each room of texts. */
export const en = { account, door, keys, nav };
