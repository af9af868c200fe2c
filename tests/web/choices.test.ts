/** Questions with choices are answered by mouse, by keys and with a finger; what was chosen is what the requester gets. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Pictures, servePictures } from '../kit/pictures.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';
import { editorFaults } from './editor-faults.ts';
import { openWorkbench, redOnGrey, type Workbench } from './workbench.ts';

if (withoutBrowser) it('choices in a browser', { skip: withoutBrowser }, () => {});
else suite('choices in a browser', tests);

const ANIMALS = ['Birds', 'Fish', 'Mammals', 'Insects'].map((group) => ({
  choice: group,
  subchoices: ['Common', 'Rare'].map((kind) => ({
    choice: `${group} ${kind}`,
    display: kind,
    subchoices: ['one', 'two', 'three'].map((which) => `${group} ${kind} ${which}`),
  })),
}));

function tests(s: Suite): void {
  const { create, task, answered, clear } = labeling(s);
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
  const workbench = async (options = {}, chosen?: Record<string, unknown>): Promise<Workbench> => {
    const one = await openWorkbench(s, browser, people[0]!, options, chosen);
    open.push(one);
    return one;
  };
  const response = async (id: string) => (await answered(id)).response;

  it('a taxonomy level by level, by typing and by mouse; several in the order in which they were chosen', async () => {
    const byKeys = (await create({ categories: ANIMALS, priority: 30 })).task_id;
    const several = (await create({ categories: ANIMALS, allow_multiple: true, priority: 20 })).task_id;
    const { page, start, submit } = await workbench();
    await start();
    await page.getByRole('option', { name: /^Birds/ }).waitFor();
    for (const key of ['2', '2', 'Backspace', '1', '3']) await page.keyboard.press(key);
    await page.getByText('Fish / Common / Fish Common three').waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('rare INSECT');
    await page.getByText('3 fit.').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Chosen' }).getByText('Insects Rare two').waitFor();
    assert.deepEqual(await editorFaults(page), []);
    await submit();
    assert.deepEqual(await response(byKeys), { category: 'Insects Rare two' });

    await page.getByRole('option', { name: /^Mammals/ }).click();
    await page.getByRole('option', { name: /^Rare/ }).click();
    await page.getByRole('option', { name: 'Mammals Rare one' }).click();
    await page.getByRole('button', { name: 'All' }).click();
    await page.getByRole('searchbox').fill('birds common');
    for (const name of ['two', 'one']) await page.getByRole('option', { name: `Birds Common ${name}` }).click();
    await page.getByRole('button', { name: 'Remove Birds Common one' }).click();
    await submit();
    assert.deepEqual(await response(several), { category: ['Mammals Rare one', 'Birds Common two'] });
  });

  it('several questions: figures go to the one at hand, which moves on; conditions; refusals at their question', async () => {
    const taxonomies = {
      language: { choices: ['German', 'English'] },
      accent: {
        choices: ['North', 'South'],
        conditions: { attribute_conditions: [{ language: 'German' }] },
        allow_multiple: true,
      },
      noise: { description: 'How noisy is it?', choices: ['Quiet', 'Noisy'], required: false },
    };
    const made = { attachment: 'Grüß Gott.', attachment_type: 'text', taxonomies };
    const id = ok(await s.live.post('/v1/task/categorization', made)).task_id;
    const { page, start, submit } = await workbench();
    await start();
    const at = (name: string) =>
      page.locator('[aria-current="true"]').and(page.getByRole('region', { name })).waitFor();
    await at('language');
    await page.getByText('Grüß Gott.').waitFor();
    assert.equal(await page.getByRole('group', { name: /accent/ }).count(), 0);
    await page.keyboard.press('1');
    await at('accent');
    await page.keyboard.press('.');
    await at('How noisy is it?');
    await page.keyboard.press('2');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('accent').waitFor();
    await at('accent');
    await page.locator('[data-place="taxonomies.accent"] .react-aria-FieldError').waitFor();
    await page.getByRole('checkbox', { name: 'South' }).click({ force: true });
    await page.locator('body').press('1');
    assert.deepEqual(await editorFaults(page), []);
    await submit();
    assert.deepEqual(await response(id), {
      taxonomies: { language: 'German', accent: ['South', 'North'], noise: 'Noisy' },
    });
  });

  it('begins with pre-labels; submits with the choice for those who want it so, and the submit can be undone', async () => {
    const first = (await create({ hypothesis: { category: 'no' }, priority: 30 })).task_id;
    const second = (await create({ priority: 20 })).task_id;
    const wrong = await s.live.post('/v1/task/categorization', {
      attachment: 'x',
      attachment_type: 'text',
      categories: ['yes'],
      hypothesis: { category: 'gone' },
    });
    assert.match(wrong.json.error, /hypothesis\.category/);
    const { page, start, taskId } = await workbench({}, { undoSeconds: 5 });
    await start();
    assert.ok(await page.getByRole('radio', { name: /no.*suggested/ }).isChecked());
    const atOnce = page.getByRole('switch', { name: /Submit with the choice/ });
    await page.keyboard.press('Shift+A');
    assert.ok(await atOnce.isChecked());
    await page.keyboard.press('1');
    await page.getByText(first).waitFor({ state: 'detached' });
    assert.equal(await taskId(), second);
    await page.keyboard.press('u');
    await page.getByText(second).waitFor({ state: 'detached' });
    assert.equal(await taskId(), first);
    assert.ok(await page.getByRole('radio', { name: 'yes' }).isChecked(), 'as it was chosen, and not submitted again');
    await page.keyboard.press('Shift+A');
    await page.keyboard.press('3');
    await page.keyboard.press('Control+Enter');
    await page.getByText(first).waitFor({ state: 'detached' });
    assert.deepEqual(await response(first), { category: 'maybe' });
    assert.equal((await task(second)).status, 'pending');
  });

  it('a picture comes closer under the pointer, by keys and by its buttons, and fits a phone', async () => {
    const picture = { attachment: pictures.url('red.png'), attachment_type: 'image', categories: ['red', 'grey'] };
    const id = ok(await s.live.post('/v1/task/categorization', picture)).task_id;
    const { page, findRed, drag } = await workbench({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.getByRole('button', { name: 'Start labeling' }).tap();
    await page.getByRole('img', { name: 'To be judged' }).waitFor();
    const [x, y, right] = await findRed();
    await page.mouse.move(x, y);
    for (let i = 0; i < 3; i++) await page.mouse.wheel(0, -100);
    const zoomed = await findRed();
    assert.ok(Math.abs(zoomed[0] - x) <= 2 && Math.abs(zoomed[1] - y) <= 2, 'what was under the pointer stayed there');
    assert.ok(zoomed[2] - zoomed[0] > 1.4 * (right - x));
    await drag(x + 10, y + 10, x + 30, y + 20);
    const moved = await findRed();
    assert.deepEqual([moved[0] - zoomed[0], moved[1] - zoomed[1]], [20, 10]);
    await page.keyboard.press('0');
    assert.deepEqual((await findRed())[0], x);
    await page.getByRole('button', { name: 'Zoom in' }).tap();
    assert.ok((await findRed())[2] - (await findRed())[0] > right - x);
    await page.getByText('grey', { exact: true }).tap();
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390, 'nothing sticks out');
    await page.getByRole('button', { name: 'Submit' }).tap();
    assert.deepEqual(await response(id), { category: 'grey' });
  });
}
