/** The way in, in a real browser: from the first link to the label, and a session that ends in the middle of a task. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, afterEach, before, it } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { CLIENT, type OidcProvider, startProvider } from '../kit/oidc.ts';
import { byPassword, givePassword, signInToken } from '../kit/sessions.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, onStore, type Person } from '../queue/people.ts';
import { openTab, openWorkbench, type Workbench } from './workbench.ts';

const GOOD = 'blue horse under moss';
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

if (withoutBrowser) it('signing in, in a browser', { skip: withoutBrowser }, () => {});
else {
  let s: Suite;
  const provider: OidcProvider = await startProvider(
    () => [`${s.server.url}/session/provider/back`],
    (login) => ({ email: login, email_verified: true, name: 'Provided Name' }),
  );
  after(() => provider.close());
  suite(
    'signing in, in a browser',
    (of) => {
      s = of;
      before(() => {
        s = of;
      });
      tests(of);
    },
    {
      TASKWRIGHT_OIDC_ISSUER: provider.issuer,
      TASKWRIGHT_OIDC_CLIENT_ID: CLIENT.id,
      TASKWRIGHT_OIDC_CLIENT_SECRET: CLIENT.secret,
      TASKWRIGHT_OIDC_NAME: 'Test ID',
      TASKWRIGHT_SMTP_URL: 'smtp://127.0.0.1:9',
    },
  );
}

function tests(s: Suite): void {
  const { create, answered, clear } = labeling(s);
  let browser: Browser;
  let open: Workbench[] = [];

  before(async () => {
    browser = await startBrowser();
  });
  afterEach(async () => {
    const faults = open.flatMap((one) => one.faults);
    await Promise.all(open.map((one) => one.close()));
    open = [];
    assert.deepEqual(faults, [], 'nothing broke, and the security policy had nothing to refuse');
  });
  after(() => browser?.close());

  const tab = async (options: BrowserContextOptions = {}): Promise<Workbench> => {
    const one = await openTab(await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options }));
    open.push(one);
    return one;
  };
  const run = (sql: string, params: (string | number)[]) =>
    onStore(s, (store) => store.write((tx) => tx.run(sql, params)));
  const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
  const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
  const ready = (page: Page) => button(page, 'Start labeling').waitFor();
  /** Nothing that axe finds serious. The initials of the person are a picture of him, and no label. */
  const sound = async (page: Page) => {
    // As the page itself would: its policy lets no script in from outside.
    await page.evaluate(AXE);
    const found = await page.evaluate<{ id: string; impact: string; nodes: { html: string }[] }[]>(
      "axe.run({ exclude: [['[data-live-announcer]'], ['.who']] }, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
    );
    const grave = found.filter(({ impact }) => ['serious', 'critical'].includes(impact));
    assert.deepEqual(
      grave.map(({ id, nodes }) => [id, nodes[0]!.html]),
      [],
      page.url(),
    );
  };
  const sessionEnds = (userId: string) => run('delete from sessions where user_id = ?', [userId]);
  const ended = (page: Page) => page.getByRole('alertdialog', { name: 'Your session is over' });

  it('the first admin comes by the link on the console, invites, and who is invited joins and labels', async () => {
    await clear();
    const link = /http\S+\/join#\S+/.exec(s.server.output())![0];
    const { page } = await tab();
    await page.goto(link);
    await page.getByRole('heading', { name: 'The first admin' }).waitFor();
    await sound(page);
    // By keys alone: the first field has the focus.
    await page.keyboard.type('Ann Other');
    await page.keyboard.press('Tab');
    await page.keyboard.type('ann@example.com');
    await page.keyboard.press('Tab');
    await page.keyboard.type('password1234');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('guessers try first').waitFor();
    await field(page, 'New password').fill(GOOD);
    await page.keyboard.press('Enter');
    await ready(page);
    assert.equal(page.url(), `${s.server.url}/work`, 'the token is not in the address any more');
    await page.goto(link);
    await page.getByRole('alert').getByText('was used already').waitFor();

    const call = `fetch('/v1/teams/invite', { method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ emails: ['bob@example.com'], team_role: 'labeler' }) }).then((answer) => answer.json())`;
    const mates = await page.evaluate<{ email: string; sign_in_link?: string }[]>(call);
    const invitation = mates.find(({ email }) => email === 'bob@example.com')!.sign_in_link!;
    const question = (await create({ instruction: 'Is it?' })).task_id;

    const bob = await tab({ locale: 'de-DE', viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
    await bob.page.goto(invitation);
    await bob.page.getByText(/^Ann Other \(ann@example\.com\) lädt Sie ein/).waitFor();
    await sound(bob.page);
    await field(bob.page, 'Ihr Name').fill('Bob');
    await field(bob.page, 'Neues Passwort').fill(GOOD);
    await bob.page.keyboard.press('Enter');
    await button(bob.page, 'Mit dem Labeln beginnen').click();
    await bob.page.getByRole('radio', { name: 'no' }).waitFor();
    await bob.page.getByText('no', { exact: true }).first().click();
    await bob.page.keyboard.press('Control+Enter');
    await until(
      async () => ok(await s.live.get(`/v1/task/${question}`)).status,
      (status) => status === 'completed',
    );
    assert.equal((await answered(question)).response.category, 'no');
    assert.equal((await byPassword(s, 'bob@example.com', GOOD)).status, 200);
  });

  it('signs in by password, says what is wrong, and shows and ends the sessions of the person', async () => {
    const [ann] = (await createPeople(s, ['labeler'])) as [Person];
    await givePassword(s, ann.userId, GOOD);
    const { page } = await tab();
    await page.goto(`${s.server.url}/`);
    await field(page, 'E-mail address').fill(ann.email);
    await field(page, 'Password').fill('a wrong one, long');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('is wrong').waitFor();
    await sound(page);
    await field(page, 'Password').fill(GOOD);
    await page.keyboard.press('Enter');
    await ready(page);

    const other = await openWorkbench(s, browser, ann);
    open.push(other);
    await page.getByRole('button', { name: /^Signed in as/ }).click();
    await page.getByRole('menuitem', { name: 'My account' }).click();
    await page.getByText('this browser').waitFor();
    const rows = page.getByRole('listitem').filter({ hasText: 'Chrome on Linux' });
    await until(
      () => rows.count(),
      (count) => count === 2,
    );
    await sound(page);
    await rows.filter({ hasNotText: 'this browser' }).getByRole('button').click();
    await page.getByRole('status').getByText('The session has ended.').waitFor();
    await button(other.page, 'Start labeling').click();
    await ended(other.page).waitFor();

    await field(page, 'Password until now').fill(GOOD);
    await field(page, 'New password').fill('green horse under moss');
    await page.keyboard.press('Enter');
    await page.getByText('The password was changed.').waitFor();
    await button(page, 'Sign out everywhere').click();
    await field(page, 'Password').waitFor();
    assert.deepEqual(await page.context().cookies(), []);
    assert.equal((await byPassword(s, ann.email, 'green horse under moss')).status, 200);
  });

  it('renews a session that ends in the middle of a task, in place and with nothing lost', async () => {
    await clear();
    const [ann] = (await createPeople(s, ['labeler'])) as [Person];
    await givePassword(s, ann.userId, GOOD);
    const schema = { type: 'object', properties: { note: { type: 'string' }, good: { type: 'boolean' } } };
    const id = ok(await s.live.post('/v1/task/custom', { params: { a: 1 }, response_schema: schema })).task_id;
    const one = await openWorkbench(s, browser, ann);
    open.push(one);
    const { page, start, saved } = one;
    await start();
    const note = page.getByRole('textbox', { name: /^note/i });
    await note.fill('Half of a sentence');
    await saved();
    await page.evaluate('window.sameDocument = true');
    await sessionEnds(ann.userId);
    await note.pressSequentially(', and the other half');
    await ended(page).waitFor();
    await sound(page);
    // Keys of the task mean nothing while something else is asked.
    await field(page, 'Password').pressSequentially('wrong');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Control+Space');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('is wrong').waitFor();
    await field(page, 'Password').fill(GOOD);
    await page.keyboard.press('Enter');
    await ended(page).waitFor({ state: 'detached' });
    assert.equal(await note.inputValue(), 'Half of a sentence, and the other half');
    await saved();
    const lease = async () => ok(await ann.call.get('/v1/labeling/leases')).leases[0];
    const draft = async () => ok(await ann.call.get(`/v1/labeling/leases/${(await lease()).lease_id}`)).draft;
    await until(draft, ({ note }) => note === 'Half of a sentence, and the other half');

    // Also a submit waits for it, and is given once.
    await sessionEnds(ann.userId);
    await page.keyboard.press('Control+Enter');
    await ended(page).waitFor();
    assert.equal(ok(await s.live.get(`/v1/task/${id}`)).status, 'pending');
    await field(page, 'Password').fill(GOOD);
    await page.keyboard.press('Enter');
    await page.getByText('1 done').waitFor();
    assert.equal((await answered(id)).response.note, 'Half of a sentence, and the other half');
    assert.equal(await page.evaluate('window.sameDocument'), true, 'the page was never left');
  });

  it('goes on beside a sign-in in another tab, and not as somebody else', async () => {
    await clear();
    const [ann, bob] = (await createPeople(s, ['labeler', 'labeler'])) as [Person, Person];
    await create();
    const one = await openWorkbench(s, browser, ann);
    open.push(one);
    const { page, start, saved } = one;
    await start();
    await page.keyboard.press('1');
    await saved();
    await sessionEnds(ann.userId);
    await page.keyboard.press('2');
    await ended(page).waitFor();
    const opening = page.context().waitForEvent('page');
    await page.getByRole('link', { name: 'Continue with Test ID' }).click();
    const beside = await opening;
    await beside.getByPlaceholder('Enter any login').fill(ann.email);
    await beside.getByPlaceholder('and password').fill('x');
    await beside.getByRole('button', { name: 'Sign-in' }).click();
    await beside.getByRole('button', { name: 'Continue' }).click();
    await beside.getByText('You can close this one').waitFor();
    await beside.close();
    await ended(page).waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: 'no', checked: true }).waitFor();
    await saved();

    await sessionEnds(ann.userId);
    await page.keyboard.press('3');
    await ended(page).waitFor();
    await page.evaluate('window.sameDocument = true');
    await button(page, 'I have a sign-in link').click();
    await field(page, 'Sign-in link').fill(await signInToken(s, bob.userId));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: `Signed in as ${bob.email}` }).waitFor();
    assert.equal(await page.evaluate('window.sameDocument'), undefined, 'nothing of the one stays for the other');
    await ready(page);
    const mine = ok(await bob.call.get('/v1/labeling/work'));
    assert.deepEqual(mine.drafts, []);
  });

  it('signs in at the provider, and says why not', async () => {
    const [ann] = (await createPeople(s, ['labeler'])) as [Person];
    for (const login of [ann.email, 'stranger@example.com']) {
      const { page } = await tab();
      await page.goto(`${s.server.url}/sign-in`);
      await page.getByRole('link', { name: 'Continue with Test ID' }).click();
      await page.getByPlaceholder('Enter any login').fill(login);
      await page.getByPlaceholder('and password').fill('x');
      await page.getByRole('button', { name: 'Sign-in' }).click();
      await page.getByRole('button', { name: 'Continue' }).click();
      if (login === ann.email) await page.getByRole('button', { name: `Signed in as ${ann.email}` }).waitFor();
      else await page.getByRole('alert').getByText('Nobody here has your e-mail address').waitFor();
    }
  });

  it('field 4e row 16: stored XSS: what requesters and labelers write is shown, and never run', async () => {
    await clear();
    const [ann] = (await createPeople(s, ['labeler'])) as [Person];
    const evil = (n: number) =>
      `<img src=x onerror="window.hit=${n}"><script>window.hit=${n}</script><svg onload=window.hit=${n}>`;
    const markdown = `${evil(1)} [l1](javascript:window.hit=2) [l2](JaVaScRiPt&colon;window.hit=2) ![p](x" onerror="window.hit=3)`;
    const project = `p ${evil(4)}`.replaceAll(/[/]/g, '');
    ok(await s.live.post('/v1/projects', { name: project, type: 'categorization', params: {} }));
    ok(
      await s.live.post('/v1/task/categorization', {
        project,
        attachment_type: 'text',
        attachment: evil(5),
        instruction: markdown,
        categories: [evil(6), 'no'],
        metadata: { [evil(7)]: evil(7) },
        tags: [evil(8)],
        unique_id: evil(9),
      }),
    );
    ok(
      await s.live.post('/v1/task/imageannotation', {
        attachment: 'http://127.0.0.1:9/x.png',
        instruction: markdown,
        geometries: { box: { objects_to_annotate: [evil(10)] } },
        priority: 10,
      }),
    );
    const { page } = await tab();
    await page.addInitScript((text) => {
      localStorage.setItem(
        'taskwright.preferences',
        JSON.stringify({ undoSeconds: 0, keys: { 'task.submit': [text], [text]: [text] } }),
      );
    }, evil(11));
    await run('update users set name = ? where user_id = ?', [evil(12), ann.userId]);
    await page.goto(`${s.server.url}/sign-in#${await signInToken(s, ann.userId)}`);
    await button(page, 'Sign in').click();
    for (let task = 0; task < 2; task++) {
      await page
        .getByRole('button', { name: /^(Start labeling|Put back)$/ })
        .first()
        .waitFor();
      if (task === 0) await button(page, 'Start labeling').click();
      await page.getByText('<img src=x').first().waitFor();
      const links = await page
        .locator('a[href]')
        .evaluateAll((all) => all.map((one) => (one as unknown as { href: string }).href));
      assert.deepEqual(
        links.filter((href) => !/^https?:/.test(href)),
        [],
      );
      const images = await page.locator('[onerror], [onload], script:not([src])').count();
      assert.equal(images, 0, 'and nothing of it became an element');
      if (task === 0) {
        await page.keyboard.press('Control+Space');
        await page.getByRole('textbox', { name: /Why/ }).fill(evil(13));
        await page.keyboard.press('Enter');
        await page.getByRole('textbox', { name: /Why/ }).waitFor({ state: 'detached' });
      }
    }
    await page.goto(`${s.server.url}/account`);
    await page.getByText('this browser').waitFor();
    assert.equal(await page.evaluate('window.hit'), undefined);
  });
}
