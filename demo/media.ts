/** The pictures of the demo: so many of each scene. */
import { join } from 'node:path';
import { meadow } from './scenes/meadow.ts';
import { parcels } from './scenes/parcels.ts';
import { receipt } from './scenes/receipt.ts';
import { runner } from './scenes/runner.ts';
import { town } from './scenes/town.ts';

export const SCENES = { meadow, parcels, receipt, runner, town };
export const EACH = 6;
export const MEDIA = join(import.meta.dirname, 'media');
