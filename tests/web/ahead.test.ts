/** The next task is there before it is asked for, is nobody else's meanwhile, and goes back when it is not wanted. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Pictures, servePictures } from '../kit/pictures.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';
import { openWorkbench, redOnGrey, type Workbench } from './workbench.ts';

if (withoutBrowser) it('the task ahead in a browser', { skip: withoutBrowser }, () => {});
else suite('the task ahead in a browser', tests);

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
    people = await createPeople(s, ['labeler', 'labeler', 'manager']);
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

  const workbench = async (person = 0, chosen?: object): Promise<Workbench> => {
    const one = await openWorkbench(s, browser, people[person]!, {}, { undoSeconds: 0, ...chosen });
    open.push(one);
    return one;
  };
  /** They come in the order of their creation. */
  const questions = async (count: number): Promise<string[]> => {
    const ids = [];
    for (let i = 0; i < count; i++) ids.push((await create()).task_id);
    return ids;
  };
  const leases = async (): Promise<{ lease_id: string; task_id: string; ahead?: boolean; active_secs: number }[]> =>
    ok(await people[2]!.call.get('/v1/labeling/leases')).leases;
  const idsHeld = async () => (await leases()).map(({ task_id }) => task_id).sort();
  const ahead = (taskId: string) =>
    until(leases, (all) => all.some((one) => one.task_id === taskId && one.ahead === true));
  const claims = (page: Page) => {
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/v1/labeling/claim')) sent.push(request.postData() ?? '');
    });
    return sent;
  };
  const choose = async (page: Page, key: string) => {
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press(key);
  };

  it('shows the next task without asking for it, its picture fetched before', async () => {
    const [first] = await questions(1);
    const picture = ok(
      await s.live.post('/v1/task/imageannotation', {
        attachment: pictures.url('red.png'),
        geometries: { box: { objects_to_annotate: ['cow'] } },
      }),
    ).task_id;
    await questions(2);
    const { page, start, submit, taskId } = await workbench();
    const fetched = page.waitForResponse((answer) => /red\.png$/.test(answer.url()));
    await start();
    assert.equal(await taskId(), first);
    await page.getByText('3 left').waitFor();
    await ahead(picture);
    assert.equal((await fetched).status(), 200);
    await choose(page, '2');
    const sent = claims(page);
    await page.route('**/v1/labeling/claim', (route) => setTimeout(() => void route.continue(), 3000));
    await submit();
    assert.equal(await taskId(), picture);
    await page.getByRole('application').waitFor();
    assert.ok(
      sent.every((body) => JSON.parse(body).ahead === true),
      `only for the one after: ${sent}`,
    );
    await page.getByText('1 done today').waitFor();
    assert.equal((await answered(first!)).response.category, 'no');
    const [now] = await until(leases, (all) => all.some((one) => one.task_id === picture && !one.ahead));
    assert.ok(now);
  });

  it('never more than one, and never one of two', async () => {
    const ids = await questions(6);
    const both = [await workbench(0), await workbench(1)];
    await both[0]!.start();
    await ahead(ids[1]!);
    await both[1]!.start();
    assert.equal(await both[1]!.taskId(), ids[2]);
    await ahead(ids[3]!);
    assert.deepEqual(await idsHeld(), ids.slice(0, 4).sort());
    const given: string[] = [];
    for (const { page, submit, taskId } of [...both, ...both]) {
      given.push(await taskId());
      await choose(page, '1');
      await submit();
    }
    assert.equal(new Set(given).size, 4);
    for (const id of given) assert.equal((await answered(id)).response.category, 'yes');
  });

  it('goes back when its labeler puts his task back, leaves the page or signs out', async () => {
    const ids = await questions(4);
    const { page, start } = await workbench();
    const begin = async () => {
      await page.getByRole('button', { name: 'Submit' }).waitFor();
      await ahead(ids[1]!);
      assert.deepEqual(await idsHeld(), ids.slice(0, 2).sort());
    };
    await start();
    await begin();
    await page.getByRole('button', { name: 'Put back' }).click();
    await until(idsHeld, (all) => all.length === 0);
    await page.getByRole('button', { name: 'Start labeling' }).click();
    await begin();
    await page.goto(`${s.server.url}/openapi.json`);
    await until(idsHeld, (all) => all.length === 1);
    await page.goto(`${s.server.url}/work`);
    await begin();
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('textbox', { name: 'E-mail address' }).waitFor();
    assert.deepEqual(await idsHeld(), [ids[0]], 'the one with his draft stays his');
  });

  it('waits behind a submit that is undone; one that was taken away is told of', async () => {
    const ids = await questions(5);
    const { page, start, submit, taskId } = await workbench(0, { undoSeconds: 8 });
    await start();
    await ahead(ids[1]!);
    await choose(page, '1');
    await submit();
    assert.equal(await taskId(), ids[1]);
    await ahead(ids[2]!);
    await page.keyboard.press('u');
    await page.getByRole('radio', { name: 'yes', checked: true }).waitFor();
    assert.equal(await taskId(), ids[0]);
    assert.deepEqual(await idsHeld(), ids.slice(0, 3).sort(), 'what was put aside, and the one ahead');
    await submit();
    assert.equal(await taskId(), ids[1], 'what was put aside comes first');
    const lost = (await leases()).find(({ task_id }) => task_id === ids[2])!;
    ok(await people[2]!.call.post(`/v1/labeling/leases/${lost.lease_id}/end`));
    await choose(page, '2');
    await submit();
    // It was opened, and found to be somebody else's to give: the page says so and goes on.
    await page.getByRole('heading', { name: 'not yours any more' }).waitFor();
    await page.getByRole('button', { name: 'Take the next task' }).click();
    await page.getByRole('button', { name: 'Submit' }).waitFor();
  });

  it('is kept while its labeler is at work, and shown how long where no heartbeat gets through', async () => {
    const ids = await questions(3);
    const { page, start } = await workbench();
    await page.clock.install();
    // Timers of before go by the clock on the wall.
    await page.reload();
    await start();
    await ahead(ids[1]!);
    const kept = page.waitForResponse(
      (answer) => /heartbeat$/.test(answer.url()) && answer.request().postData() === '{"ahead":true}',
    );
    await page.clock.fastForward(11 * 60_000);
    assert.equal((await kept).status(), 200);
    assert.ok((await leases()).some(({ task_id, active_secs }) => task_id === ids[1] && active_secs === 0));
    await page.route('**/heartbeat', (route) => route.abort());
    await page.clock.fastForward(14 * 60_000);
    await page.getByText(/^Held for [01]:\d\d more$/).waitFor();
  });
}
