/** A real Chromium for tests of the workbench. */
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { ARGS, executablePath } from '../../scripts/browser.ts';
import { ended, track } from './children.ts';

if (!executablePath && process.env.CI) throw new Error('CI has to test in a browser too: there is no Chromium here');

/** For `describe`: false, or why tests in a browser are left out. */
export const withoutBrowser: string | false =
  !executablePath && 'there is no Chromium here (Debian: apt-get install chromium)';

export { startBrowser } from '../../scripts/browser.ts';

/** A Chromium with a profile that outlives it. `kill` is kill -9. */
export async function startProfile(folder: string): Promise<{ browser: Browser; kill(): Promise<void> }> {
  const args = [
    ...ARGS,
    '--headless=new',
    '--no-first-run',
    '--window-size=1280,900',
    '--remote-debugging-port=0',
    `--user-data-dir=${folder}`,
  ];
  const child = track(spawn(executablePath!, args, { stdio: ['ignore', 'ignore', 'pipe'] }));
  let printed = '';
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      const found = /DevTools listening on (ws:\S+)/.exec(printed)?.[1];
      if (found) resolve(found);
    });
    child.once('exit', () => reject(new Error(`Chromium did not start:\n${printed}`)));
  });
  // A test that fails leaves it running; the test process must end all the same, and then ends it.
  child.unref();
  (child.stderr as Socket).unref();
  return {
    browser: await chromium.connectOverCDP(address),
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
  };
}
