/**
 * `npm run screenshots [name ...]`: every page of the workbench as an image, wide and narrow, light and dark, with the demo's
 * content and with none, in screenshots/; those of the README go to docs/pictures as well.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { fillDemo } from '../demo/fill.ts';
import { PROJECTS } from '../demo/projects.ts';
import { type Call, callWith, linkFor, openTeam, startDemoServer } from '../demo/server.ts';
import { startBrowser } from './browser.ts';

const OUT = join(import.meta.dirname, '../screenshots');
/** What stands in the README and the docs. */
const DOCS = join(import.meta.dirname, '../docs/pictures');
const KEPT = ['overview', 'label-houses'];
const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } };
const SCHEMES = ['light', 'dark'] as const;

interface Shot {
  name: string;
  /** Brings the page, which is signed in, to what is to be seen. */
  go(page: Page, call: Call): Promise<unknown>;
}

const at = (name: string, path: string): Shot => ({
  name,
  go: (page) => page.goto(path).then(() => page.locator('main').first().waitFor()),
});

const PAGES: readonly Shot[] = [
  at('overview', '/overview'),
  at('tasks', '/tasks'),
  at('review', '/review'),
  at('projects', '/projects'),
  at('project', '/projects/herd-survey'),
  at('people', '/people'),
  at('keys', '/keys'),
  at('settings', '/settings'),
  at('account', '/account'),
  at('work', '/work'),
];

const taskPage: Shot = {
  name: 'task',
  async go(page, call) {
    const { docs } = await call<{ docs: { task_id: string }[] }>(
      'GET',
      '/v1/tasks?project=herd-survey&status=completed',
    );
    await page.goto(`/tasks/${docs[0]!.task_id}`);
    await page.locator('main').first().waitFor();
  },
};

/** The first task of each kind, as its labeler has it before him. */
const kinds: readonly Shot[] = PROJECTS.map(({ name }) => ({
  name: `label-${name}`,
  async go(page, call) {
    // Nobody else has its tasks: those of the other projects are put behind it.
    await prefer(call, name);
    await page.goto('/work');
    await page.getByRole('button', { name: 'Start labeling' }).click();
    await page.getByRole('toolbar').first().waitFor();
    await page.waitForLoadState('networkidle');
    if (name === 'houses') await outline(page);
  },
}));

/** Some of the first town's roofs and a pool, in pixels of its picture, with the keys of their labels. */
const OUTLINES: readonly [label: string, ...corners: (readonly [x: number, y: number])[]][] = [
  ['1', [639, 230], [765, 209], [783, 278], [653, 309]],
  ['1', [1039, 190], [1163, 215], [1142, 305], [1019, 283]],
  ['1', [44, 27], [164, 24], [167, 128], [46, 132]],
  ['2', [94, 154], [110, 138], [154, 169], [137, 191]],
];

async function outline(page: Page): Promise<void> {
  const { x, y, width } = (await page.locator('.shape-picture img').boundingBox())!;
  const scale = width / 1200;
  for (const [label, ...corners] of OUTLINES) {
    await page.keyboard.press('Escape');
    await page.keyboard.press(label);
    for (const [left, top] of corners) await page.mouse.click(x + left * scale, y + top * scale);
    await page.keyboard.press('Enter');
  }
}

async function prefer(call: Call, project: string): Promise<void> {
  for (const { name } of PROJECTS) {
    const priority = name === project ? 30 : 10;
    await call('POST', `/v1/batches/${encodeURIComponent(`${name}, today`)}/prioritize`, { priority });
  }
}

/** Puts the task back that the page holds, so that the next picture begins like the first. */
async function putBack(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Put back' });
  if (await button.isVisible()) await button.click();
}

async function take(
  browser: Browser,
  url: string,
  shots: readonly Shot[],
  enter: () => Promise<string>,
  call: Call,
  what: string,
) {
  for (const [size, viewport] of Object.entries(SIZES)) {
    const context: BrowserContext = await browser.newContext({ viewport, baseURL: url });
    const page = await context.newPage();
    await page.goto(`/sign-in#${await enter()}`);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.locator('main').first().waitFor();
    for (const shot of shots) {
      await shot.go(page, call);
      for (const colorScheme of SCHEMES) {
        await page.emulateMedia({ colorScheme });
        await page.locator('.spinner:not(.small)').first().waitFor({ state: 'detached' });
        await page.waitForTimeout(300);
        await page.screenshot({ path: join(OUT, `${shot.name}-${what}-${size}-${colorScheme}.png`) });
        const isKept = KEPT.includes(shot.name) && what === 'full' && size === 'wide' && colorScheme === 'light';
        if (isKept) await page.screenshot({ path: join(DOCS, `${shot.name}.jpg`), type: 'jpeg', quality: 80 });
      }
      if (shot.name.startsWith('label-')) await putBack(page);
      process.stdout.write(`${shot.name}-${what}-${size}\n`);
    }
    await context.close();
  }
}

const wanted = process.argv.slice(2);
const isWanted = ({ name }: Shot) => wanted.length === 0 || wanted.includes(name);
mkdirSync(OUT, { recursive: true });
mkdirSync(DOCS, { recursive: true });
const browser = await startBrowser();
for (const what of ['full', 'empty']) {
  const dataDir = mkdtempSync(join(tmpdir(), 'taskwright-screenshots-'));
  const team = await openTeam(dataDir);
  const server = await startDemoServer(dataDir, 0);
  try {
    const call = callWith(server.url, team.liveKey);
    if (what === 'full') await fillDemo(server.url, team);
    const shots = what === 'full' ? [...PAGES, taskPage, ...kinds] : PAGES.filter(({ name }) => name !== 'project');
    await take(browser, server.url, shots.filter(isWanted), () => linkFor(dataDir, team.adminId), call, what);
  } finally {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}
await browser.close();
