/** People label in a real browser: what they draw and choose is what the requester gets. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Pictures, servePictures } from '../kit/pictures.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';
import { assertNear, openWorkbench, RED, redOnGrey, sidesOf, type Workbench } from './workbench.ts';

if (withoutBrowser) it('the web page in a browser', { skip: withoutBrowser }, () => {});
else suite('the web page in a browser', tests);

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
    people = await createPeople(s, ['labeler', 'labeler', 'manager']);
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

  const workbench = async (person = 0, options = {}): Promise<Workbench> => {
    const one = await openWorkbench(s, browser, people[person]!, options);
    open.push(one);
    return one;
  };
  const draw = async (fields: object = {}, box: object = {}) =>
    ok(
      await s.live.post('/v1/task/imageannotation', {
        attachment: pictures.url('red.png'),
        geometries: { box: { objects_to_annotate: ['cow', 'calf'], integer_pixels: true, ...box } },
        ...fields,
      }),
    ).task_id as string;
  const annotations = async (id: string) => (await answered(id)).response.annotations;

  it('boxes by mouse and by keyboard, categories by keys, skip: one after the other', async () => {
    const picture = await draw({ instruction: 'Draw <b>all</b> cows.', priority: 30 });
    const question = (await create({ instruction: 'Is it?', priority: 20 })).task_id;
    const several = (await create({ allow_multiple: true, priority: 10 })).task_id;
    const skipped = (await create({ priority: 10 })).task_id;
    const { page, start, submit, findRed, drag, figures, taskId } = await workbench();

    await start();
    assert.equal(await taskId(), picture);
    await page.getByText('Draw <b>all</b> cows.', { exact: true }).waitFor();
    await page.getByRole('application').waitFor();
    await page.keyboard.press('2');
    await drag(...(await findRed()));
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await page.keyboard.press('n');
    const [left, top, width, height] = (await figures()) as [number, number, number, number];
    for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Alt+ArrowRight');
    await page.keyboard.press('Alt+Shift+ArrowUp');
    const wanted = [left + 3, top + 10, width + 1, height - 10];
    assert.deepEqual(await figures(), wanted);
    await submit();

    const [byMouse, byKeyboard, ...more] = await annotations(picture);
    assert.deepEqual(more, []);
    assertNear(byMouse, RED);
    assert.ok(sidesOf(byMouse).every(Number.isInteger));
    assert.deepEqual([byMouse.label, byMouse.type, byMouse.geometry], ['calf', 'box', 'box']);
    assert.deepEqual([byKeyboard.label, ...sidesOf(byKeyboard)], ['cow', ...wanted]);
    assert.notEqual(byMouse.uuid, byKeyboard.uuid);

    assert.equal(await taskId(), question);
    await page.getByRole('radio', { name: 'maybe' }).waitFor();
    await page.keyboard.press('3');
    await page.keyboard.press('2');
    await submit();
    assert.equal((await answered(question)).response.category, 'no');

    await page.getByRole('checkbox', { name: 'maybe' }).waitFor();
    for (const key of ['1', '3', '2', '3']) await page.keyboard.press(key);
    await submit();
    assert.deepEqual((await answered(several)).response.category, ['yes', 'no']);

    assert.equal(await taskId(), skipped);
    await page.keyboard.press('Control+Space');
    await page.getByRole('textbox', { name: /Why/ }).fill('Too dark');
    await page.keyboard.press('Enter');
    await page.getByText('1 task waits for somebody else').waitFor();
    assert.equal((await task(skipped)).status, 'pending');
    await page.getByText('3 done').waitFor();
  });

  it('draws where the pointer is at any zoom, moves, resizes, takes back and does again', async () => {
    const id = await draw({}, { integer_pixels: false });
    const { page, start, submit, findRed, drag, figures, boxes } = await workbench();
    await start();
    await page.getByRole('application').waitFor();
    const [x, y, right] = await findRed();
    await page.mouse.move(x, y);
    for (let i = 0; i < 3; i++) await page.mouse.wheel(0, -100);
    await page.getByText(/^3[6-9]\d%$/).waitFor();
    const zoomed = await findRed();
    assert.ok(Math.abs(zoomed[0] - x) <= 2 && Math.abs(zoomed[1] - y) <= 2, 'what was under the pointer stayed there');
    assert.ok(zoomed[2] - zoomed[0] > 1.4 * (right - x));

    await page.keyboard.down('Space');
    await drag(x, y, x - 60, y - 40);
    await page.keyboard.up('Space');
    const moved = await findRed();
    assert.deepEqual([moved[0] - zoomed[0], moved[1] - zoomed[1], await boxes()], [-60, -40, 0]);

    await drag(moved[2], moved[3], moved[0], moved[1]);
    assert.equal(await boxes(), 1);
    const drawn = await figures();
    assertNear({ left: drawn[0]!, top: drawn[1]!, width: drawn[2]!, height: drawn[3]! }, RED);

    // From within the box by its own size to the right, and back.
    await drag(
      (moved[0] + moved[2]) / 2,
      moved[1] + 30,
      (moved[0] + moved[2]) / 2 + (moved[2] - moved[0]),
      moved[1] + 30,
    );
    assert.ok(Math.abs((await figures())[0]! - drawn[0]! - drawn[2]!) <= 1);
    await page.keyboard.press('Control+z');
    assert.deepEqual(await figures(), drawn);
    // The handle of the left side to the right by half of the width.
    await drag(moved[0], (moved[1] + moved[3]) / 2, (moved[0] + moved[2]) / 2, (moved[1] + moved[3]) / 2);
    const [left, top, width, height] = (await figures()) as [number, number, number, number];
    assert.ok(Math.abs(width - drawn[2]! / 2) <= 1 && Math.abs(left + width - drawn[0]! - drawn[2]!) < 0.02);
    assert.deepEqual([top, height], [drawn[1], drawn[3]]);

    await page.keyboard.press('Delete');
    assert.equal(await boxes(), 0);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Shift+z');
    assert.equal(await boxes(), 1);
    await submit();
    assert.deepEqual(sidesOf((await annotations(id))[0]), [left, top, width, height]);
  });

  it('says why a box is too small, and at the form what the server does not accept', async () => {
    const asked = { hidden: { description: 'Is it hidden?', choices: ['yes', 'no'], required: true } };
    const id = await draw({ annotation_attributes: asked }, { min_width: 20, min_height: 30 });
    const { page, start, submit, findRed, drag, boxes, figures } = await workbench();
    await start();
    await page.getByRole('application').waitFor();
    const [x, y] = await findRed();
    await drag(x - 80, y - 80, x - 60, y - 60);
    await page.getByText(/Boxes must be at least 20 × 30 pixels/).waitFor();
    assert.equal(await boxes(), 0);
    await page.keyboard.press('n');
    for (let i = 0; i < 20; i++) await page.keyboard.press('Alt+Shift+ArrowLeft');
    assert.equal((await figures())[2], 20, 'it stops at the least width');
    await page.keyboard.press('Control+d');
    assert.equal(await boxes(), 2);

    await page.getByRole('radio', { name: 'yes' }).check({ force: true });
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('Box 1, attributes.hidden: is required').waitFor();
    assert.equal(await page.getByRole('row', { selected: true }).count(), 1);
    await page.getByRole('radio', { name: 'no' }).check({ force: true });
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await submit();
    const given = (await annotations(id)).map(({ attributes }: { attributes: object }) => attributes);
    assert.deepEqual(given, [{ hidden: 'no' }, { hidden: 'yes' }]);
  });

  it('keeps the draft over a reload, and over a server that was gone', async () => {
    const id = await draw();
    const { page, start, submit, saved, figures, boxes, taskId } = await workbench();
    await start();
    await page.getByRole('application').waitFor();
    await page.keyboard.press('n');
    await saved();
    await page.reload();
    assert.equal(await taskId(), id);
    await page.locator('.object').click();
    const before = await figures();

    await s.server.kill();
    await page.keyboard.press('n');
    await page.getByText('Not saved').waitFor();
    await page.getByText('no answer from the server').waitFor();
    await s.server.restart();
    await saved();
    await page.reload();
    await page.locator('.object').first().waitFor();
    assert.equal(await boxes(), 2);
    await submit();
    assert.deepEqual(sidesOf((await annotations(id))[0]), before);
  });

  it('keeps its lease while somebody looks at it', async () => {
    await create();
    const { page, start } = await workbench();
    await page.clock.install();
    await start();
    const expiry = async () => Date.parse(ok(await people[0]!.call.get('/v1/labeling/leases')).leases[0].expires_at);
    const before = await expiry();
    assert.ok(Math.abs(before - Date.now() - 900_000) < 60_000, 'fifteen minutes');
    const beat = page.waitForResponse((answer) => /heartbeat$/.test(answer.url()));
    await page.clock.fastForward(301_000);
    assert.equal((await beat).status(), 200);
    assert.ok((await expiry()) > before);
  });

  it('gives two browsers never one task', async () => {
    const ids = [];
    for (let i = 0; i < 8; i++) ids.push((await create()).task_id);
    const both = await Promise.all([workbench(0), workbench(1)]);
    const taken = await Promise.all(
      both.map(async ({ page, start, submit, taskId }) => {
        const mine: string[] = [];
        await start();
        while (await page.getByRole('button', { name: 'Submit' }).isVisible()) {
          mine.push(await taskId());
          await page.getByRole('radio').first().waitFor();
          await page.keyboard.press('1');
          await submit();
          await page.getByRole('button', { name: 'Submit' }).or(page.getByText('Nothing to do')).first().waitFor();
        }
        return mine;
      }),
    );
    assert.deepEqual(taken.flat().sort(), ids.sort());
    assert.ok(taken.every((mine) => mine.length > 0));
  });

  it('explains a lost lease, and finds new tasks by itself', async () => {
    const first = (await create()).task_id;
    const { page, start, taskId } = await workbench();
    await start();
    await page.keyboard.press('1');
    const [lease] = ok(await people[2]!.call.get('/v1/labeling/leases')).leases;
    ok(await people[2]!.call.post(`/v1/labeling/leases/${lease.lease_id}/end`));
    // The draft that is saved meets it first.
    await page.getByRole('heading', { name: 'not yours any more' }).waitFor();
    await page.getByText('a manager ended it').waitFor();
    ok(await s.live.post(`/v1/task/${first}/cancel`));
    await page.getByRole('button', { name: 'Take the next task' }).click();
    await page.getByText('The queue is empty').waitFor();
    const second = (await create()).task_id;
    await page.getByRole('button', { name: 'Submit' }).waitFor();
    assert.equal(await taskId(), second);
    await page.getByRole('button', { name: 'Put back' }).click();
    await page.getByRole('button', { name: 'Start labeling' }).waitFor();
    assert.deepEqual(ok(await people[2]!.call.get('/v1/labeling/leases')).leases, []);
  });

  it('takes no answer to a picture that did not come', async () => {
    const id = await draw({ attachment: pictures.url('gone.png') });
    const { page, start } = await workbench();
    await start();
    await page.getByText('The picture could not be loaded').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('Skip the task if it stays away').waitFor();
    assert.equal((await task(id)).status, 'pending');
  });

  it('works with a finger on a phone', async () => {
    const id = await draw({ priority: 30 });
    const question = (await create()).task_id;
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const { page, findRed, boxes } = await workbench(0, phone);
    await page.getByRole('button', { name: 'Start labeling' }).tap();
    await page.getByRole('application').waitFor();
    const [x, y, right, bottom] = await findRed();
    const device = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
      device.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', { x, y });
    await touch('touchMove', { x: (x + right) / 2, y: (y + bottom) / 2 });
    await touch('touchMove', { x: right, y: bottom });
    await touch('touchEnd');
    assert.equal(await boxes(), 1);
    await page.getByRole('button', { name: 'Submit' }).tap();
    await page.getByText('no', { exact: true }).tap();
    const width = await page.evaluate('document.documentElement.scrollWidth');
    assert.equal(width, 390, 'nothing sticks out');
    await page.getByRole('button', { name: 'Submit' }).tap();
    await page.getByText('The queue is empty').waitFor();
    assertNear((await annotations(id))[0], RED);
    assert.equal((await answered(question)).response.category, 'no');
  });

  it('answers any other type as JSON too, and waits until it is JSON', async () => {
    const choice = { enum: ['a', 'b'] };
    const body = {
      instruction: 'Which?',
      response_schema: { type: 'object', required: ['choice'], properties: { choice } },
    };
    const { task_id } = ok(await s.live.post('/v1/task/custom', body));
    const { page, start, submit } = await workbench();
    await start();
    await page.getByRole('button', { name: 'As JSON' }).click();
    const field = page.getByRole('textbox', { name: 'Response' });
    await field.fill('{"choice": ');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('This is no JSON yet').waitFor();
    await field.fill('{"choice": "c"}');
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('alert')
      .getByText(/choice: must be/)
      .waitFor();
    await field.fill('{"choice": "b"}');
    await page.getByRole('button', { name: 'Undo' }).click();
    assert.equal(await field.inputValue(), '{}');
    await page.getByRole('button', { name: 'Redo' }).click();
    assert.deepEqual(JSON.parse(await field.inputValue()), { choice: 'b' });
    await submit();
    assert.deepEqual((await answered(task_id)).response, { choice: 'b' });
  });

  it('signs in by a link once, and out', async () => {
    const { page } = await workbench();
    assert.equal(page.url(), `${s.server.url}/work`, 'the token is not in the address any more');
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'I have a sign-in link' }).click();
    await page.getByRole('textbox', { name: 'Sign-in link' }).fill(`${s.server.url}/sign-in#${'A'.repeat(43)}`);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('was used already').waitFor();
    assert.deepEqual(await page.context().cookies(), []);
  });
}
