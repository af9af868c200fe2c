/** What a labeler's page tells of training tasks and of the bar, in a real browser. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { createPeople } from '../queue/people.ts';
import { qualityKit } from '../queue/quality-kit.ts';
import { openWorkbench } from './workbench.ts';

if (withoutBrowser) it('the page of a labeler in a course', { skip: withoutBrowser }, () => {});
else suite('the page of a labeler in a course', tests);

function tests(s: Suite): void {
  const { project, real, quality } = qualityKit(s);
  let browser: Browser;

  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser?.close());

  it('tells the score of training tasks, and nothing of evaluation tasks until the bar holds', async () => {
    const rules = { training_score: 1, evaluation_share: 1, bar: 0.5, scored_before_bar: 1 };
    const name = await project('page', rules);
    await quality('training', name, { category: 'yes' });
    await quality('evaluation', name, { category: 'yes' });
    await real({ project: name });
    const [ann] = await createPeople(s, ['labeler']);
    const { page, start, submit, faults, close } = await openWorkbench(s, browser, ann!, {}, { undoSeconds: 8 });
    const choose = async (key: string) => {
      await page.getByRole('radio').first().waitFor();
      await page.keyboard.press(key);
    };
    const toast = page.getByRole('button', { name: /^Undo U/ });
    await start();
    await choose('2');
    // The same task comes again.
    const first = await page.getByRole('button', { name: /^Copy the task id/ }).elementHandle();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Training: 0% right, once more').waitFor();
    await first!.waitForElementState('hidden');
    await choose('1');
    await submit();
    await page.getByText('Training: 100% right').waitFor();
    assert.equal(await toast.count(), 0, 'it is given already');
    await choose('2');
    await submit();
    await toast.waitFor();
    // The evaluation task is not given yet: a real one comes.
    await choose('1');
    await submit();
    await page.getByText(`${name} has no more tasks for you`).waitFor();
    assert.equal(await page.getByText('Training:').count(), 0);
    assert.equal(await page.getByText('The queue is empty').count(), 0);
    assert.deepEqual(faults, []);
    await close();
  });
}
