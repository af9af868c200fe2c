/**
 * How quick the workbench is on the screen, in Chromium, against a server of its own:
 *
 *     ROUNDS=7 node bench/screen/run.ts
 *
 * Medians of the rounds. The aims are those of people who label all day; a machine without a graphics card draws in software.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { type Call, callWith, linkFor, openTeam, startDemoServer } from '../../demo/server.ts';
import { startBrowser } from '../../scripts/browser.ts';
import { median } from '../figures.ts';
import { CLOCK, framesOf, NEW_SHAPE, NEXT_TASK, SCRIPT_BYTES } from './in-page.ts';
import { manyBoxes, pictureOf, textTask } from './tasks.ts';

const ROUNDS = Number(process.env.ROUNDS ?? 7);
const SCREEN = { width: 1440, height: 900 };

const row = (what: string, figure: string, aim: string) => console.log(`| ${what} | ${figure} | ${aim} |`);
const ms = (values: readonly number[]) => `${median(values).toFixed(0)} ms`;

async function signedIn(browser: Browser, url: string, token: string): Promise<Page> {
  const context = await browser.newContext({ viewport: SCREEN, baseURL: url });
  // Answers are given at once: nothing else than the next task is waited for.
  await context.addInitScript(CLOCK);
  await context.addInitScript(`localStorage.setItem('taskwright.preferences', '{"undoSeconds":0,"language":"en"}')`);
  const page = await context.newPage();
  await page.goto(`/sign-in#${token}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Start labeling' }).waitFor();
  return page;
}

const start = (page: Page) => page.getByRole('button', { name: 'Start labeling' }).click();
const picture = (page: Page) => page.locator('.shape-picture img').first().waitFor();

async function nextTask(page: Page, call: Call): Promise<void> {
  for (let i = 0; i <= ROUNDS; i++) await pictureOf(call, i, []);
  await start(page);
  await picture(page);
  const taken: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    // Somebody looks at the picture for a moment; meanwhile the next one comes.
    await page.waitForTimeout(1000);
    await page.evaluate(NEXT_TASK);
    await page.keyboard.press('Control+Enter');
    taken.push((await page.evaluate('window.screenNext')) as number);
  }
  row('Next task on the screen after a submit', ms(taken), '300 ms');
  await page.keyboard.press('Control+Enter');
  await page.getByText('Nothing to do for you').waitFor();
}

async function boxes(page: Page, call: Call): Promise<void> {
  await pictureOf(call, 100, manyBoxes(2000));
  await picture(page);
  await page
    .getByText('2,000', { exact: true })
    .or(page.getByText('2000', { exact: true }))
    .first()
    .waitFor();
  for (const kind of ['zoom', 'pan'] as const) {
    const [rates, longest] = await frames(page, framesOf('[role=application]', kind));
    row(`2,000 boxes: ${kind}`, `${median(rates).toFixed(0)} frames/s, longest ${ms(longest)}`, '50 frames/s');
  }
  await page.keyboard.press('0');
  const taken: number[] = [];
  const { x, y, width, height } = (await page.locator('[role=application]').first().boundingBox())!;
  for (let i = 0; i < ROUNDS; i++) {
    await page.keyboard.press('Escape');
    await page.evaluate(NEW_SHAPE);
    const [left, top] = [x + width / 2 + i * 9, y + height / 2 + i * 7];
    await page.mouse.move(left, top);
    await page.mouse.down();
    await page.mouse.move(left + 20, top + 20, { steps: 4 });
    await page.mouse.move(left + 40, top + 30);
    await page.mouse.up();
    taken.push((await page.evaluate('window.screenShape')) as number);
  }
  row('2,000 boxes: a new one is there', ms(taken), '50 ms');
  await page.getByRole('button', { name: 'Put back' }).click();
}

async function frames(page: Page, script: string): Promise<[rates: number[], longest: number[]]> {
  const found: { rate: number; longest: number }[] = [];
  for (let i = 0; i < ROUNDS; i++) found.push((await page.evaluate(script)) as { rate: number; longest: number });
  return [found.map(({ rate }) => rate), found.map(({ longest }) => longest)];
}

async function text(page: Page, call: Call): Promise<void> {
  await textTask(call, 1_000_000, 2000);
  await start(page);
  await page.locator('.text-stage .text-block').first().waitFor();
  const [rates, longest] = await frames(page, framesOf('.text-stage', 'scroll'));
  row(
    'A text of 1 MB with 2,000 spans: scrolling',
    `${median(rates).toFixed(0)} frames/s, longest ${ms(longest)}`,
    'smooth',
  );
}

const dataDir = mkdtempSync(join(tmpdir(), 'taskwright-screen-'));
const team = await openTeam(dataDir);
const server = await startDemoServer(dataDir, 0);
// Frames come as often as they can be drawn, up to the screen's sixty a second.
const browser = await startBrowser();
try {
  const call = callWith(server.url, team.liveKey);
  const enter = async () => signedIn(browser, server.url, await linkFor(dataDir, team.adminId));
  console.log(
    `${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)}, ${ROUNDS} rounds, ${SCREEN.width} x ${SCREEN.height}\n`,
  );
  console.log('| What | Median | Aim |\n|---|---:|---:|');
  const page = await enter();
  row(
    'Script until somebody can begin',
    `${(((await page.evaluate(SCRIPT_BYTES)) as number) / 1000).toFixed(0)} kB`,
    '250 kB',
  );
  await nextTask(page, call);
  await boxes(page, call);
  await page.context().close();
  // The task that was put back is the labeler's alone for a while; a text comes first.
  await text(await enter(), call);
} finally {
  await browser.close();
  await server.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
