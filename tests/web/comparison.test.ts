/** Attachments side by side: looked at in step, chosen and ranked by mouse and by keys, stored as they were. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { blindOrder } from '../../task-types/comparison/sides.ts';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Pictures, png, servePictures } from '../kit/pictures.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';
import { editorFaults } from './editor-faults.ts';
import { openWorkbench, redOnGrey, type Workbench } from './workbench.ts';

if (withoutBrowser) it('comparisons in a browser', { skip: withoutBrowser }, () => {});
else suite('comparisons in a browser', tests);

const SHORT = 'A short line of text. '.repeat(200);
const LONG = 'A longer line of text. '.repeat(600);

function tests(s: Suite): void {
  const { answered, clear } = labeling(s);
  let browser: Browser;
  let pictures: Pictures;
  let people: Person[];
  let open: Workbench[] = [];
  before(async () => {
    browser = await startBrowser();
    pictures = await servePictures({ 'red.png': redOnGrey(), 'small.png': png(200, 150, () => [60, 90, 60]) });
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
  const workbench = async (options = {}): Promise<Workbench> => {
    const one = await openWorkbench(s, browser, people[0]!, options);
    open.push(one);
    return one;
  };
  const compare = async (body: object): Promise<string> =>
    ok(await s.live.post('/v1/task/comparison', { attachment_type: 'text', ...body })).task_id;
  const response = async (id: string) => (await answered(id)).response;
  const two = () => ({ attachments: [pictures.url('red.png'), pictures.url('small.png')], attachment_type: 'image' });

  it('pictures zoom in step, or not; chosen by letter, by click and as a tie', async () => {
    const choices = ['A', 'B', 'tie'];
    const ids = [];
    for (const priority of [30, 20, 10]) ids.push(await compare({ ...two(), choices, priority }));
    const { page, start, submit } = await workbench();
    await start();
    const scales = async () =>
      (await page.getByRole('button', { name: 'Show the whole picture' }).allTextContents()).map(Number.parseFloat);
    await until(scales, (all) => all.length === 2);
    const [first, second] = (await scales()) as [number, number];
    const { x, y } = (await page.locator('.pane img').first().boundingBox())!;
    await page.mouse.move(x + 50, y + 50);
    await page.mouse.wheel(0, -400);
    const [near, other] = (await until(scales, ([now]) => now !== first)) as [number, number];
    assert.ok(Math.abs(near / first - other / second) < 0.05, 'both came as much closer');
    await page.keyboard.press('s');
    await page.mouse.wheel(0, -400);
    await until(scales, ([now]) => now !== near);
    assert.equal((await scales())[1], other, 'out of step the other one stays');
    await page.keyboard.press('s');
    await page.keyboard.press('0');
    assert.deepEqual(await scales(), [first, second]);

    await page.keyboard.press('a');
    await page.keyboard.press('b');
    assert.ok(await page.getByRole('radio', { name: 'B' }).isChecked());
    assert.deepEqual(await editorFaults(page), []);
    await submit();
    await page.getByRole('button', { name: 'Choose A' }).click();
    await submit();
    await page.getByRole('radio', { name: 'tie' }).waitFor();
    await page.keyboard.press('t');
    await submit();
    assert.deepEqual(await Promise.all(ids.map(response)), [{ choice: 'B' }, { choice: 'A' }, { choice: 'tie' }]);
  });

  it('texts scroll in step; other choices by figures; fields beside them; refusals at their place', async () => {
    const id = await compare({ attachments: [SHORT, LONG], choices: ['yes', 'no'], fields: { why: 'Say why' } });
    const { page, start, submit } = await workbench();
    await start();
    const texts = page.locator('.pane-text');
    await texts.first().waitFor();
    const read = () =>
      texts.evaluateAll((all) =>
        (all as { scrollTop: number; scrollHeight: number; clientHeight: number }[]).map(
          (one) => one.scrollTop / (one.scrollHeight - one.clientHeight),
        ),
      );
    await texts.first().hover();
    await page.mouse.wheel(0, 150);
    const parts = (await until(read, ([a, b]) => a! > 0 && b! > 0)) as [number, number];
    assert.ok(Math.abs(parts[0] - parts[1]) < 0.05, parts.join());
    await page.keyboard.press('x');
    assert.equal(await texts.locator('visible=true').count(), 1, 'one of them alone');
    await page.keyboard.press('x');
    await page.keyboard.press('x');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('choice').waitFor();
    await page.locator('[data-place="choice"] .react-aria-FieldError').waitFor();
    await page.locator('body').press('2');
    await page.getByRole('textbox', { name: 'Why' }).fill('Länger, und klarer. 🐄');
    await submit();
    assert.deepEqual(await response(id), { choice: 'no', fields: { why: 'Länger, und klarer. 🐄' } });
  });

  it('ranks by letters, by arrow keys and by dragging', async () => {
    const made = { attachments: ['One', 'Two', 'Three'], ranking: true };
    const byKeys = await compare({ ...made, priority: 30 });
    const byMouse = await compare({ ...made, priority: 20 });
    const { page, start, submit, drag } = await workbench();
    await start();
    const ranked = () => page.locator('[data-ranked] .label-name').allTextContents();
    await page.getByText('Three').waitFor();
    await page.keyboard.press('c');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('ranking').waitFor();
    await page.locator('body').press('a');
    assert.deepEqual(await ranked(), ['C', 'A', 'B']);
    const list = page.getByRole('list', { name: 'Ranking' });
    await list.getByRole('button', { name: /^B, rank 3/ }).focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.getByText('B is now 1 of 3.').waitFor({ state: 'attached' });
    assert.deepEqual(await editorFaults(page), []);
    await submit();
    assert.deepEqual(await response(byKeys), { ranking: [1, 2, 0] });

    const middle = async (letter: string) => {
      const { x, y, width, height } = (await list.getByRole('button', { name: `${letter}, ` }).boundingBox())!;
      return [x + width / 2, y + height / 2] as const;
    };
    await page.getByRole('button', { name: /A, no rank yet: give/ }).click();
    await page.getByRole('button', { name: /B, no rank yet: give/ }).click();
    assert.deepEqual(await ranked(), ['A', 'B', 'C']);
    const [x, y] = await middle('A');
    await drag(...(await middle('C')), x, y - 15);
    assert.deepEqual(await ranked(), ['C', 'A', 'B']);
    await page.getByRole('button', { name: 'Move A down' }).click();
    await submit();
    assert.deepEqual(await response(byMouse), { ranking: [2, 1, 0] });
  });

  it('in an order of its own the answer still means the right one; on a phone they are below each other', async () => {
    // Until both orders came up.
    const made: string[] = [];
    const turnedRound = (id: string) => blindOrder(2, id)[0] === 1;
    while (!made.some(turnedRound) || made.every(turnedRound)) {
      made.push(
        await compare({
          attachments: ['First of all', 'Second'],
          choices: ['Response A', 'Response B'],
          blind_order: true,
        }),
      );
    }
    const held = async (): Promise<string | undefined> =>
      ok(await people[0]!.call.get('/v1/labeling/leases')).leases[0]?.task_id;
    const { page } = await workbench({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await page.getByRole('button', { name: 'Start labeling' }).tap();
    for (const _ of made) {
      const id = (await until(held, (now) => now !== undefined))!;
      const pane = page.getByRole('region', { name: /^Attachment/ }).filter({ hasText: 'Second' });
      await pane.getByRole('button', { name: turnedRound(id) ? /Choose A/ : /Choose B/ }).tap();
      const [upper, lower] = await Promise.all(
        ['Attachment A', 'Attachment B'].map((name) => page.getByRole('region', { name }).boundingBox()),
      );
      assert.ok(upper!.y + upper!.height <= lower!.y + 1 && upper!.width > 380);
      assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390, 'nothing sticks out');
      await page.getByRole('button', { name: 'Submit' }).tap();
      await until(held, (now) => now !== id);
      assert.deepEqual(await response(id), { choice: 'Response B' });
    }
  });
}
