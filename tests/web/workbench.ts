/** The web page as its users have it before them. */
import assert from 'node:assert/strict';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { png, readPng } from '../kit/pictures.ts';
import { signInToken } from '../kit/sessions.ts';
import type { Suite } from '../kit/suite.ts';
import type { Person } from '../queue/people.ts';

/** In pixels of the picture: what there is to draw a box around. */
export const RED = { left: 121, top: 83, width: 90, height: 61 };
export const PICTURE = { width: 400, height: 300 };

export const redOnGrey = (): Buffer =>
  png(PICTURE.width, PICTURE.height, (x, y) => {
    const isRed = x >= RED.left && x < RED.left + RED.width && y >= RED.top && y < RED.top + RED.height;
    return isRed ? [255, 0, 0] : [90, 100, 110];
  });

/** What somebody chose for his browser (web/kit/preferences.ts). */
export type Chosen = Record<string, unknown>;

/** Answers are given at once, where a test is not about taking them back. */
const AT_ONCE: Chosen = { undoSeconds: 0 };

export interface Workbench {
  page: Page;
  /** What went wrong in the page: scripts, refused by the security policy or broken. */
  faults: string[];
  /** Clicks on the first page, and waits for its task. */
  start(): Promise<void>;
  /** The id of the task at hand. */
  taskId(): Promise<string>;
  /** Submits by keyboard and waits until something else is on the page. */
  submit(): Promise<void>;
  /** Where the red of the picture is on the screen: upper left and lower right corner. */
  findRed(): Promise<[x: number, y: number, right: number, bottom: number]>;
  drag(fromX: number, fromY: number, toX: number, toY: number): Promise<void>;
  /** Left, top, width and height of the selected box, as the form shows them. */
  figures(): Promise<number[]>;
  boxes(): Promise<number>;
  saved(): Promise<void>;
  close(): Promise<void>;
}

/** A browser of somebody's own, signed in by a link. */
export async function openWorkbench(
  s: Suite,
  browser: Browser,
  person: Person,
  options: BrowserContextOptions = {},
  chosen: Chosen = AT_ONCE,
): Promise<Workbench> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const one = await openTab(context, chosen);
  await signIn(s, one.page, person);
  return one;
}

export async function signIn(s: Suite, page: Page, person: Person): Promise<void> {
  await page.goto(`${s.server.url}/sign-in#${await signInToken(s, person.userId)}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Start labeling' }).or(page.getByRole('toolbar')).first().waitFor();
}

/** Another tab of the same browser, empty. */
export async function openTab(context: BrowserContext, chosen: Chosen = AT_ONCE): Promise<Workbench> {
  context.setDefaultTimeout(12_000);
  // Set once in each new browser, before its first page; what a test changes later stays.
  await context.addInitScript((first) => {
    const place = 'taskwright.preferences';
    if (!localStorage.getItem(place)) localStorage.setItem(place, JSON.stringify(first));
  }, chosen);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error.stack ?? error)));
  page.on('console', (message) => {
    // Of refusals and of what cannot be loaded the browser tells too; those the tests bring about.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) faults.push(message.text());
  });
  const id = page.getByRole('button', { name: /^Copy the task id/ });
  const taskId = async () => (await id.textContent())!;
  return {
    page,
    faults,
    taskId,
    async start() {
      await page.getByRole('button', { name: 'Start labeling' }).click();
      await id.waitFor();
    },
    async submit() {
      const before = await taskId();
      await page.keyboard.press('Control+Enter');
      await page.getByText(before).waitFor({ state: 'detached' });
    },
    async findRed() {
      const { width, height, colourAt } = readPng(await page.screenshot());
      let [x, y, right, bottom] = [width, height, 0, 0];
      for (let row = 0; row < height; row++) {
        for (let column = 0; column < width; column++) {
          const [red, green, blue] = colourAt(column, row);
          if (red < 200 || green > 40 || blue > 40) continue;
          [x, y] = [Math.min(x, column), Math.min(y, row)];
          [right, bottom] = [Math.max(right, column + 1), Math.max(bottom, row + 1)];
        }
      }
      assert.ok(right > x, 'there is no red on the screen');
      return [x, y, right, bottom];
    },
    async drag(fromX, fromY, toX, toY) {
      await page.mouse.move(fromX, fromY);
      await page.mouse.down();
      await page.mouse.move((fromX + toX) / 2, (fromY + toY) / 2, { steps: 3 });
      await page.mouse.move(toX, toY);
      await page.mouse.up();
    },
    figures: () =>
      Promise.all(
        ['Left', 'Top', 'Width', 'Height'].map(async (name) =>
          Number(await page.getByRole('textbox', { name, exact: true }).inputValue()),
        ),
      ),
    boxes: () => page.getByRole('grid', { name: 'Boxes' }).locator('.object').count(),
    saved: () => page.getByText('Draft saved').waitFor(),
    close: () => context.close(),
  };
}

const SIDES = ['left', 'top', 'width', 'height'] as const;

export const sidesOf = (box: Record<string, number>): number[] => SIDES.map((side) => box[side]!);

/** Drawn by hand: within one pixel of the picture. */
export function assertNear(box: Record<string, number>, wanted: typeof RED): void {
  for (const side of SIDES) {
    assert.ok(Math.abs(box[side]! - wanted[side]) <= 1, `${side} of ${JSON.stringify(box)}, wanted ${wanted[side]}`);
  }
}
