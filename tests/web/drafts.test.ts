/** Nothing is lost: what somebody has begun stays, whatever happens to the server, the browser or the network. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startBrowser, startProfile, withoutBrowser } from '../kit/browser.ts';
import { removeFolder, temporaryFolder } from '../kit/folders.ts';
import { signInToken } from '../kit/sessions.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, onStore, type Person } from '../queue/people.ts';
import { openTab, openWorkbench, signIn, type Workbench } from './workbench.ts';

if (withoutBrowser) it('drafts in a browser', { skip: withoutBrowser }, () => {});
else suite('drafts in a browser', tests);

function tests(s: Suite): void {
  const { create, answered, clear } = labeling(s);
  let browser: Browser;
  let people: Person[];
  let open: Workbench[] = [];

  before(async () => {
    browser = await startBrowser();
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
  after(() => browser?.close());

  const workbench = async (person = 0): Promise<Workbench> => {
    const one = await openWorkbench(s, browser, people[person]!);
    open.push(one);
    return one;
  };
  const chosen = (page: Page, name: string) => page.getByRole('radio', { name, checked: true }).waitFor();
  const choose = async (page: Page, key: string) => {
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press(key);
  };
  const goOn = (page: Page) =>
    page.getByRole('region', { name: 'Go on with' }).getByRole('button', { name: /Go on/ }).first().click();
  const signOut = async (page: Page) => {
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('textbox', { name: 'Password' }).waitFor();
  };
  const run = (sql: string, params: (string | number)[]) =>
    onStore(s, (store) => store.write((tx) => tx.run(sql, params)));
  /** Of whoever holds a task, what the server has of it. */
  const stored = async () => {
    const [lease] = ok(await people[0]!.call.get('/v1/labeling/leases')).leases;
    return ok(await people[0]!.call.get(`/v1/labeling/leases/${lease.lease_id}`));
  };
  const isStored = (category: string) => until(stored, ({ draft }) => draft?.category === category);
  /** The answer as the copy in the browser has it. */
  const isCopied = (page: Page, category: string) =>
    page.waitForFunction(`new Promise((resolve) => {
      const request = indexedDB.open('taskwright', 1);
      request.onsuccess = () => {
        const all = request.result.transaction('drafts').objectStore('drafts').getAll();
        all.onsuccess = () => {
          request.result.close();
          resolve(all.result.some((copy) => copy.history.present.category === ${JSON.stringify(category)}));
        };
      };
    })`);

  it('a change is on the server within two seconds', async () => {
    await create();
    const { page, start } = await workbench();
    await start();
    await choose(page, '1');
    const before = Date.now();
    await page.waitForRequest((request) => request.method() === 'PUT' && /\/draft$/.test(request.url()));
    assert.ok(Date.now() - before < 2000);
    await isStored('yes');
  });

  it('stays through kill -9 of the server, and says what is not saved until it is', async () => {
    const id = (await create()).task_id;
    const { page, start, saved, submit } = await workbench();
    await start();
    await choose(page, '1');
    await saved();
    await s.server.kill();
    await choose(page, '2');
    await page.getByText('Not saved: no answer from the server').waitFor();
    await s.server.restart();
    await saved();
    await isStored('no');
    await page.reload();
    await chosen(page, 'no');
    await submit();
    assert.equal((await answered(id)).response.category, 'no');
  });

  it('stays through a lost network and a reload in it, with the steps to undo', async () => {
    await create();
    const { page, start, saved, taskId } = await workbench();
    await start();
    const id = await taskId();
    await choose(page, '1');
    await saved();
    await page.route('**/draft', (route) => route.abort());
    await choose(page, '2');
    await choose(page, '3');
    await page.getByText('Not saved: no answer from the server').waitFor();
    await isCopied(page, 'maybe');
    await page.reload();
    await chosen(page, 'maybe');
    assert.equal(await taskId(), id);
    await page.unroute('**/draft');
    await saved();
    await isStored('maybe');
    await page.keyboard.press('Control+z');
    await chosen(page, 'no');
    await page.keyboard.press('Control+z');
    await chosen(page, 'yes');
    await page.keyboard.press('Control+y');
    await isStored('no');
  });

  it('stays through kill -9 of the browser before the server had it', async () => {
    const id = (await create()).task_id;
    const folder = temporaryFolder();
    const first = await startProfile(folder);
    const one = await openTab(first.browser.contexts()[0]!);
    await signIn(s, one.page, people[0]!);
    await one.start();
    await one.page.route('**/draft', (route) => route.abort());
    await choose(one.page, '2');
    await isCopied(one.page, 'no');
    await first.kill();
    assert.equal((await stored()).draft, undefined);

    const second = await startProfile(folder);
    const again = await openTab(second.browser.contexts()[0]!);
    // The cookie may have been on its way to the disk.
    await signIn(s, again.page, people[0]!);
    await goOn(again.page);
    await chosen(again.page, 'no');
    await isStored('no');
    await again.submit();
    assert.equal((await answered(id)).response.category, 'no');
    await second.kill();
    removeFolder(folder);
  });

  it('stays through sign-out, for whoever signs out and nobody else', async () => {
    await create();
    const { page, start } = await workbench();
    await start();
    await choose(page, '3');
    await signOut(page);
    assert.equal((await stored()).draft.category, 'maybe', 'saved before the session ended');
    await signIn(s, page, people[1]!);
    assert.equal(await page.getByRole('region', { name: 'Go on with' }).count(), 0);
    await signOut(page);
    await signIn(s, page, people[0]!);
    await goOn(page);
    await chosen(page, 'maybe');
  });

  it('stays when the session ends under it', async () => {
    await create();
    const { page, start, saved } = await workbench();
    await start();
    await choose(page, '1');
    await saved();
    await run('delete from sessions where user_id = ?', [people[0]!.userId]);
    await choose(page, '2');
    await page.getByRole('alertdialog', { name: 'Your session is over' }).waitFor();
    await page.getByRole('button', { name: 'I have a sign-in link' }).click();
    await page.getByRole('textbox', { name: 'Sign-in link' }).fill(await signInToken(s, people[0]!.userId));
    await page.keyboard.press('Enter');
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });
    await chosen(page, 'no');
    await isStored('no');
  });

  it('stays when the lease is over, for its labeler alone', async () => {
    const id = (await create()).task_id;
    const { page, start, saved, submit } = await workbench();
    await start();
    await choose(page, '1');
    await saved();
    await run('update leases set expires_at = ? where ended_at is null', [Date.now()]);
    await choose(page, '2');
    await page.getByRole('heading', { name: 'not yours any more' }).waitFor();
    await page.getByText(/draft saved/).waitFor();
    const other = await workbench(1);
    assert.equal(await other.page.getByRole('region', { name: 'Go on with' }).count(), 0);
    await until(
      async () => ok(await people[0]!.call.get('/v1/labeling/work')).drafts,
      ([draft]) => draft?.claimable,
    );
    await page.reload();
    await goOn(page);
    await chosen(page, 'no');
    await submit();
    assert.equal((await answered(id)).response.category, 'no');
  });

  it('two tabs do not overwrite each other: one works, the other reads or takes over', async () => {
    await create();
    const first = await workbench();
    await first.start();
    await choose(first.page, '1');
    await first.saved();
    const second = await openTab(first.page.context());
    await second.page.goto(`${s.server.url}/work`);
    await goOn(second.page);
    await second.page.getByText('This task is open in another tab').waitFor();
    await chosen(second.page, 'yes');
    await second.page.keyboard.press('2');
    await chosen(second.page, 'yes');
    await choose(first.page, '3');
    await second.page.getByRole('button', { name: 'Work here' }).click();
    await chosen(second.page, 'maybe');
    await first.page.getByText('This task is open in another tab').waitFor();
    await choose(second.page, '2');
    await isStored('no');
    await first.page.keyboard.press('1');
    await first.page.getByRole('button', { name: 'Work here' }).click();
    await chosen(first.page, 'no');
    assert.deepEqual(second.faults, []);
  });

  it('two devices do not overwrite each other, and neither side is lost', async () => {
    await create();
    const [first, second] = [await workbench(), await workbench()];
    await first.start();
    await choose(first.page, '1');
    await first.saved();
    await second.page.reload();
    await goOn(second.page);
    await chosen(second.page, 'yes');
    await choose(second.page, '2');
    await second.saved();
    await choose(first.page, '3');
    await first.page.getByText('This task was changed elsewhere').waitFor();
    await first.page.keyboard.press('1');
    await chosen(first.page, 'maybe');
    assert.equal((await stored()).draft.category, 'no');
    await first.page.getByRole('button', { name: 'This one' }).click();
    await isStored('maybe');
    await first.page.keyboard.press('Control+z');
    await chosen(first.page, 'no');
    await isStored('no');
    await first.page.keyboard.press('Control+y');
    await isStored('maybe');
    await choose(second.page, '1');
    await second.page.getByRole('button', { name: 'The other one' }).click();
    await chosen(second.page, 'maybe');
    await second.page.keyboard.press('Control+z');
    await chosen(second.page, 'yes');
    await isStored('yes');
  });
}
