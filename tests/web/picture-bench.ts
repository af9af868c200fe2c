/** The picture editor as tests have it before them: a task of any picture type, and ways to point at its picture. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach } from 'node:test';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { startBrowser } from '../kit/browser.ts';
import { type Pictures, servePictures } from '../kit/pictures.ts';
import type { Suite } from '../kit/suite.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';
import { type Chosen, openWorkbench, PICTURE, redOnGrey, type Workbench } from './workbench.ts';

export type Spot = readonly [x: number, y: number];

export interface PictureBench extends Workbench {
  /** On the screen, wherever the picture lies there. */
  at(spot: Spot): Promise<[x: number, y: number]>;
  click(...spots: Spot[]): Promise<void>;
  dragTo(from: Spot, to: Spot): Promise<void>;
  press(...keys: string[]): Promise<void>;
  figure(name: string): Promise<number>;
}

// biome-ignore lint/suspicious/noExplicitAny: a test says itself what it expects to find
type Json = any;

/** Declares the hooks of a suite whose tests label pictures. */
export function pictureBench(s: Suite) {
  const { answered, clear } = labeling(s);
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
    people = await createPeople(s, ['labeler']);
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

  return {
    /** With the first task open. */
    async bench(options: BrowserContextOptions = {}, chosen: Chosen = {}): Promise<PictureBench> {
      const one = await openWorkbench(s, browser, people[0]!, options, { undoSeconds: 0, guides: false, ...chosen });
      open.push(one);
      await one.page.getByRole('button', { name: 'Start labeling' }).click();
      await one.page.locator('.shape-picture img').waitFor();
      return { ...one, ...pointing(one) };
    },
    create: async (type: string, params: object): Promise<string> =>
      ok(await s.live.post(`/v1/task/${type}`, { attachment: pictures.url('red.png'), ...params })).task_id,
    response: async (id: string): Promise<Json> => (await answered(id)).response,
  };
}

function pointing({ page, drag }: Pick<Workbench, 'page' | 'drag'>) {
  const at = async ([x, y]: Spot): Promise<[x: number, y: number]> => {
    const picture = (await page.locator('.shape-picture img').boundingBox())!;
    return [picture.x + (x * picture.width) / PICTURE.width, picture.y + (y * picture.height) / PICTURE.height];
  };
  return {
    at,
    click: async (...spots: Spot[]) => {
      for (const spot of spots) await page.mouse.click(...(await at(spot)));
    },
    dragTo: async (from: Spot, to: Spot) => drag(...(await at(from)), ...(await at(to))),
    press: async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    },
    figure: async (name: string) => Number(await page.getByRole('textbox', { name, exact: true }).inputValue()),
  };
}

/** Drawn by hand: each vertex within a pixel and a half of the picture. */
export function assertVertices(given: readonly { x: number; y: number }[], wanted: readonly Spot[]): void {
  assert.equal(given.length, wanted.length, JSON.stringify(given));
  for (const [index, [x, y]] of wanted.entries()) {
    const vertex = given[index]!;
    const text = `vertex ${index} of ${JSON.stringify(given)}, wanted ${x}, ${y}`;
    assert.ok(Math.abs(vertex.x - x) <= 1.5 && Math.abs(vertex.y - y) <= 1.5, text);
  }
}
