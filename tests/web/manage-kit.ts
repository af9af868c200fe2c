/** What tests of the managers' pages do again and again. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { startBrowser } from '../kit/browser.ts';
import { type Pictures, servePictures } from '../kit/pictures.ts';
import type { Suite } from '../kit/suite.ts';
import { labeling } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';
import { openTab, openWorkbench, redOnGrey, type Workbench } from './workbench.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A browser, pictures and an admin, for the tests of a suite. `here` is filled before the first of them. */
export function managing(s: Suite) {
  const here = {} as { browser: Browser; pictures: Pictures; admin: Person };
  let open: Workbench[] = [];

  before(async () => {
    here.browser = await startBrowser();
    here.pictures = await servePictures({ 'red.png': redOnGrey() });
    [here.admin] = (await createPeople(s, ['admin'])) as [Person];
  });
  afterEach(async () => {
    const faults = open.flatMap((one) => one.faults);
    await Promise.all(open.map((one) => one.close()));
    open = [];
    assert.deepEqual(faults, []);
    await labeling(s).clear();
  });
  after(async () => {
    await here.browser?.close();
    await here.pictures?.close();
  });

  return {
    here,
    /** A page of somebody, opened at its address. */
    async at(path: string, person = here.admin): Promise<Page> {
      const one = await openWorkbench(s, here.browser, person);
      open.push(one);
      await one.page.goto(`${s.server.url}${path}`);
      return one.page;
    },
    /** A browser of somebody who has nothing but a link. */
    async byLink(link: string): Promise<Workbench> {
      const one = await openTab(await here.browser.newContext());
      open.push(one);
      await one.page.goto(link);
      return one;
    },
  };
}

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

export const dialog = (page: Page): Locator => page.getByRole('dialog').or(page.getByRole('alertdialog'));

export const inDialog = (page: Page, name: string): Promise<void> =>
  dialog(page).getByRole('button', { name, exact: true }).click();

export const write = (page: Page, name: string | RegExp, text: string): Promise<void> =>
  page.getByRole('textbox', { name }).fill(text);

/** The next task of the reviewer's page. */
export const underReview = async (page: Page): Promise<string> =>
  (await page.getByRole('button', { name: /^Copy the task id/ }).textContent())!;

/** axe finds nothing serious. */
export async function assertAccessible(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const found = await page.evaluate<string[]>(
    `axe.run({ exclude: ['[data-live-announcer]'] }, { resultTypes: ['violations'] }).then((all) =>
      all.violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 200)))`,
  );
  assert.deepEqual(found, [], page.url());
}
