/** The Python that has Scale's client. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');

/** The one that CI makes (.ci/run), or whatever has the packages of examples/emulator/requirements.txt. */
export const PYTHON = [join(ROOT, '.venv/bin/python'), 'python3'].find(
  (python) =>
    (python === 'python3' || existsSync(python)) && spawnSync(python, ['-c', 'import pytest, scaleapi']).status === 0,
);

/** For `skip`: why a test that needs it cannot be run; CI has to have it. */
export const noPython =
  PYTHON === undefined && !process.env.CI && 'no Python with the packages of requirements.txt here';
