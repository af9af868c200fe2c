/** A real Chromium for tests of the workbench. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** It must not look for anything on the network but what the page asks for. */
const ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

const executablePath = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((file) => existsSync(file));

if (!executablePath && process.env.CI) throw new Error('CI has to test in a browser too: there is no Chromium here');

/** For `describe`: false, or why tests in a browser are left out. */
export const withoutBrowser: string | false =
  !executablePath && 'there is no Chromium here (Debian: apt-get install chromium)';

export const startBrowser = (): Promise<Browser> => chromium.launch({ executablePath, args: ARGS });
