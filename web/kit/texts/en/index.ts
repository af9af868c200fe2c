import { keys } from './keys.ts';
import { manage } from './manage.ts';
import { nav } from './nav.ts';
import { review } from './review.ts';

/** A line for each room of texts. */
export const en = { keys, manage, nav, review };
