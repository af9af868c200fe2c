/** Forms and transcriptions are filled in by mouse and by keys; what was written is what the requester gets. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Pictures, servePictures } from '../kit/pictures.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople, type Person } from '../queue/people.ts';
import { editorFaults } from './editor-faults.ts';
import { openWorkbench, RED, redOnGrey, type Workbench } from './workbench.ts';

if (withoutBrowser) it('text fields in a browser', { skip: withoutBrowser }, () => {});
else suite('text fields in a browser', tests);

const choices = (...labels: string[]) => labels.map((label) => ({ label, value: label.toLowerCase() }));
const TEXT = { type: 'text', content: 'The kettle is quick, but the lid sticks.' };

const FIELDS = [
  { type: 'category', field_id: 'mood', title: 'Mood', required: true, choices: choices('Happy', 'Sad', 'Mixed') },
  {
    type: 'text',
    field_id: 'why',
    title: 'Why so sad',
    required: true,
    conditions: { mood: 'sad' },
    max_characters: 12,
  },
  { type: 'boolean', field_id: 'again', title: 'Again', required: true },
  { type: 'number', field_id: 'stars', title: 'Stars', min: 1, max: 5 },
  { type: 'datetime', field_id: 'when', title: 'Bought' },
  { type: 'time_range', field_id: 'talk', title: 'Talk' },
  { type: 'select', field_id: 'land', title: 'Country', choices: choices('Austria', 'Belgium', 'Chile') },
  { type: 'text', field_id: 'good', title: 'Good', min_responses_required: 2, max_responses_required: 3 },
  {
    type: 'form',
    field_id: 'form',
    title: 'Sizes',
    fields: [
      {
        type: 'field_set',
        field_id: 'set',
        title: 'Size',
        fields: [
          { type: 'number', field_id: 'width', title: 'Width' },
          { type: 'number', field_id: 'height', title: 'Height' },
        ],
      },
    ],
  },
  { type: 'category', field_id: 'order', title: 'Order', choices: choices('Price', 'Speed', 'Look'), min_choices: 3 },
  { type: 'category', field_id: 'tags', title: 'Topics', max_choices: 2, choices: choices('Red', 'Green', 'Blue') },
];

/** As the wire has it: one list for each answer. */
const typed = (given: Record<string, [type: string, ...response: unknown[][]]>) => ({
  annotations: Object.fromEntries(
    Object.entries(given).map(([field_id, [type, ...response]]) => [field_id, { type, field_id, response }]),
  ),
});

