/** Settings of the account in a real browser, against a receiver that really gets callbacks. */
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { withoutBrowser } from '../kit/browser.ts';
import { type Receiver, startReceiver } from '../kit/receiver.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { ok } from '../queue/labeling.ts';
import { assertAccessible, inDialog, managing, press, write } from './manage-kit.ts';

if (withoutBrowser) it('the page of settings', { skip: withoutBrowser }, () => {});
else suite('the page of settings', tests, { TASKWRIGHT_ALLOWED_NETWORKS: '127.0.0.0/8' });

function tests(s: Suite): void {
  const { here, at } = managing(s);
  let receiver: Receiver;

  before(async () => {
    receiver = await startReceiver();
  });
  after(() => receiver?.close());

  it('sets where callbacks go, tries it, and shows what failed', async () => {
    const page = await at('/settings');
    await write(page, /^Default callback URL/, `${receiver.url}/hook`);
    await page.getByRole('button', { name: 'Save' }).nth(1).click();
    await press(page, 'Send a test call');
    await page.getByText(/It arrived/).waitFor();
    const { json, headers } = await receiver.waitFor(({ path }) => path === '/hook');
    assert.deepEqual([json.task.metadata, json.task_id], [{ test_callback: true }, '0'.repeat(24)]);
    assert.ok(headers['webhook-signature']);
    const before = ok(await here.admin.call.get('/v1/settings'));
    assert.equal(before.callback_url, `${receiver.url}/hook`);
    assert.equal(before.callback_auth_key, headers['scale-callback-auth']);

    await press(page, 'Show: Callback auth key');
    await page.getByText(before.callback_auth_key).waitFor();
    await press(page, 'Rotate: Signing secret');
    await inDialog(page, 'Rotate');
    await page.getByText(/The one before signs too/).waitFor();
    const rotated = ok(await here.admin.call.get('/v1/settings'));
    assert.equal(rotated.previous_signing_secret, before.signing_secret);

    receiver.answer('/gone', { status: 410 });
    await write(page, /^Default callback URL/, `${receiver.url}/gone`);
    await press(page, 'Send a test call');
    await page.getByText('Answered with 410').first().waitFor();
    const failed = page.getByRole('row', { name: /gone/ });
    await failed.waitFor();
    await failed.getByRole('button', { name: /^Send again/ }).click();
    await receiver.waitForCount(2, ({ path }) => path === '/gone');
    const name = page.getByRole('textbox', { name: 'Name' });
    await name.fill('Acme');
    await page.getByRole('button', { name: 'Save' }).first().click();
    await until(
      async () => ok(await here.admin.call.get('/v1/account')).name,
      (now) => now === 'Acme',
    );
    await write(page, /^Days that delivered callbacks are kept/, '90');
    await page.getByRole('button', { name: 'Save' }).last().click();
    await until(
      async () => ok(await here.admin.call.get('/v1/settings')).callback_retention_days,
      (days) => days === 90,
    );
    await assertAccessible(page);
  });
}
