/** `npm run demo` as a newcomer has it: the printed link, a task of each kind, each answer by `GET /v1/task/{id}`. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { PROJECTS } from '../../demo/projects.ts';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { ended, track } from '../kit/children.ts';
import { api } from '../kit/client.ts';
import { bareEnv } from '../kit/server.ts';
import { openTab } from './workbench.ts';

const ROOT = join(import.meta.dirname, '../..');

// biome-ignore lint/suspicious/noExplicitAny: what each type answers is read by its own check below
type Json = any;

interface Kind {
  /** What a newcomer does, with mouse or keys. */
  answer(page: Page): Promise<void>;
  check(response: Json): void;
}

const addsShape = (geometry: string): Kind => ({
  async answer(page) {
    await page.locator('.shape-picture img').waitFor();
    await page.keyboard.press('n');
    await page.getByRole('grid').getByRole('row').first().waitFor();
  },
  check({ annotations }) {
    assert.deepEqual(
      annotations.map((one: Json) => one.type),
      [geometry],
    );
  },
});

const KINDS: Record<string, Kind> = {
  cows: addsShape('box'),
  houses: addsShape('polygon'),
  runners: addsShape('point'),
  parcels: addsShape('cuboid'),
  weather: {
    async answer(page) {
      await page.getByRole('radio', { name: 'some clouds' }).waitFor();
      await page.keyboard.press('2');
    },
    check: ({ category }) => assert.equal(category, 'some clouds'),
  },
  greener: {
    async answer(page) {
      await page.getByText('both the same').click();
    },
    check: (response) => assert.equal(response.choice, 'both the same'),
  },
  receipts: {
    async answer(page) {
      await page.getByRole('textbox', { name: /^Shop/ }).fill('CORNER BAKERY');
      await page.getByLabel(/^Date/).first().fill('2026-06-08');
      await page
        .getByLabel(/^Total in EUR/)
        .first()
        .fill('57.17');
      await page.getByRole('radio', { name: 'Yes' }).click({ force: true });
    },
    check({ annotations }) {
      assert.match(JSON.stringify(annotations.shop), /CORNER BAKERY/);
      assert.match(JSON.stringify(annotations.total), /57\.17/);
      assert.match(JSON.stringify(annotations.legible), /yes/);
    },
  },
  'people-and-places': {
    async answer(page) {
      await page.locator('.text-stage').focus();
      await page.keyboard.press('Alt+Shift+ArrowRight');
      await page.keyboard.press('1');
      await page.getByRole('grid', { name: 'Entities' }).getByRole('row').first().waitFor();
    },
    check({ annotations }) {
      assert.equal(annotations.length, 1);
      assert.equal(annotations[0].label, 'person');
      assert.equal(annotations[0].start, 0);
    },
  },
  reviews: {
    async answer(page) {
      await page.getByRole('radio', { name: 'mixed' }).click({ force: true });
      await page.getByRole('radio', { name: '4' }).click({ force: true });
    },
    check: (response) => assert.deepEqual([response.mood, response.stars], ['mixed', 4]),
  },
};

describe('the demo', { skip: withoutBrowser }, () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'taskwright-demo-'));
  let browser: Browser;
  let child: ChildProcess;
  let printed = '';

  before(async () => {
    browser = await startBrowser();
    child = track(
      spawn(process.execPath, ['demo/run.ts', '--data-dir', dataDir, '--port', '0'], {
        cwd: ROOT,
        env: bareEnv(),
        stdio: ['ignore', 'pipe', 'inherit'],
      }),
    );
    await new Promise<void>((resolve, reject) => {
      child.stdout!.on('data', (text: Buffer) => {
        printed += text;
        if (/Ctrl\+C ends it/.test(printed)) resolve();
      });
      child.once('exit', (code) => reject(new Error(`the demo ended with ${code}: ${printed}`)));
    });
  });
  after(async () => {
    await browser?.close();
    child?.kill('SIGTERM');
    if (child) await ended(child);
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('has a project of each kind that a test labels', () => {
    assert.deepEqual(PROJECTS.map(({ name }) => name).sort(), Object.keys(KINDS).sort());
  });

  it('lets a newcomer finish a task of each kind, and find each answer', async () => {
    const link = /http:\S+\/sign-in#\S+/.exec(printed)![0];
    const [, key, url] = /curl -u (\S+): (http:\S+)\/v1\/task\//.exec(printed)!;
    const client = api({ url: url! }, key);
    const { page, faults, start, taskId, submit } = await openTab(await browser.newContext());
    await page.goto(link);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await start();
    const given = new Map<string, string>();
    for (let i = 0; i < PROJECTS.length; i++) {
      const project = await page.locator('.task-title span').first().textContent();
      const kind = KINDS[project!];
      assert.ok(kind, `a task of ${project}`);
      await kind.answer(page);
      given.set(project!, await taskId());
      await submit();
    }
    assert.deepEqual([...given.keys()].sort(), Object.keys(KINDS).sort(), 'the first nine tasks are of nine kinds');
    for (const [project, id] of given) {
      const { json } = await client.get(`/v1/task/${id}`);
      assert.equal(json.status, 'completed', project);
      KINDS[project]!.check(json.response);
    }
    assert.deepEqual(faults, []);
  });

  it('has last week’s work for those who run it', async () => {
    const [, key, url] = /curl -u (\S+): (http:\S+)\/v1\/task\//.exec(printed)!;
    const client = api({ url: url! }, key);
    const survey = (await client.get('/v1/tasks?project=herd-survey&limit=100')).json;
    assert.equal(survey.total, 18);
    assert.ok(survey.docs.filter(({ status }: Json) => status === 'completed').length >= 6);
    const { labelers } = (await client.get('/v1/quality/labelers')).json;
    assert.equal(labelers.length, 3);
  });
});
