import { keyGroup } from './keymap.ts';
import { texts } from './texts/texts.ts';

/** On a picture, beside the wheel and two fingers. */
export const ZOOM_KEYS = keyGroup('zoom', () => texts.keys.zoom, { closer: ['+', '='], farther: ['-'], whole: ['0'] });
