/** The labeler's whole way by keys alone, and keys that he changed. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Pictures, servePictures } from '../kit/pictures.ts';
import { signInToken } from '../kit/sessions.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';
import { openTab, openWorkbench, redOnGrey, type Workbench } from './workbench.ts';

if (withoutBrowser) it('by keys alone', { skip: withoutBrowser }, () => {});
else suite('by keys alone', tests);

function tests(s: Suite): void {
  const { create, answered, clear } = labeling(s);
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

  const workbench = async (options = {}, chosen: object = {}): Promise<Workbench> => {
    const one = await openWorkbench(s, browser, people[0]!, options, { undoSeconds: 0, ...chosen });
    open.push(one);
    return one;
  };
  /** What has the focus: its name and role, as far as a test has to know. */
  const focused = (page: Page) =>
    page.evaluate<string>(
      '(document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "").trim()',
    );
  /** Presses Tab until something of this name has the focus. */
  const tabTo = async (page: Page, name: RegExp, most = 60) => {
    for (let i = 0; i < most; i++) {
      await page.keyboard.press('Tab');
      if (name.test(await focused(page))) return;
    }
    assert.fail(`no way to ${name} by Tab; the focus is on ${await focused(page)}`);
  };
  const told = (page: Page, text: string | RegExp) => page.getByRole('status').getByText(text).waitFor();

  it('signs in, labels a picture and a choice, skips, looks back and signs out', async () => {
    const picture = ok(
      await s.live.post('/v1/task/imageannotation', {
        attachment: pictures.url('red.png'),
        geometries: { box: { objects_to_annotate: ['cow', 'calf'] } },
        priority: 30,
      }),
    ).task_id;
    const choice = (await create({ priority: 20 })).task_id;
    await create();
    const one = await openTab(await browser.newContext({ viewport: { width: 1280, height: 800 } }), { undoSeconds: 0 });
    open.push(one);
    const { page, taskId, submit } = one;
    await page.goto(`${s.server.url}/sign-in#${await signInToken(s, people[0]!.userId)}`);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Start labeling' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('application').waitFor();
    assert.equal(await taskId(), picture);

    await page.keyboard.press('Tab');
    assert.equal(await focused(page), 'Skip to the content');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate('document.activeElement.getAttribute("role")'), 'application');
    await page.keyboard.press('2');
    await page.keyboard.press('n');
    await page.keyboard.press('ArrowRight');
    await submit();
    const [box] = (await answered(picture)).response.annotations;
    assert.equal(box.label, 'calf');

    assert.equal(await taskId(), choice);
    await tabTo(page, /^Keyboard shortcuts$/);
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await focused(page), 'Keyboard shortcuts', 'the focus is where it was');
    await page.getByRole('radio').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.getByRole('radio', { checked: true }).waitFor();
    await submit();
    assert.match((await answered(choice)).response.category, /yes|no/);

    await page.keyboard.press('Control+Space');
    await page.getByRole('dialog', { name: 'Skip this task?' }).waitFor();
    await page.keyboard.type('Too dark');
    await page.keyboard.press('Enter');
    await page.getByText('Nothing to do for you right now').waitFor();
    await page.keyboard.press('Control+ArrowLeft');
    await page
      .getByRole('dialog', { name: 'Your last answers' })
      .getByText('1 calf')
      .or(page.getByText('calf'))
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await tabTo(page, /Signed in as/);
    await page.keyboard.press('Enter');
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'E-mail address' }).waitFor();
  });

  it('takes other keys, tells of conflicts and of keys that are not to be had, and goes back', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 3; i++) ids.push((await create()).task_id);
    const { page, start, submit, taskId } = await workbench();
    await start();
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press('?');
    const change = async (action: RegExp, chord: string) => {
      await tabTo(page, action);
      await page.keyboard.press('Enter');
      await page.getByText('Press the new keys').first().waitFor();
      await page.keyboard.press(chord);
    };
    await change(/^Change the key of: skip\./, 'Control+w');
    await page.getByRole('alert').getByText('belongs to the browser').waitFor();
    await page.keyboard.press('Enter');
    await change(/^Change the key of: skip\./, 'Alt+x');
    await told(page, 'skip: Alt X');
    await change(/^Change the key of: submit/, 'F2');
    await told(page, 'submit and take the next: F2');
    await change(/^Change the key of: save/, 'Alt+x');
    await page.getByRole('alert').getByText('Alt X is taken: skip.').waitFor();
    await page.keyboard.press('Enter');
    await told(page, 'save the draft now: Alt X');
    await change(/^Change the key of: skip\. Now Ctrl S/, 'Escape');
    assert.equal(await page.getByRole('dialog').count(), 1, 'Esc ends the asking alone');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    assert.equal(await page.getByRole('button', { name: 'Submit F2' }).count(), 1);
    await page.keyboard.press('Control+Enter');
    assert.equal(await taskId(), ids[0], 'the old key is no key any more');
    await page.keyboard.press('2');
    await page.keyboard.press('F2');
    await until(taskId, (now) => now === ids[1]);
    assert.equal((await answered(ids[0]!)).response.category, 'no');
    await page.reload();
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press('Control+s');
    await page.getByRole('dialog', { name: 'Skip this task?' }).waitFor();
    await page.keyboard.press('Escape');

    await page.keyboard.press('?');
    await page.getByRole('button', { name: 'Keys as text' }).click();
    const text = page.getByRole('textbox', { name: /another browser/ });
    assert.deepEqual(JSON.parse(await text.inputValue()), {
      'task.submit': ['f2'],
      'task.skip': ['mod+s'],
      'task.save': ['alt+x'],
    });
    await text.fill('{"task.skip": ["mod+w"]}');
    await page.getByRole('button', { name: 'Use these keys' }).click();
    await page.getByRole('alert').getByText('task.skip').waitFor();
    await page.getByRole('button', { name: 'Reset the key of: skip' }).click();
    await told(page, 'skip: Ctrl Space');
    await page.getByRole('button', { name: 'Reset all' }).click();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.keyboard.press('1');
    await submit();
    assert.equal(await taskId(), ids[2]);
  });

  it('has no key twice in the picture editor, which has the most of them', async () => {
    ok(
      await s.live.post('/v1/task/imageannotation', {
        attachment: pictures.url('red.png'),
        geometries: Object.fromEntries(
          ['box', 'polygon', 'line', 'point', 'ellipse', 'cuboid'].map((name) => [
            name,
            { objects_to_annotate: ['cow'] },
          ]),
        ),
      }),
    );
    const { page, start } = await workbench();
    await start();
    await page.getByRole('application').waitFor();
    await page.keyboard.press('?');
    const named = page.locator('.key-cap .unseen');
    await named.nth(20).waitFor();
    const keys = (await named.allTextContents()).map((text) => text.split('Now ').at(-1));
    assert.equal(new Set(keys).size, keys.length, keys.join(', '));
  });

  it('speaks German, in the colours that were chosen, and writes figures as German does', async () => {
    await create({ instruction: 'Bitte hinsehen.' });
    const { page } = await workbench();
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'This browser' }).click();
    await page.getByLabel(/^Colours/).selectOption('dark');
    const ground = () => page.evaluate<string>('getComputedStyle(document.documentElement).colorScheme');
    assert.equal(await ground(), 'dark');
    await page.getByLabel(/^Language/).selectOption('de');
    await page.getByRole('button', { name: 'Mit dem Labeln beginnen' }).click();
    await page.getByRole('button', { name: /^Abgeben Strg/ }).waitFor();
    assert.equal(await page.evaluate('document.documentElement.lang'), 'de');
    assert.equal(await ground(), 'dark', 'after the reload, too');
    await page.keyboard.press('?');
    await page
      .getByRole('dialog', { name: 'Tastenkürzel' })
      .getByText('abgeben und die nächste nehmen')
      .first()
      .waitFor();
    assert.equal(await page.getByText('Keyboard').count(), 0);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 390, height: 844 });
    // Long words must not push the first buttons off the lower bar.
    assert.ok((await page.getByRole('button', { name: 'Rückgängig' }).boundingBox())!.x >= 0);
  });

  it('keeps what is chosen apart where the system has its own colours', async () => {
    await create();
    const { page, start } = await workbench({ forcedColors: 'active', reducedMotion: 'reduce' });
    await start();
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press('2');
    await page.getByRole('radio', { checked: true }).waitFor();
    const outlines = await page.evaluate<string[]>(
      '[...document.querySelectorAll(".choice")].map((one) => getComputedStyle(one).outlineStyle)',
    );
    assert.deepEqual(outlines, ['none', 'solid', 'none']);
  });

  it('has all of it in sight at 200 percent', async () => {
    await create();
    const { page } = await workbench({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
    await page.getByRole('button', { name: 'Start labeling' }).click();
    await page.getByRole('button', { name: 'Submit' }).waitFor();
    const box = (await page.getByRole('button', { name: 'Submit' }).boundingBox())!;
    assert.ok(box.x >= 0 && box.y >= 0 && box.x + box.width <= 640 && box.y + box.height <= 400, JSON.stringify(box));
    await page.getByText(/^\d+ left$/).waitFor();
  });
}
