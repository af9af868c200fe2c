/** Types without an editor of their own are answered in a form made from their response schema. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';
import { SCHEMA } from './form-schema.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

if (withoutBrowser) it('forms made from a schema', { skip: withoutBrowser }, () => {});
else suite('forms made from a schema', tests);

function tests(s: Suite): void {
  const { answered, clear } = labeling(s);
  let browser: Browser;
  let people: Person[];
  let open: Workbench[] = [];

  before(async () => {
    browser = await startBrowser();
  });
  beforeEach(async () => {
    await clear();
    people = await createPeople(s, ['labeler']);
  });
  afterEach(async () => {
    const faults = open.flatMap((one) => one.faults);
    await Promise.all(open.map((one) => one.close()));
    open = [];
    assert.deepEqual(faults, []);
  });
  after(() => browser?.close());

  const begin = async (type: string, body: object, options = {}) => {
    const id: string = ok(await s.live.post(`/v1/task/${type}`, { instruction: 'Fill in.', ...body })).task_id;
    const bench = await openWorkbench(s, browser, people[0]!, options);
    open.push(bench);
    await bench.page.getByRole('button', { name: 'Start labeling' }).click();
    await bench.page.locator('.schema-form').waitFor();
    return { id, ...bench, field: (name: string | RegExp) => bench.page.getByRole('textbox', { name }) };
  };

  it('a nested schema by mouse: fields, choices, lists, alternatives', async () => {
    const { id, page, field, submit } = await begin('custom', { response_schema: SCHEMA });
    await page.getByText('good', { exact: true }).click();
    await field('Score').fill('7,5');
    await page.getByRole('radiogroup', { name: 'Sure' }).getByText('No').click();
    await field('Reason').fill('It is short.');
    await field('Name').fill('Ada');
    const born = page.getByRole('radiogroup', { name: 'Born' });
    await born.getByText('Number').click();
    await field('Number').fill('1815');
    await page.getByRole('radiogroup', { name: 'Marks 1' }).getByText('Place').click();
    await field('At').fill('12');
    await page.getByRole('button', { name: 'Add to Marks' }).click();
    await page.getByRole('radiogroup', { name: 'Marks 2' }).getByText('Word').click();
    await field('Word').fill('very');
    await page.getByRole('button', { name: 'Add to Marks' }).click();
    await page.getByRole('button', { name: 'Remove Marks 3' }).click();
    await page.getByRole('button', { name: 'Move up Marks 2' }).click();
    await page.getByText('blue', { exact: true }).click();
    await page.getByText('red', { exact: true }).click();
    await field('Extra').fill('{"a": [1]}');
    await submit();
    assert.deepEqual((await answered(id)).response, {
      version: 2,
      verdict: 'good',
      score: 7.5,
      sure: false,
      reason: 'It is short.',
      author: { name: 'Ada', born: 1815 },
      marks: [
        { kind: 'word', word: 'very' },
        { kind: 'place', at: 12 },
      ],
      colours: ['blue', 'red'],
      extra: { a: [1] },
    });
  });

  it('by keys alone', async () => {
    const { id, page, submit } = await begin('custom', { response_schema: SCHEMA });
    const keys = page.keyboard;
    const isAt = async (place: string) => (await page.locator(`[data-place="${place}"] :focus`).count()) > 0;
    const tabTo = async (place: string) => {
      for (let tab = 0; tab < 40 && !(await isAt(place)); tab++) await keys.press('Tab');
      assert.ok(await isAt(place), `no way by Tab to ${place}`);
    };
    await page.getByRole('radio', { name: 'bad' }).waitFor();
    await keys.press('2');
    await tabTo('score');
    await keys.type('3');
    await tabTo('author.name');
    await keys.type('Bo');
    await tabTo('marks.0');
    await keys.press('Space');
    await tabTo('marks.0.word');
    await keys.type('so');
    await tabTo('marks.+');
    await keys.press('Enter');
    await keys.press('ArrowDown');
    await tabTo('marks.1.at');
    await keys.type('4');
    await submit();
    assert.deepEqual((await answered(id)).response, {
      version: 2,
      verdict: 'bad',
      score: 3,
      author: { name: 'Bo' },
      marks: [
        { kind: 'word', word: 'so' },
        { kind: 'place', at: 4 },
      ],
    });
  });

  it('says at the field what is wrong: half written numbers, and what the server refuses', async () => {
    const { id, page, field, submit } = await begin('custom', { response_schema: SCHEMA });
    await page.getByText('good', { exact: true }).click();
    await field('Name').fill('Ada');
    await page.getByRole('radiogroup', { name: 'Marks 1' }).getByText('Word').click();
    await field('Word').fill('x');
    await field('Score').fill('elf');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('This is no number').waitFor();
    await field('Score').fill('');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('marks.0.word').waitFor();
    await page
      .locator('[data-place="marks.0.word"]')
      .getByText(/at least 2/)
      .last()
      .waitFor();
    assert.equal(await page.locator('[data-place="marks.0.word"] :focus').count(), 1, 'the field has the focus');
    assert.equal(await field('Word').getAttribute('aria-invalid'), 'true');
    await page.keyboard.type('y');
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await submit();
    assert.deepEqual((await answered(id)).response.marks, [{ kind: 'word', word: 'xy' }]);
  });

  it('as JSON and back it stays the same; a draft outlives a reload; undo reaches the fields', async () => {
    const { id, page, field, submit, saved } = await begin('custom', { response_schema: SCHEMA });
    await field('Name').fill('Ada');
    await page.getByText('good', { exact: true }).click();
    await page.getByRole('button', { name: 'As JSON' }).click();
    const json = JSON.parse(await field('Response').inputValue());
    assert.deepEqual([json.author, json.verdict, json.version], [{ name: 'Ada' }, 'good', 2]);
    await field('Response').fill('{"half": ');
    assert.ok(await page.getByRole('button', { name: 'As a form' }).isDisabled());
    const whole = { ...json, marks: [{ kind: 'place', at: 3 }], score: 0.12345, kept: [null] };
    await field('Response').fill(JSON.stringify(whole));
    await page.getByRole('button', { name: 'As a form' }).click();
    assert.equal(await field('Score').inputValue(), '0.12345');
    assert.equal(await field('At').inputValue(), '3');
    await saved();
    await page.reload();
    await field('Name').waitFor();
    assert.deepEqual([await field('Name').inputValue(), await field('At').inputValue()], ['Ada', '3']);
    await field('Score').fill('9');
    await page.getByRole('radio', { name: 'good' }).focus();
    await page.keyboard.press('Control+z');
    assert.equal(await field('Score').inputValue(), '0.12345');
    await submit();
    assert.deepEqual((await answered(id)).response, whole);
  });

  const url = 'http://a.example/1.png';
  const others: [
    type: string,
    body: object,
    fill: (
      field: (name: string | RegExp) => import('playwright-core').Locator,
      page: import('playwright-core').Page,
    ) => Promise<void>,
    wanted: object,
  ][] = [
    [
      'audiotranscription',
      { attachment: 'https://a.example/a.mp3' },
      async (field, page) => {
        await page.getByText('Transcript', { exact: true }).click();
        await field('Transcript').fill('So it is.');
      },
      { transcript: 'So it is.' },
    ],
    [
      'chat',
      {
        messages: [{ role: 'user', content: 'Why?' }],
        response_schema: {
          type: 'object',
          required: ['order'],
          properties: {
            order: { type: 'array', minItems: 2, maxItems: 2, uniqueItems: true, items: { enum: ['first', 'second'] } },
          },
        },
      },
      async (_, page) => {
        await page.getByRole('radiogroup', { name: 'Order 1' }).getByText('second').click();
        await page.getByRole('radiogroup', { name: 'Order 2' }).getByText('first').click();
      },
      { order: ['second', 'first'] },
    ],
  ];
  others.push([
    'documenttranscription',
    { attachments: [url], attachment_type: 'image', features: [{ type: 'text', label: 'total' }] },
    async (field, page) => {
      await page.getByRole('button', { name: 'Add to Annotations' }).click();
      await page.locator('[data-place="annotations.0.uuid"] textarea').fill('one');
      await page.getByText('total', { exact: true }).click();
      await field('Page').fill('1');
      await page.locator('[data-place="annotations.0.text"] textarea').fill('9.50');
      for (const [name, figure] of [
        ['Left', '1'],
        ['Top', '2'],
        ['Width', '30'],
        ['Height', '8'],
      ]) {
        await field(name!).fill(figure!);
      }
    },
    {
      annotations: [
        { uuid: 'one', page: 1, label: 'total', text: '9.50', location: { left: 1, top: 2, width: 30, height: 8 } },
      ],
    },
  ]);
  for (const [type, body, fill, wanted] of others) {
    it(`answers ${type}`, async () => {
      const { id, page, field, submit } = await begin(type, body);
      await page.locator('.schema-form').waitFor();
      await page.getByRole('button', { name: 'As JSON' }).waitFor();
      await fill(field, page);
      await submit();
      assert.deepEqual((await answered(id)).response, wanted);
    });
  }

  it('fits on a phone', async () => {
    const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
    const { page } = await begin('custom', { response_schema: SCHEMA }, phone);
    await page.getByRole('radiogroup', { name: 'Marks 1' }).getByText('Word').tap();
    const size = await page.evaluate('[document.documentElement.scrollWidth, document.documentElement.scrollHeight]');
    assert.deepEqual(size, [390, 844], 'nothing sticks out');
  });
}
