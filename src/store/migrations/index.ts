import type { Dialect } from '../db.ts';
import { up as first } from './0001-first.ts';
import { up as work } from './0002-work.ts';
import { up as drafts } from './0003-drafts.ts';
import { up as files } from './0003-files.ts';
import { up as imports } from './0003-imports.ts';
import { up as quality } from './0003-quality.ts';
import { up as steering } from './0003-steering.ts';
import { up as studio } from './0003-studio.ts';
import { up as overview } from './0004-overview.ts';
import { up as signin } from './0004-signin.ts';

/** Forward only; entry n brings the schema from version n to n + 1. Never edit one that was released. */
export const MIGRATIONS: readonly ((dialect: Dialect) => string)[] = [
  first,
  work,
  (d) => [steering, files, studio, imports, drafts, quality].map((up) => up(d)).join('\n'),
  (d) => [signin, overview].map((up) => up(d)).join('\n'),
];
