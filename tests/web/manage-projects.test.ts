/** The manager's path in a real browser: from a project made by a form to what comes out of it. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { Page } from 'playwright-core';
import { withoutBrowser } from '../kit/browser.ts';
import { api } from '../kit/client.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople } from '../queue/people.ts';
import { assertAccessible, dialog, inDialog, managing, press, underReview, write } from './manage-kit.ts';

if (withoutBrowser) it('the pages of managers and reviewers', { skip: withoutBrowser }, () => {});
else suite('the pages of managers and reviewers', tests, { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' });

function tests(s: Suite): void {
  const { create, claimOne, on, answer, task } = labeling(s);
  const { here, at, byLink } = managing(s);

  it('from a project made by a form to reviewed answers and their export', async () => {
    const page = await at('/projects');
    await page.getByText('No projects yet').waitFor();
    await page.getByRole('link', { name: 'Create a project' }).first().click();

    // The form, and beside it the editor as it will be.
    await write(page, /^Name/, 'herd/50% of all');
    await page.getByRole('button', { name: /^Type of task/ }).click();
    await page.getByRole('searchbox').fill('categor');
    await page.getByRole('option', { name: 'categorization' }).click();
    const categories = page.getByRole('group', { name: 'Categories' });
    await categories.getByRole('textbox').nth(0).fill('cow');
    await categories.getByRole('textbox').nth(1).fill('calf');
    await write(page, /^Instruction/, 'What is it?');
    const preview = page.getByRole('region', { name: 'What labelers see' });
    await preview.getByRole('radio', { name: 'calf' }).waitFor();
    await preview.getByText('What is it?').waitFor();
    await press(page, 'As JSON');
    const json = page.getByRole('textbox', { name: /^Params/ });
    assert.deepEqual(JSON.parse(await json.inputValue()).categories, ['cow', 'calf']);
    await json.fill('{"instruction": "What is it?", "categories": "cow"}');
    await page
      .getByRole('alert')
      .getByText(/categories/)
      .waitFor();
    await json.fill('{"instruction": "What is it?", "categories": ["cow", "calf"]}');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await assertAccessible(page);
    await page.getByRole('button', { name: 'Create a project' }).click();
    await page.getByRole('heading', { name: 'herd/50% of all' }).waitFor();

    // All of it is reviewed, and nobody is told who answered.
    await page.getByRole('tab', { name: 'Settings' }).click();
    await write(page, /^Share reviewed/, '100');
    await page.getByText('Hide who answered').click();
    await press(page, 'Save');
    await page.getByText('Saved', { exact: true }).waitFor();
    const stored = (await here.admin.call.get(`/v1/projects/${encodeURIComponent('herd/50% of all')}`)).json;
    assert.deepEqual(stored.settings, { review: { share: 1, hide_labelers: true } });
    assert.deepEqual(stored.param_history[0].categories, ['cow', 'calf']);

    // A second version, and what changed.
    await page.getByRole('tab', { name: 'Params' }).click();
    await press(page, 'New version');
    await write(page, /^Instruction/, 'Which animal is it?');
    await press(page, 'Save as version 1');
    await page.getByRole('heading', { name: 'Current: version 1' }).waitFor();
    await page.getByRole('row', { name: 'instruction What is it? Which animal is it?' }).waitFor();

    // A batch with tasks.
    await page.getByRole('tab', { name: 'Batches' }).click();
    await press(page, 'New batch');
    await dialog(page).getByRole('textbox', { name: /^Name/ }).fill('first');
    await inDialog(page, 'Create the batch');
    await page.getByRole('button', { name: 'Add tasks: first' }).click();
    await dialog(page).getByRole('textbox').fill('{"broken\n');
    await dialog(page).getByText('line 1').waitFor();
    const picture = here.pictures.url('red.png');
    const lines = [picture, JSON.stringify({ attachment: picture, attachment_type: 'image' }), picture];
    await dialog(page).getByRole('textbox').fill(lines.join('\n'));
    await inDialog(page, 'Add 3 tasks');
    await dialog(page).getByText('3 tasks added').waitFor();
    await inDialog(page, 'Close');
    await page.getByRole('row', { name: /first in progress 0 of 3 tasks done/ }).waitFor();
    await assertAccessible(page);

    // A labeler is invited by a link, and labels.
    await page.goto(`${s.server.url}/people`);
    await press(page, 'Invite');
    await dialog(page)
      .getByRole('textbox', { name: /^E-mail/ })
      .fill('ann@example.com');
    await inDialog(page, 'Invite');
    const link = (await dialog(page).locator('code').textContent())!;
    assert.match(link, new RegExp(`^${s.server.url}/`));
    await inDialog(page, 'Close');
    const ann = await byLink(link);
    await write(ann.page, 'Your name', 'Ann');
    await write(ann.page, 'New password', 'seven slow herons wade');
    await ann.page.keyboard.press('Enter');
    await ann.start();
    for (let i = 0; i < 3; i++) {
      await ann.page.getByRole('radio').first().waitFor();
      await ann.page.keyboard.press('1');
      await ann.submit();
    }
    const row = page.getByRole('row', { name: /ann@example.com/ });
    await row.getByText('3', { exact: true }).waitFor();
    await row.getByRole('combobox').selectOption('member');
    const roleOf = async () =>
      ok(await here.admin.call.get('/v1/teams')).find(({ email }: { email: string }) => email === 'ann@example.com')
        .role;
    await until(roleOf, (role) => role === 'member');
    await row.getByRole('combobox').selectOption('labeler');
    await until(roleOf, (role) => role === 'labeler');
    await assertAccessible(page);

    // One is accepted by a key, one fixed, one rejected; the draft of the fix stays over a reload.
    await page.goto(`${s.server.url}/review`);
    await press(page, 'Start reviewing');
    const accepted = await underReview(page);
    await page.getByText('Labeler hidden').waitFor();
    assert.equal(await page.getByText('ann@example.com').count(), 0);
    await page.getByRole('radio', { name: 'cow', checked: true }).waitFor();
    await assertAccessible(page);
    await page.keyboard.press('a');
    await page.getByText(accepted).waitFor({ state: 'detached' });
    const fixed = await underReview(page);
    await page.getByRole('radio', { name: 'cow', checked: true }).waitFor();
    await page.keyboard.press('f');
    await page.getByRole('switch', { name: /Fix/, checked: true }).waitFor({ state: 'attached' });
    await page.keyboard.press('2');
    await page.getByText('Draft saved').waitFor();
    await write(page, /^Comment/, 'A calf, by its size.');
    await page.reload();
    await page.getByRole('radio', { name: 'calf', checked: true }).waitFor();
    assert.equal(await underReview(page), fixed);
    assert.equal(await page.getByRole('textbox', { name: /^Comment/ }).inputValue(), 'A calf, by its size.');
    await press(page, /^Give the fix/);
    await page.getByText(fixed).waitFor({ state: 'detached' });
    const rejected = await underReview(page);
    await page.keyboard.press('r');
    await page.getByText('Say why in the comment').waitFor();
    await page.keyboard.type('Look again.');
    await press(page, /^Reject/);
    await page.getByText('Nothing waits for review').waitFor();
    assert.equal(new Set([accepted, fixed, rejected]).size, 3);
    const [one, two, three] = await Promise.all([accepted, fixed, rejected].map(task));
    assert.deepEqual([one.status, one.response.category, one.audits[0].audit_result], ['completed', 'cow', 'accepted']);
    assert.deepEqual([two.status, two.response.category, two.audits[0].audit_result], ['completed', 'calf', 'fixed']);
    assert.deepEqual([three.status, three.audits[0].comments], ['pending', 'Look again.']);

    // The labeler reads both comments among what he answered.
    await ann.page.keyboard.press('Control+ArrowLeft');
    await ann.page.getByText('Rejected').waitFor();
    await dialog(ann.page)
      .getByRole('button', { name: /Rejected/ })
      .click();
    await ann.page.getByText('Rejected: Look again.').waitFor();
    await ann.page.keyboard.press('Control+ArrowLeft');
    await ann.page.getByText('A reviewer says: A calf, by its size.').waitFor();

    // A key reads what came out.
    await page.goto(`${s.server.url}/keys`);
    await press(page, 'Create a key');
    await dialog(page).getByRole('textbox', { name: /^Name/ }).fill('export');
    await inDialog(page, 'Create a key');
    const key = (await dialog(page).locator('code').first().textContent())!;
    assert.match(key, /^live_[0-9a-f]{32}$/);
    await inDialog(page, 'Close');
    assert.equal((await page.content()).includes(key), false, 'shown once');
    const client = api(s.server, key);
    const exported = await client.get('/v1/tasks/export?format=jsonl&batch=first&status=completed');
    assert.equal(exported.status, 200, exported.text);
    const responses = exported.text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).response.category);
    assert.deepEqual(responses.sort(), ['calf', 'cow']);
    await page.getByRole('button', { name: 'Revoke: export' }).click();
    await inDialog(page, 'Revoke');
    await page.getByRole('row', { name: /export .* revoked/ }).waitFor();
    assert.equal((await client.get('/v1/tasks')).status, 401);
    await page.getByRole('radio', { name: 'Test' }).check({ force: true });
    await press(page, 'Create a key');
    await dialog(page).getByRole('textbox', { name: /^Name/ }).fill('sandbox');
    await inDialog(page, 'Create a key');
    assert.match((await dialog(page).locator('code').first().textContent())!, /^test_/);
    await inDialog(page, 'Close');
    await assertAccessible(page);
  });

  it('gives two reviewers never one task', async () => {
    const [ann, ...reviewers] = await createPeople(s, ['labeler', 'member', 'manager']);
    const settings = { review: { share: 1 } };
    ok(await s.live.post('/v1/projects', { name: 'shared', type: 'categorization', settings }));
    const ids: string[] = [];
    for (let i = 0; i < 6; i++) {
      ids.push((await create({ project: 'shared' })).task_id);
      await answer(ann!, 'yes', { projects: ['shared'] });
    }
    const pages = await Promise.all(reviewers.map((person) => at('/review', person)));
    const acceptOf = (page: Page) => page.getByRole('button', { name: /^Accept/ });
    // Each has his first before either goes on: otherwise the faster one might do them all.
    await Promise.all(pages.map((page) => press(page, 'Start reviewing').then(() => acceptOf(page).waitFor())));
    const seen = await Promise.all(
      pages.map(async (page) => {
        const mine: string[] = [];
        for (;;) {
          const accept = acceptOf(page);
          await accept.or(page.getByText('Nothing waits for review')).first().waitFor();
          if (!(await accept.isVisible())) return mine;
          const id = await underReview(page);
          await page.getByText(ann!.email).waitFor();
          mine.push(id);
          await page.keyboard.press('a');
          await page.getByText(id).waitFor({ state: 'detached' });
        }
      }),
    );
    assert.deepEqual(seen.flat().sort(), ids.sort());
    assert.ok(seen.every((mine) => mine.length > 0));
  });

  it('puts batches in order by drag and by keys, and the claims follow', async () => {
    const [ann] = await createPeople(s, ['labeler']);
    ok(await s.live.post('/v1/projects', { name: 'ordered', type: 'categorization' }));
    const names = ['alpha', 'beta', 'gamma'];
    const firstOf: Record<string, string> = {};
    for (const name of names) {
      ok(await s.live.post('/v1/batches', { project: 'ordered', name }));
      firstOf[name] = (await create({ project: 'ordered', batch: name })).task_id;
    }
    const page = await at('/projects');
    const list = page.getByRole('grid', { name: 'Order of work' });
    const order = async () =>
      (await Promise.all((await list.getByRole('row').all()).map((one) => one.getAttribute('data-key')))).filter(
        (name) => names.includes(name!),
      );
    const kept = async () =>
      ok(await s.live.get('/v1/studio/batches'))
        .map(({ name }: { name: string }) => name)
        .filter((name: string) => names.includes(name));
    const row = (name: string) => list.getByRole('row', { name });
    await row('gamma').waitFor();
    /** What a labeler gets first, once the queue has the order. */
    const claimed = (name: string) =>
      until(
        async () => {
          const lease = await claimOne(ann!, { projects: ['ordered'] });
          ok(await on(ann!, lease, 'release'));
          return lease.task_id;
        },
        (id) => id === firstOf[name],
      );
    await claimed('alpha');

    const [from, to] = [(await row('gamma').boundingBox())!, (await row('alpha').boundingBox())!];
    await page.mouse.move(from.x + 200, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(to.x + 200, to.y + to.height, { steps: 8 });
    await page.mouse.move(to.x + 200, to.y + 2, { steps: 4 });
    await page.mouse.up();
    await until(kept, (now) => now.join() === 'gamma,alpha,beta');
    await until(order, (now) => now.join() === 'gamma,alpha,beta');
    await claimed('gamma');

    await row('beta').focus();
    await page.keyboard.press('Alt+ArrowUp');
    await page.getByText(/beta is number \d+ now/).waitFor();
    await until(kept, (now) => now.join() === 'gamma,beta,alpha');
    await press(page, 'Move beta up');
    await until(kept, (now) => now.join() === 'beta,gamma,alpha');
    await claimed('beta');
    await assertAccessible(page);

    // Paused, the first batch gives nothing; canceled, its tasks end.
    await page.goto(`${s.server.url}/projects/ordered`);
    await press(page, 'Pause: beta');
    await page.getByRole('row', { name: /beta paused/ }).waitFor();
    await claimed('gamma');
    await press(page, 'Resume: beta');
    await page.getByRole('row', { name: /beta in progress/ }).waitFor();
    await press(page, 'Pause all');
    await page.getByRole('row', { name: /gamma paused/ }).waitFor();
    await press(page, 'Resume all');
    await page.getByRole('row', { name: /alpha in progress/ }).waitFor();
    await press(page, 'Cancel batch: beta');
    await inDialog(page, 'Cancel batch');
    await page.getByRole('row', { name: /beta canceled/ }).waitFor();
    assert.equal((await task(firstOf.beta!)).status, 'canceled');
    await press(page, 'Archive');
    await page.getByText('archived', { exact: true }).waitFor();
  });
}
