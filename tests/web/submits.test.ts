/** A submit that can be undone, one history of all changes, and former answers. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Pictures, servePictures } from '../kit/pictures.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, createProject, moveToProject, type Person } from '../queue/people.ts';
import { openWorkbench, redOnGrey, type Workbench } from './workbench.ts';

if (withoutBrowser) it('submits in a browser', { skip: withoutBrowser }, () => {});
else suite('submits in a browser', tests);

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
    await Promise.all(open.map((one) => one.close().catch(() => {})));
    open = [];
    assert.deepEqual(faults, []);
  });
  after(async () => {
    await browser?.close();
    await pictures?.close();
  });

  const workbench = async (): Promise<Workbench> => {
    const one = await openWorkbench(s, browser, people[0]!, {}, { undoSeconds: 8 });
    open.push(one);
    return one;
  };
  const chosen = (page: Page, name: string) => page.getByRole('radio', { name, checked: true }).waitFor();
  const choose = async (page: Page, key: string) => {
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press(key);
  };
  const answersOf = async () => ok(await people[0]!.call.get('/v1/labeling/answers')).answers;

  it('undoes a submit by a key, with its steps, while the next task waits', async () => {
    const first = (await create({ priority: 20 })).task_id;
    const second = (await create()).task_id;
    const { page, start, submit, taskId } = await workbench();
    await start();
    await choose(page, '1');
    await choose(page, '2');
    await submit();
    assert.equal(await taskId(), second);
    await choose(page, '3');
    await page.keyboard.press('u');
    await chosen(page, 'no');
    assert.equal(await taskId(), first);
    assert.deepEqual(await answersOf(), []);
    await page.keyboard.press('Control+z');
    await chosen(page, 'yes');
    await submit();
    assert.equal(await taskId(), second);
    await chosen(page, 'maybe');
    await submit();
    assert.equal((await answered(first)).response.category, 'yes');
    assert.equal((await answered(second)).response.category, 'maybe');
    assert.equal((await answersOf()).length, 2, 'each once');
  });

  it('gives the answer after eight seconds, also when the page is gone, and once', async () => {
    const id = (await create()).task_id;
    const { page, start, submit, close } = await workbench();
    await start();
    await choose(page, '1');
    await submit();
    await page.getByRole('button', { name: 'Undo U' }).waitFor();
    assert.equal((await task(id)).status, 'pending');
    await close();
    assert.equal((await answered(id)).response.category, 'yes');
    assert.equal((await answersOf()).length, 1);
  });

  it('gives it through a kill -9 of the server, and says when it is too late to undo', async () => {
    const id = (await create()).task_id;
    const { page, start, submit } = await workbench();
    await start();
    await choose(page, '1');
    await submit();
    await s.server.kill();
    await s.server.restart();
    assert.equal((await answered(id)).response.category, 'yes');
    await page.getByRole('button', { name: 'Undo U' }).waitFor({ state: 'detached' });

    const next = (await create()).task_id;
    await page.getByRole('button', { name: 'Submit' }).waitFor();
    await choose(page, '2');
    await submit();
    await page.route('**/take_back', async (route) => {
      await answered(next);
      await route.continue();
    });
    await page.getByRole('button', { name: 'Undo U' }).click();
    await page.getByText('Too late to undo').waitFor();
    assert.equal((await answered(next)).response.category, 'no');
  });

  it('has one history of boxes, attributes and answers to the whole, after a reload too', async () => {
    const text = (description: string) => ({ type: 'text', description });
    const id = ok(
      await s.live.post('/v1/task/imageannotation', {
        attachment: pictures.url('red.png'),
        geometries: { box: { objects_to_annotate: ['cow', 'calf'] } },
        annotation_attributes: { tag: text('Ear tag') },
      }),
    ).task_id;
    const { page, start, submit, boxes, saved } = await workbench();
    await start();
    await page.getByRole('application').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('textbox', { name: /Ear tag/ }).fill('A1');
    await page.getByRole('application').focus();
    await page.keyboard.press('n');
    await page.keyboard.press('Delete');
    assert.equal(await boxes(), 1);
    await saved();
    await page.reload();
    await page.locator('.object').first().waitFor();
    for (const count of [2, 1]) {
      await page.keyboard.press('Control+z');
      assert.equal(await boxes(), count);
    }
    const tag = page.getByRole('textbox', { name: /Ear tag/ });
    await page.locator('.object').first().click();
    assert.equal(await tag.inputValue(), 'A1');
    await tag.focus();
    await page.keyboard.press('Control+z');
    assert.equal(await tag.inputValue(), '', 'in its field, too');
    await page.keyboard.press('Control+z');
    assert.equal(await boxes(), 0);
    for (let i = 0; i < 3; i++) await page.getByRole('button', { name: 'Redo' }).click();
    assert.equal(await boxes(), 2);
    await submit();
    const { annotations } = (await answered(id)).response;
    assert.deepEqual(
      annotations.map(({ attributes }: { attributes?: { tag?: string } }) => attributes?.tag),
      ['A1', undefined],
    );
  });

  it('opens my last answers by a key, to read, and to correct where the project allows it', async () => {
    const made = [];
    for (const category of ['yes', 'no']) {
      const { task_id } = await create({ attachment: pictures.url('red.png') });
      const [lease] = ok(await people[0]!.call.post('/v1/labeling/claim', {})).leases;
      ok(await people[0]!.call.post(`/v1/labeling/leases/${lease.lease_id}/submit`, { response: { category } }));
      made.push(task_id);
    }
    const [older, newer] = made;
    const name = `mending-${s.store}`;
    await createProject(s, name, 'categorization', { correction_seconds: 3600 });
    await moveToProject(s, name, [newer]);
    await create();
    const { page, start } = await workbench();
    await start();
    await choose(page, '3');
    await page.keyboard.press('Control+ArrowLeft');
    const list = page.getByRole('dialog', { name: 'Your last answers' });
    await list.getByRole('listitem').nth(1).waitFor();
    assert.deepEqual(
      (await list.getByRole('listitem').allTextContents()).map((text) => /^(yes|no)/.exec(text)?.[0]),
      ['no', 'yes'],
    );
    assert.equal(await list.locator('img').count(), 2);
    await page.keyboard.press('Enter');
    await page.getByText(/You may correct it until/).waitFor();
    await choose(page, '1');
    await page.getByText('kept in this browser').waitFor();
    await page.keyboard.press('Control+ArrowLeft');
    await page.getByText('It can only be read').waitFor();
    const answer = page.locator('.front');
    await answer.getByRole('radio', { name: 'yes', checked: true, includeHidden: true }).waitFor({ state: 'attached' });
    await page.keyboard.press('2');
    await page.keyboard.press('Control+ArrowRight');
    await page.getByText('kept in this browser').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Correction saved').waitFor();
    assert.equal((await task(newer)).response.category, 'yes');
    assert.equal((await task(older)).response.category, 'yes');
    await page.keyboard.press('Control+ArrowRight');
    await chosen(page, 'maybe');
    await page.getByRole('button', { name: 'Submit' }).waitFor();
  });

  it('takes back from the list what was submitted before the last', async () => {
    const first = (await create({ priority: 20 })).task_id;
    await create({ priority: 10 });
    const { page, start, submit, taskId } = await workbench();
    await start();
    await choose(page, '1');
    await submit();
    await choose(page, '2');
    await submit();
    await page.getByRole('button', { name: 'Previous answers' }).click();
    await page.getByRole('button', { name: `Take back ${first}` }).click();
    await chosen(page, 'yes');
    assert.equal(await taskId(), first);
  });
}
