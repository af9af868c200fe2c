import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of the package: beside src in the checkout, two folders up from the compiled src. */
export const VERSION: string = (() => {
  for (const up of ['..', '../..']) {
    try {
      return JSON.parse(readFileSync(join(import.meta.dirname, up, 'package.json'), 'utf8')).version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error('package.json is missing beside the program');
})();
