/** The Chromium of this machine, for tests, screenshots and measurements of the page. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** It must not look for anything on the network but what the page asks for. */
export const ARGS: readonly string[] = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

export const executablePath: string | undefined = (process.env.PATH ?? '')
  .split(delimiter)
  .flatMap((folder) => NAMES.map((name) => join(folder, name)))
  .find((file) => existsSync(file));

export const startBrowser = (more: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ ...(executablePath && { executablePath }), args: [...ARGS, ...more] });
