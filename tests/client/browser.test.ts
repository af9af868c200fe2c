import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type * as Client from '../../client/src/index.ts';
import { buildClient } from '../../scripts/build-client.ts';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { temporaryFolder } from '../kit/folders.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { servePages } from './pages.ts';

/** What the scripts below are told. */
interface Told {
  /** Where the page finds the client. */
  script: string;
  url: string;
  key: string;
}

if (withoutBrowser) it('the client in a browser', { skip: withoutBrowser }, () => {});
else {
  const folder = temporaryFolder();
  assert.equal(await buildClient(folder), 0);
  const [listed, stranger] = [await servePages(folder), await servePages(folder)];
  after(() => Promise.all([listed.close(), stranger.close()]));
  suite('the client in a browser', (s) => tests(s, listed.origin, stranger.origin), {
    TASKWRIGHT_CORS_ORIGINS: listed.origin,
    TASKWRIGHT_TEST_HELPERS: '1',
  });
}

function tests(s: Suite, listed: string, stranger: string): void {
  let browser: Browser;
  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser?.close());

  async function at(origin: string): Promise<Page> {
    const page = await browser.newPage();
    await page.goto(origin);
    return page;
  }
  const told = (origin: string): Told => ({
    script: `${origin}/client/index.js`,
    url: s.server.url,
    key: s.server.testKey,
  });
  const total = async () => (await s.test.get('/v1/tasks?limit=1')).json.total;

  it('creates once although answers get lost, walks pages, waits, and reads refusals', async () => {
    const page = await at(listed);
    const seen = await page.evaluate(async ({ script, url, key }) => {
      const { TaskwrightClient, ApiError }: typeof Client = await import(script);
      const client = new TaskwrightClient({ url, key });
      const task = {
        attachment_type: 'image' as const,
        attachment: 'http://example.test/a.png',
        categories: ['a', 'b'],
      };
      for (const fault of ['drop-after-commit', 'truncate', '503-after-commit', '429 retry-after=1']) {
        await client.call('add_fault', { body: { rule: `POST /v1/task* = ${fault} once` } });
        await client.createTask('categorization', task);
      }
      const items = Array.from({ length: 5 }, () => ({ type: 'categorization', ...task }));
      let bulk = 0;
      for await (const { status_code } of client.createTasks(items, { size: 2 })) if (status_code === 200) bulk++;
      const ids: string[] = [];
      for await (const { task_id } of client.tasks({ limit: 4 })) ids.push(task_id);
      const { status } = await client.waitForTask(ids[0]!, { timeout: 30_000 });
      const error = await client.getTask('unknown').catch((one: unknown) => one);
      const refusal = error instanceof ApiError && { status_code: error.status_code, request_id: error.request_id };
      await client.call('add_fault', { body: { rule: 'GET /v1/batches = 503 retry-after=100 once' } });
      const busy = await client.call('list_batches', {}).catch((one: unknown) => one);
      return { bulk, ids, status, refusal, later: busy instanceof ApiError && busy.retry_after };
    }, told(listed));
    assert.equal(seen.bulk, 5);
    assert.equal(new Set(seen.ids).size, 9);
    assert.equal(await total(), 9);
    assert.equal(seen.status, 'completed');
    assert.ok(seen.refusal);
    assert.equal(seen.refusal.status_code, 404);
    assert.match(seen.refusal.request_id!, /^req_/, 'the page may see the header');
    assert.equal(seen.later, 100, 'and Retry-After');
    await page.close();
  });

  it('verifies callbacks', async () => {
    const page = await at(listed);
    const body = { task_id: '1' };
    const found = await page.evaluate(
      async ({ script, text }) => {
        const { verifyCallback }: typeof Client = await import(script);
        const headers = new Headers({ 'scale-callback-auth': 'key' });
        const refused = await verifyCallback(text, headers, { authKey: 'other' }).catch((one: Error) => one.name);
        return [await verifyCallback(text, headers, { authKey: 'key' }), refused];
      },
      { ...told(listed), text: JSON.stringify(body) },
    );
    assert.deepEqual(found, [body, 'CallbackError']);
    await page.close();
  });

  it('is refused on a page of an origin that is not listed, and nothing is done', async () => {
    const page = await at(stranger);
    const before = await total();
    const names = await page.evaluate(async ({ script, url, key }) => {
      const { TaskwrightClient }: typeof Client = await import(script);
      const client = new TaskwrightClient({ url, key, retries: 1 });
      const calls = [client.createTask('categorization', { categories: ['a'] } as never), client.tasks().next()];
      return Promise.all(calls.map((call) => call.then(() => 'answered').catch((one: Error) => one.name)));
    }, told(stranger));
    assert.deepEqual(names, ['ConnectionError', 'ConnectionError']);
    assert.equal(await total(), before);
    await page.close();
  });
}
