/** Instructions: markdown from strangers, in a drawer that opens when there is something new to read. */
import assert from 'node:assert/strict';
import { after, afterEach, before, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople } from '../queue/people.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

/** What must not come through, each in a way of its own (OWASP, XSS Filter Evasion). */
const EVIL = [
  '<script>window.stolen = 1</script>',
  '<img src=x onerror="window.stolen = 2">',
  '[click](javascript:window.stolen=3)',
  '![pic](x" onerror="window.stolen=4)',
  '<svg/onload=window.stolen=5>',
  '[data](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
  '<style>body { display: none }</style><iframe src="https://example.com"></iframe>',
  '<a href="vbscript:x" onclick="window.stolen=6">there</a>',
].join('\n\n');
const GOOD = '# Cows\n\nDraw **every** cow:\n\n- near\n- far\n\nMore in [the guide](https://example.com/guide).';

if (withoutBrowser) it('instructions in the page', { skip: withoutBrowser }, () => {});
else suite('instructions in the page', tests);

function tests(s: Suite): void {
  const { clear } = labeling(s);
  let browser: Browser;
  let one: Workbench | undefined;

  before(async () => {
    browser = await startBrowser();
  });
  afterEach(() => one?.close());
  after(() => browser.close());

  async function open(): Promise<Workbench> {
    const [person] = await createPeople(s, ['labeler']);
    one = await openWorkbench(s, browser, person!);
    return one;
  }
  const task = (instruction: string, project?: string, priority = 20) =>
    s.live.post('/v1/task/categorization', {
      instruction,
      attachment: 'A cow.',
      attachment_type: 'text',
      categories: ['yes', 'no'],
      priority,
      ...(project && { project }),
    });

  it('shows markdown, and lets nothing of it run', async () => {
    await clear();
    ok(await task(`${GOOD}\n\n${EVIL}`));
    const { page, start, faults } = await open();
    await start();
    const shown = page.locator('.markdown');
    await shown.getByRole('heading', { name: 'Cows' }).waitFor();
    assert.equal(await shown.locator('strong').textContent(), 'every');
    assert.deepEqual(await shown.getByRole('listitem').allTextContents(), ['near', 'far']);
    const link = shown.getByRole('link', { name: 'the guide' });
    assert.equal(await link.getAttribute('href'), 'https://example.com/guide');
    assert.equal(await link.getAttribute('target'), '_blank');
    assert.match((await link.getAttribute('rel'))!, /noopener noreferrer/);
    // HTML is shown as it was typed.
    await shown.getByText('<script>window.stolen = 1</script>', { exact: true }).waitFor();
    const bad =
      await page.evaluate(`[...document.querySelectorAll('.markdown *')].flatMap(({ tagName, attributes }) => [
      ...(/^(script|style|iframe|svg|object|embed|form|input)$/i.test(tagName) ? [tagName] : []),
      ...[...attributes]
        .filter(({ name, value }) => /^on|^style$/i.test(name) || /^(javascript|data|vbscript):/i.test(value))
        .map(({ name }) => name),
    ])`);
    assert.deepEqual(bad, []);
    for (const name of ['click', 'data']) {
      const dead = shown.getByText(name, { exact: true });
      if (await dead.count()) assert.equal(await dead.getAttribute('href'), null);
    }
    assert.equal(await page.evaluate('window.stolen'), undefined);
    assert.deepEqual(faults, []);
  });

  it('opens with the first task of a project, and stays as it was left', async () => {
    await clear();
    for (const name of ['first', 'second']) {
      ok(await s.live.post('/v1/projects', { type: 'categorization', name: `${name} ${s.store}` }));
    }
    const [first, second] = ['first', 'second'].map((name) => `${name} ${s.store}`) as [string, string];
    for (const [instruction, project, priority] of [
      ['Say yes.', first, 30],
      ['Say yes.', first, 30],
      ['Say no.', second, 20],
      ['Say yes!', first, 10],
    ] as const) {
      ok(await task(instruction, project, priority));
    }
    const { page, start, submit } = await open();
    await start();
    const words = page.locator('.instruction-text');
    const next = async () => {
      await page.keyboard.press('1');
      await submit();
    };
    await words.getByText('Say yes.').waitFor();
    await page.keyboard.press('i');
    await words.waitFor({ state: 'hidden' });
    await next();
    assert.equal(await words.isVisible(), false, 'it stays closed in its project');
    await next();
    await words.getByText('Say no.').waitFor();
    await next();
    await words.getByText('Say yes!').waitFor();
    await page.reload();
    await words.getByText('Say yes!').waitFor();
  });
}
