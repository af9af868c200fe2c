/** Those who run the work see it, find its tasks, change many at once, and look into each. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, afterEach, before, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Pictures, servePictures } from '../kit/pictures.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok, QUESTION } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';
import { openWorkbench, PICTURE, RED, redOnGrey, type Workbench } from './workbench.ts';

const NETWORKS = { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' };
if (withoutBrowser) it("the manager's pages in a browser", { skip: withoutBrowser }, () => {});
else suite("the manager's pages in a browser", tests, NETWORKS);

function tests(s: Suite): void {
  const { claimOne, on, task } = labeling(s);
  let browser: Browser;
  let pictures: Pictures;
  let receiver: Receiver;
  let labelers: Person[];
  let manager: Person;
  let open: Workbench[] = [];

  before(async () => {
    browser = await startBrowser();
    pictures = await servePictures({ 'red.png': redOnGrey() });
    receiver = await startReceiver();
    const people = await createPeople(s, ['manager', 'labeler', 'labeler']);
    [manager, ...labelers] = people as [Person, ...Person[]];
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
    await receiver?.close();
  });

  const signedIn = async (who: Person, options = {}): Promise<Page> => {
    const one = await openWorkbench(s, browser, who, options);
    open.push(one);
    return one.page;
  };
  const goto = (page: Page, path: string) => page.goto(`${s.server.url}${path}`);
  const project = async (name: string, settings: object = {}) => {
    ok(await s.live.post('/v1/projects', { type: 'categorization', name }));
    ok(await s.live.post(`/v1/projects/${name}/settings`, settings));
  };
  const make = async (fields: object): Promise<string> =>
    ok(await s.live.post('/v1/task/categorization', { ...QUESTION, ...fields })).task_id;

  it('shows what was done, and what is done while one looks', async () => {
    await project('seen');
    await project('unseen');
    for (let i = 0; i < 5; i++) await make({ project: 'seen' });
    await make({ project: 'unseen' });
    for (let i = 0; i < 2; i++) {
      const lease = await claimOne(labelers[i]!, { projects: ['seen'] });
      ok(await on(labelers[i]!, lease, 'submit', { response: { category: 'yes' }, time_spent_secs: 20 * (i + 1) }));
    }
    const page = await signedIn(manager);
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('combobox', { name: 'Project' }).selectOption('seen');
    const now = (name: string) => page.locator('.backlog div', { hasText: name }).locator('dd');
    const period = (name: string) => page.getByRole('region', { name, exact: true }).locator('.figure-of');
    const says = async (wanted: Record<string, string>) => {
      for (const [name, figure] of Object.entries(wanted)) {
        const place = /^(Waiting|In work|.*ever)$/.test(name) ? now(name) : period(name);
        await until(
          () => place.textContent(),
          (text) => text === figure,
        );
      }
    };
    await says({ Waiting: '3', 'In work': '0', 'Completed, ever': '2' });
    assert.equal(await period('Completed').textContent(), '2');
    assert.equal(await period('Time per answer').textContent(), '30 s');
    await page.getByText('Live', { exact: true }).waitFor();
    await page.evaluate('window.isSame = true');

    const lease = await claimOne(labelers[0]!, { projects: ['seen'] });
    await says({ Waiting: '2', 'In work': '1' });
    ok(await on(labelers[0]!, lease, 'submit', { response: { category: 'no' }, time_spent_secs: 60 }));
    await says({ 'In work': '0', 'Completed, ever': '3', 'Time per answer': '40 s' });
    assert.equal(await period('Completed').textContent(), '3');
    // The chart is drawn on a canvas; its figures stand in a table beside it.
    const cells = await page.getByRole('region', { name: 'Completed', exact: true }).locator('td').allTextContents();
    assert.deepEqual([cells.length, cells.reduce((sum, text) => sum + Number(text), 0)], [24, 3]);
    assert.equal(await page.evaluate('window.isSame'), true, 'nobody loaded the page again');

    await page.getByText('7 days', { exact: true }).click();
    await until(
      () => page.getByRole('region', { name: 'Completed', exact: true }).locator('td').count(),
      (count) => count === 7,
    );
    assert.match(page.url(), /project=seen&period=7d/);
    await page.reload();
    await says({ 'Completed, ever': '3' });
    await page.getByRole('combobox', { name: 'Project' }).selectOption('unseen');
    await says({ Waiting: '1', 'Completed, ever': '0' });
  });

  it('walks, filters, selects, tags, exports and cancels', async () => {
    const items = Array.from({ length: 250 }, (_, i) => ({
      ...{ type: 'categorization', ...QUESTION, unique_id: `walk/${i}` },
      tags: i % 50 === 0 ? ['walk', 'rare'] : ['walk'],
    }));
    const ids = ok(await s.live.post('/v1/tasks/bulk', items)).results.map((one: { task_id: string }) => one.task_id);
    const newest = ids.toSorted().reverse() as string[];
    const page = await signedIn(manager);
    await goto(page, '/tasks');
    await page.getByLabel('Tags, any of').fill('walk');
    await page.keyboard.press('Enter');
    await page.getByText('250 tasks in all').waitFor();
    const row = (index: number) => page.locator(`.task-row[aria-rowindex="${index + 2}"]`);
    assert.equal(await row(0).locator('code').first().textContent(), newest[0]);
    // To the end, by keys: each time as far as there are rows, until there are no more.
    await row(0).focus();
    await until(
      async () => {
        await page.keyboard.press('End');
        return page.getByText('That is all.').isVisible();
      },
      (isOver) => isOver,
    );
    await page.keyboard.press('End');
    await row(249).waitFor();
    assert.equal(await row(249).locator('code').first().textContent(), newest[249]);
    await page.keyboard.press('Home');

    await page.getByRole('combobox', { name: 'Status' }).selectOption('pending');
    await page.getByLabel('Tags, any of').fill('rare');
    await page.keyboard.press('Enter');
    await page.getByText('5 tasks in all').waitFor();
    assert.match(page.url(), /tags=rare&status=pending|status=pending&tags=rare/);
    await page.reload();
    await page.getByText('5 tasks in all').waitFor();
    assert.equal(await page.getByRole('combobox', { name: 'Status' }).inputValue(), 'pending');

    // Two of them, by mouse and by key.
    const rare = newest.filter((id) => ids.indexOf(id) % 50 === 0);
    await row(0).getByRole('checkbox').click();
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.getByText('2 tasks selected').waitFor();
    await page.getByRole('button', { name: 'Cancel tasks' }).click();
    await page.getByRole('button', { name: 'Cancel 2 tasks' }).click();
    await page.getByText('2 tasks canceled.').waitFor();
    await page.getByText('3 tasks in all').waitFor();
    assert.deepEqual(
      (await Promise.all(rare.map(task))).map(({ status }) => status),
      ['canceled', 'canceled', 'pending', 'pending', 'pending'],
    );
    await page.getByRole('button', { name: 'Close' }).click();

    // All that match, on more than one page.
    await goto(page, '/tasks?tags=walk');
    await page.getByText('250 tasks in all').waitFor();
    await page.keyboard.press('Shift+A');
    await page.getByText('All 250 tasks that match are selected').waitFor();
    await page.getByRole('button', { name: 'Tag', exact: true }).click();
    await page.getByRole('textbox', { name: 'Add' }).fill('seen, by hand');
    await page.keyboard.press('Enter');
    await page.getByText('250 tasks tagged.').waitFor();
    assert.equal(ok(await s.live.get('/v1/tasks?tags=by%20hand&limit=1')).total, 250);
    await page.getByRole('button', { name: 'Close' }).click();

    const exported = async (choose: () => Promise<unknown>): Promise<string[]> => {
      await choose();
      const saving = page.waitForEvent('download');
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
      const download = await saving;
      assert.equal(download.suggestedFilename(), 'tasks.jsonl');
      const lines = readFileSync(await download.path(), 'utf8')
        .trim()
        .split('\n');
      await page.getByText(/exported\.$/).waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      return lines.map((line) => JSON.parse(line).task_id);
    };
    assert.deepEqual(await exported(() => page.keyboard.press('Shift+A')), newest);
    const some = await exported(async () => {
      await row(1).getByRole('checkbox').click();
      await row(3)
        .getByRole('checkbox')
        .click({ modifiers: ['Shift'] });
    });
    assert.deepEqual(some, newest.slice(1, 4));

    // One is completed meanwhile: it is refused, and named.
    const lease = await claimOne(labelers[0]!, { task_id: ids[7] }).catch(() => claimOne(labelers[0]!));
    ok(await on(labelers[0]!, lease, 'submit', { response: { category: 'yes' } }));
    const isOurs = ids.includes(lease.task_id);
    await page.keyboard.press('Shift+A');
    await page.getByRole('button', { name: 'Cancel tasks' }).click();
    await page.getByRole('checkbox', { name: /unique_ids/ }).click();
    await page.getByRole('button', { name: 'Cancel 250 tasks' }).click();
    await page.getByText(`${isOurs ? 247 : 248} tasks canceled.`).waitFor();
    if (isOurs) {
      await page.getByText('1 refused').click();
      await page.getByRole('link', { name: lease.task_id }).first().waitFor();
    }
    const left = ok(await s.live.get('/v1/tasks?tags=walk&status=pending'));
    assert.equal(left.total, 0);
    assert.equal('unique_id' in (await task(newest.at(-1)!)), false);
  });

  it('says what to do where there is nothing, where a filter is wrong, and jumps to a day', async () => {
    const page = await signedIn(manager);
    await goto(page, '/tasks?project=nowhere');
    await page.getByText('No task matches').waitFor();
    await page.getByRole('button', { name: 'Clear the filters' }).first().click();
    await page.getByRole('grid').waitFor();
    await page.getByLabel('Jump to').fill('2020-02-02');
    await page.getByText('No task matches').waitFor();
    assert.match(page.url(), /at=2020-02-0/);
    await page.getByRole('button', { name: 'Back to the newest' }).click();
    await page.getByRole('grid').waitFor();
    await goto(page, '/tasks?status=lost');
    await page.getByText('The tasks could not be had').waitFor();
    await goto(page, '/tasks/576ba74eec471ff9b01557cc');
    await page.getByText('There is no such task').waitFor();
  });

  it('shows a task: its answer drawn, its attempts, all that happened, its callbacks', async () => {
    await s.live.post('/v1/projects', { type: 'imageannotation', name: 'drawn' });
    ok(await s.live.post('/v1/projects/drawn/settings', { responses_required: 2 }));
    receiver.answer('/hook', { body: 'noted' });
    const draw = async () =>
      ok(
        await s.live.post('/v1/task/imageannotation', {
          ...{ project: 'drawn', attachment: pictures.url('red.png'), callback_url: `${receiver.url}/hook` },
          geometries: { box: { objects_to_annotate: ['cow'] } },
        }),
      ).task_id as string;
    const other = await draw();
    const id = await draw();
    const box = { type: 'box', label: 'cow', ...RED, uuid: 'c6a1f6a4-6f0e-4bd1-9b60-0c8f5f3f0001', geometry: 'box' };
    for (const [i, who] of labelers.entries()) {
      const leases = [await claimOne(who, { projects: ['drawn'] }), await claimOne(who, { projects: ['drawn'] })];
      const mine = leases.find(({ task_id }) => task_id === id)!;
      const annotations = [{ ...box, left: box.left + 2 * i }];
      ok(await on(who, mine, 'submit', { response: { annotations }, time_spent_secs: 12 }));
    }
    await until(
      () => task(id),
      ({ callback_succeeded }) => callback_succeeded === true,
    );
    const page = await signedIn(manager, { viewport: { width: 1280, height: 800 } });
    await goto(page, '/tasks?project=drawn');
    await page.locator('.task-row', { hasText: id }).getByRole('link').click();
    await page.getByRole('application').waitFor();
    await until(open[0]!.boxes, (count) => count === 1);
    // The box is drawn where the red is: nothing of it can be changed.
    const { findRed } = open[0]!;
    const [x, y, right, bottom] = await until(findRed, ([left]) => left > 0);
    assert.ok(Math.abs((right - x) / (bottom - y) - RED.width / RED.height) < 0.1, `${PICTURE.width}`);
    await open[0]!.drag(x + 5, y + 5, right + 60, bottom + 60);
    assert.equal(await open[0]!.boxes(), 1);

    await page.keyboard.press('2');
    for (const who of labelers) {
      const attempt = page.getByRole('article', { name: who.email });
      await attempt.getByText(/answered .* in 12 s, agrees with the response by/).waitFor();
      await attempt.getByRole('application').waitFor();
    }
    await page.keyboard.press('3');
    const events = await page.locator('.timeline li strong').allTextContents();
    assert.deepEqual(events.toReversed(), [
      'created',
      'claimed',
      'answered',
      'claimed',
      'answered',
      'completed',
      'callback delivered',
    ]);
    await page.locator('.timeline li', { hasText: labelers[1]!.email }).first().waitFor();

    await page.keyboard.press('4');
    const first = page.getByRole('region', { name: /of the completed task/ });
    await first.getByText('200').first().waitFor();
    await first.getByText('Request and answers').click();
    await first.getByText('noted').waitFor();
    await first.getByText(`"task_id": "${id}"`).first().waitFor();
    await first.getByRole('button', { name: 'Replay' }).click();
    await page.getByRole('region', { name: 'replayed, Delivered' }).waitFor();
    await receiver.waitForCount(2, ({ json }) => json.task_id === id);

    await page.keyboard.press('5');
    await page.getByText('"objects_to_annotate"').first().waitFor();
    assert.match(page.url(), /show=json/);

    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('textbox', { name: /Comment/ }).fill('Look again');
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await until(
      () => task(id),
      ({ customer_review_status }) => customer_review_status === 'rejected',
    );
    // What happens while one looks shows by itself.
    await page.keyboard.press('3');
    await page.locator('.timeline').getByText('Look again').waitFor();

    await page.keyboard.press('j');
    await page.getByRole('button', { name: `Copy the task id ${other}` }).waitFor();
    await page.keyboard.press('2');
    await page.getByRole('button', { name: 'Put it back into the queue' }).first().click();
    await until(
      () => page.getByRole('button', { name: 'Put it back into the queue' }).count(),
      (count) => count === 1,
    );
    await page.getByRole('button', { name: 'Cancel task' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel task' }).click();
    await page.getByRole('alert').or(page.getByText('canceled').first()).waitFor();
    await page.keyboard.press('u');
    await page.waitForURL(/\/tasks\?project=drawn$/);
  });

  it('has nothing for a labeler', async () => {
    const page = await signedIn(labelers[0]!);
    assert.equal(await page.getByRole('link', { name: 'Overview' }).count(), 0);
    const id = ok(await s.live.get('/v1/tasks?limit=1')).docs[0].task_id;
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    for (const path of ['/overview', '/tasks', `/tasks/${id}`]) {
      await goto(page, path);
      await page.getByText('There is no such page').waitFor();
    }
    assert.deepEqual(
      asked.filter((path) => path.startsWith('/v1/')),
      [],
    );
  });

  it('is found by keys and on a phone, and left again', async () => {
    const page = await signedIn(manager, { viewport: { width: 390, height: 844 } });
    await goto(page, '/tasks');
    await page.getByRole('grid').waitFor();
    const overflow = () => page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    assert.ok((await overflow()) <= 0);
    await page.getByRole('button', { name: 'Pages: Tasks' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Overview' }).press('Enter');
    await page.getByRole('heading', { name: 'Overview' }).waitFor();
    assert.ok((await overflow()) <= 0);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page
      .getByRole('heading', { name: /Sign in/ })
      .or(page.getByText(/sign-in link/i))
      .first()
      .waitFor();
  });
}