function tests(s: Suite): void {
  const { answered, clear } = labeling(s);
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
    people = await createPeople(s, ['labeler']);
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
  const begin = async (type: string, body: object, options = {}, chosen?: Record<string, unknown>) => {
    const id: string = ok(await s.live.post(`/v1/task/${type}`, body)).task_id;
    const bench = await openWorkbench(s, browser, people[0]!, options, chosen);
    open.push(bench);
    const { page } = bench;
    await page.getByRole('button', { name: 'Start labeling' }).click();
    await page.locator('.side').waitFor();
    return {
      id,
      ...bench,
      field: (name: string | RegExp) => page.getByRole('textbox', { name }),
      at: (place: string) => page.locator(`[data-place="annotations.${place}"]`),
      response: async () => (await answered(id)).response,
    };
  };

  it('every kind of field by mouse; conditions hide and bring back; refusals at their fields', async () => {
    const { page, field, at, submit, response } = await begin('textcollection', {
      attachments: [TEXT],
      fields: FIELDS,
    });
    await page.getByText(TEXT.content).waitFor();
    assert.equal(await field('Why so sad').count(), 0);
    await page.getByText('Sad', { exact: true }).click();
    await field('Why so sad').fill('It rains. ☔ Why?');
    await page.getByText('Happy', { exact: true }).click();
    await field('Why so sad').waitFor({ state: 'detached' });
    await page.getByText('Sad', { exact: true }).click();
    assert.equal(await field('Why so sad').inputValue(), 'It rains. ☔ Why?', 'what was written came back');
    await at('why').getByText('4 characters too long').waitFor();
    await field('Stars').fill('7');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('alert').getByText('At most 5').waitFor();
    await field('Stars').fill('4,5');
    await page.keyboard.press('Control+Enter');
    await page
      .getByRole('alert')
      .getByText(/Why so sad|Again/)
      .waitFor();
    await at('again').getByText('This has to be answered.').waitFor();
    await at('why').getByText('At most 12 characters.').waitFor();
    assert.deepEqual(await editorFaults(page), []);
    await field('Why so sad').fill('It rains. ☔');
    await at('again').getByText('No').click();
    await at('when').first().locator('input').first().fill('2026-02-03');
    await at('when.time').locator('input').fill('07:30');
    await at('talk.start').locator('input').fill('0:05');
    await at('talk.end').locator('input').fill('1:05,5');
    await at('land').locator('select').selectOption({ label: 'Belgium' });
    await field('Good 1').fill('Quick');
    await field('Good 2').fill('שלום עולם');
    assert.equal(await field('Good 2').getAttribute('dir'), 'auto');
    await field('Width').fill('3');
    await at('order')
      .getByRole('button', { name: /^Speed, no rank/ })
      .click();
    await at('order')
      .getByRole('button', { name: /^Look, no rank/ })
      .press('Enter');
    for (const name of ['Blue', 'Red', 'Green']) await at('tags').getByText(name, { exact: true }).click();
    await submit();
    assert.deepEqual(
      await response(),
      typed({
        mood: ['category', ['sad']],
        why: ['text', ['It rains. ☔']],
        stars: ['number', [4.5]],
        again: ['boolean', [false]],
        when: ['datetime', ['2026-02-03T07:30']],
        talk: ['time_range', [{ start: 5, end: 65.5 }]],
        land: ['select', ['belgium']],
        good: ['text', ['Quick'], ['שלום עולם']],
        width: ['number', [3]],
        order: ['category', ['speed', 'look', 'price']],
        tags: ['category', ['blue', 'red']],
      }),
    );
  });

  it('by keys alone, in the order of the form, with snippets of one’s own; what is hidden is not submitted', async () => {
    const short = FIELDS.filter(({ field_id }) => ['mood', 'why', 'again', 'good'].includes(field_id));
    const { page, at, submit, response } = await begin(
      'textcollection',
      { attachments: [TEXT], fields: short },
      {},
      {
        undoSeconds: 0,
        snippets: [
          { name: 'Greeting', text: 'Good day, ' },
          { name: '', text: 'nothing' },
        ],
      },
    );
    const keys = page.keyboard;
    await page.getByRole('radio', { name: 'Sad' }).waitFor();
    await keys.press('2');
    await keys.press('.');
    await keys.type('rain');
    await keys.press('Shift+Tab');
    await keys.press('1');
    await at('why').waitFor({ state: 'detached' });
    await keys.press('.');
    await keys.press('1');
    await keys.press('.');
    await keys.press('F2');
    await page.getByRole('button', { name: /Greeting/ }).waitFor();
    await keys.press('1');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await keys.type('Ada');
    await keys.press('Tab');
    await keys.press('Tab');
    await keys.type('two');
    await keys.press('Alt+Enter');
    await until(
      () => page.evaluate('document.activeElement.value'),
      (text) => text === '',
    );
    await keys.type('three');
    await submit();
    assert.deepEqual(
      await response(),
      typed({
        mood: ['category', ['happy']],
        again: ['boolean', [true]],
        good: ['text', ['Good day, Ada'], ['two'], ['three']],
      }),
    );
  });

  it('pre-labels, undo within the letters, several attachments, snippets made in the page; on a phone', async () => {
    const fields = [{ type: 'text', field_id: 'note', title: 'Note', region: { attachment: 1, ...RED } }];
    const { page, field, saved, response } = await begin(
      'textcollection',
      {
        attachments: [TEXT, { type: 'image', content: pictures.url('red.png') }],
        fields,
        hypothesis: { annotations: { note: 'a red' } },
      },
      { viewport: { width: 390, height: 844 }, hasTouch: true },
    );
    assert.equal(await field('Note').inputValue(), 'a red');
    await page.getByRole('tab', { selected: true, name: '1 text' }).waitFor();
    await field('Note').focus();
    await page.getByRole('tab', { selected: true, name: '2 picture' }).waitFor();
    await page.getByRole('img', { name: 'Attachment 2' }).waitFor();
    await page.keyboard.press('End');
    await page.keyboard.type(' field');
    await page.keyboard.press('Control+z');
    assert.equal(await field('Note').inputValue(), 'a red');
    await page.keyboard.press('Control+Shift+z');
    await page.keyboard.press('F2');
    await field('Text of snippet 1').fill(' on grey');
    await page.getByRole('button', { name: 'Keep them' }).click();
    await page.getByRole('button', { name: /on grey/ }).click();
    assert.equal(await field('Note').inputValue(), 'a red field on grey');
    assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 390, 'nothing sticks out');
    assert.deepEqual(await editorFaults(page), []);
    await saved();
    await page.reload();
    await field('Note').waitFor();
    assert.equal(await field('Note').inputValue(), 'a red field on grey');
    await page.getByRole('button', { name: 'Submit' }).click();
    assert.deepEqual(await response(), typed({ note: ['text', ['a red field on grey']] }));
  });

  it('a transcription: fields beside their part of the picture, rows by keys and by mouse', async () => {
    const { page, field, submit, response } = await begin('transcription', {
      attachment: pictures.url('red.png'),
      attachment_type: 'image',
      fields: { title: 'What stands there', empty: 'What is not there' },
      repeatable_fields: { item: 'Item', price: 'Price' },
      regions: { title: RED },
    });
    const crop = page.locator('.crop-window');
    await crop.waitFor();
    const { width, height } = (await crop.boundingBox())!;
    assert.ok(Math.abs(width / height - RED.width / RED.height) < 0.05, 'the part as it is on the picture');
    const zoom = page.getByRole('button', { name: /show the whole picture/ });
    const before = await zoom.textContent();
    await field('Title').focus();
    await until(
      () => zoom.textContent(),
      (now) => now !== before,
    );
    await page.keyboard.type('Kühe');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Alt+Enter');
    await field('Item Row 1').waitFor();
    await until(
      () => page.evaluate('document.activeElement.closest("[data-place^=repeatable]") !== null'),
      (isThere) => isThere === true,
    );
    await page.keyboard.type('one');
    await page.keyboard.press('Tab');
    await page.keyboard.type('1.50');
    await page.getByRole('button', { name: 'Add a row' }).click();
    await field('Item Row 2').fill('two');
    await page.getByRole('button', { name: 'Add a row' }).click();
    await field('Item Row 3').fill('gone');
    await page.getByRole('button', { name: 'Remove Row 3' }).click();
    await page.getByRole('button', { name: 'Move Row 2 up' }).click();
    assert.deepEqual(await editorFaults(page), []);
    await submit();
    assert.deepEqual(await response(), {
      fields: { title: 'Kühe', empty: '' },
      repeatable_fields: [
        { item: 'two', price: '' },
        { item: 'one', price: '1.50' },
      ],
    });
  });

  it('a data collection, and what the server refuses of a transcription', async () => {
    const { field, submit, response } = await begin('datacollection', {
      attachment: 'https://a.example/',
      attachment_type: 'website',
      fields: { page: 'Which' },
      hypothesis: { fields: { page: '/job' } },
    });
    await field('Page').press('End');
    await field('Page').pressSequentially('s');
    await submit();
    assert.deepEqual(await response(), { fields: { page: '/jobs' } });
    const body = { attachment: 'x', attachment_type: 'text', fields: { a: 'A' } };
    const box = { left: 0, top: 0, width: 1, height: 1 };
    for (const [more, place] of [
      [{ regions: { b: box } }, 'regions.b'],
      [{ regions: { a: { ...box, attachment: 1 } } }, 'regions.a.attachment'],
      [{ regions: { a: { ...box, width: 0 } } }, 'regions.a.width'],
      [{ hypothesis: { fields: { a: 1 } } }, 'hypothesis.fields.a'],
    ] as const) {
      const refused = await s.live.post('/v1/task/transcription', { ...body, ...more });
      assert.equal(refused.status, 400);
      assert.ok(refused.json.error.includes(`"${place}"`), refused.json.error);
    }
  });
}
