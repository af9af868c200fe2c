/** Every page is for everybody: by the rules of axe, by keys alone, at any width, and in the reader's colours. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Pictures, servePictures } from '../kit/pictures.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';
import { pageStates } from './page-states.ts';
import { openWorkbench, redOnGrey, type Workbench } from './workbench.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** The narrowest phone, a phone, a window of 1280 at 200% zoom, a laptop, a wide screen. In pixels. */
const WIDTHS = [320, 390, 640, 1280, 2560];
const LOOKED_AT = [390, 1280];
/** Of the page and of its parts that scroll up and down: those that would have to be scrolled sideways. */
const STICKING_OUT = `[document.documentElement, ...document.querySelectorAll('main, .side, [role="dialog"]')]
  .filter((part) => part.clientWidth > 0 && part.scrollWidth > part.clientWidth)
  .map((part) => part.tagName + '.' + part.className)`;

if (withoutBrowser) it('the page for everybody', { skip: withoutBrowser }, () => {});
else suite('the page for everybody', tests);

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string; failureSummary: string }[];
}

function tests(s: Suite): void {
  const { clear } = labeling(s);
  let browser: Browser;
  let pictures: Pictures;
  let people: Person[];
  let open: Workbench[] = [];

  before(async () => {
    browser = await startBrowser();
    pictures = await servePictures({ 'red.png': redOnGrey() });
  });
  beforeEach(async () => {
    await clear();
    people = await createPeople(s, ['labeler', 'admin']);
  });
  afterEach(async () => {
    const faults = open.flatMap((one) => one.faults);
    await Promise.all(open.map((one) => one.close()));
    open = [];
    assert.deepEqual(faults, []);
  });
  after(async () => {
    await browser?.close();
    await pictures?.close();
  });

  const workbench = async (who: Person, options = {}, chosen: object = {}): Promise<Workbench> => {
    const one = await openWorkbench(s, browser, who, options, { undoSeconds: 0, ...chosen });
    open.push(one);
    return one;
  };

  async function seriousIn(page: Page): Promise<string[]> {
    await page.evaluate(AXE);
    const { violations } = await page.evaluate<{ violations: Violation[] }>(
      // What the library says aloud stands there for a moment, for screen readers alone.
      'axe.run({ exclude: ["[data-live-announcer]"] }, { resultTypes: ["violations"] })',
    );
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id} ${html}: ${failureSummary}`));
  }

  // What the page looks like does not depend on where the server keeps its rows.
  const states = s.store === 'sqlite' ? pageStates('/red.png') : [];
  for (const [index, { name }] of states.entries()) {
    it(`has nothing serious against it, and fits any width: ${name}`, async () => {
      const state = pageStates(pictures.url('red.png'))[index]!;
      for (const [type, body] of state.tasks ?? []) ok(await s.live.post(`/v1/task/${type}`, body));
      const one = await workbench(people[state.role === 'admin' ? 1 : 0]!, { baseURL: s.server.url });
      const { page } = one;
      await state.open(one);
      const found: string[] = [];
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: width < 700 ? 844 : 800 });
        await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
        const wide = await page.evaluate<string[]>(STICKING_OUT);
        found.push(...wide.map((part) => `${name} at ${width}: ${part} is wider than its place`));
        for (const colorScheme of LOOKED_AT.includes(width) ? (['light', 'dark'] as const) : []) {
          await page.emulateMedia({ colorScheme });
          found.push(...(await seriousIn(page)).map((each) => `${name} at ${width}, ${colorScheme}: ${each}`));
        }
      }
      assert.deepEqual(found, []);
    });
  }
}
