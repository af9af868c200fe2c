/** Named entities in a real browser: what is stored is what was selected, whatever the text is written in. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { startBrowser, withoutBrowser } from '../kit/browser.ts';
import { type Suite, suite } from '../kit/suite.ts';
import { until } from '../kit/until.ts';
import { labeling, ok } from '../queue/labeling.ts';
import { createPeople } from '../queue/people.ts';
import { clickOn, dragOver, selectedWords, spotOf } from './text-page.ts';
import { openWorkbench, type Workbench } from './workbench.ts';

type Span = { id: string; start: number; end: number; text: string; label: string };
type Relation = { source_ref: string; target_ref: string; name: string };

const FAMILY = '👩‍👩‍👧‍👦';
const KINDS = [
  { name: 'born in', source_allowed_labels: ['person'], target_allowed_labels: ['place'] },
  { name: 'likes' },
];
/** Lines of a text of a megabyte. */
const LINES = 20_000;

if (withoutBrowser) it('named entities in the page', { skip: withoutBrowser }, () => {});
else suite('named entities in the page', tests);

function tests(s: Suite): void {
  const { clear, answered } = labeling(s);
  let browser: Browser;
  let one: Workbench;
  let page: Page;

  before(async () => {
    browser = await startBrowser();
  });
  beforeEach(async () => {
    await clear();
    const [person] = await createPeople(s, ['labeler']);
    one = await openWorkbench(s, browser, person!);
    page = one.page;
  });
  afterEach(async () => {
    await one.close();
    assert.deepEqual(one.faults, []);
  });
  after(() => browser?.close());

  const create = async (text: string, fields: object = {}): Promise<string> =>
    ok(
      await s.live.post('/v1/task/namedentityrecognition', {
        text,
        labels: ['person', 'place', 'thing'],
        priority: 20,
        ...fields,
      }),
    ).task_id;
  const begin = async (): Promise<void> => {
    await one.start();
    await page.getByRole('textbox', { name: 'Text' }).waitFor();
  };
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Every span says what the text has there, counted in code points. */
  const stored = async (id: string, text: string): Promise<{ spans: Span[]; relations: Relation[] }> => {
    const { annotations, relationships = [] } = (await answered(id)).response;
    const points = Array.from(text);
    for (const { start, end, text: said } of annotations) assert.equal(points.slice(start, end).join(''), said);
    return { spans: annotations, relations: relationships };
  };
  const shortly = ({ text, label }: Span) => `${text}: ${label}`;

  it('are told in any writing by mouse, each with the places of its own characters', async () => {
    const texts: [text: string, words: string[], fields?: object][] = [
      [`Hi ${FAMILY} from 😀 Berlin 🇩🇪`, ['Berlin', FAMILY, '🇩🇪']],
      ['Cafe\u0301 in Malmo\u0308\r\nTwo  lines  here', ['Cafe\u0301', 'Malmo\u0308', 'lines  here']],
      ['東京は日本の首都です。山田太郎さん', ['東京', '山田太郎']],
      ['ولد نجيب محفوظ في القاهرة عام 1911.', ['نجيب محفوظ', 'القاهرة']],
      ['A line in New\r\nYork city', ['New\r\nYork'], { merge_newlines: true }],
      ['😀', ['😀']],
    ];
    const ids: string[] = [];
    for (const [text, , fields] of texts) ids.push(await create(text, fields));
    await begin();
    for (const [index, [text, words]] of texts.entries()) {
      assert.equal(await one.taskId(), ids[index]);
      for (const said of words) {
        const shown = said.replace('\r', '\u200b').replace('\n', ' ');
        await dragOver(page, shown, /\p{Script=Arabic}/u.test(said));
        await press('2');
        await until(
          () => selectedWords(page),
          (selected) => selected === shown,
        );
      }
      if (index < texts.length - 1) await one.submit();
      else await press('Control+Enter');
      const { spans } = await stored(ids[index]!, text);
      assert.deepEqual(
        spans.map(shortly),
        words.map((said) => `${said}: place`),
      );
    }
  });

  it('overlap, are reached one after the other, changed at their ends, related by key and by an arrow', async () => {
    const text = 'Ada Lovelace of New York University Press met Bob in Paris.';
    const id = await create(text, { relationships: KINDS });
    const last = await create('The end.');
    await begin();
    for (const [said, key] of [
      ['Ada Lovelace', '1'],
      ['New York University Press', '3'],
      ['York University', '3'],
      ['New York', '2'],
      ['Paris', '2'],
    ] as const) {
      await dragOver(page, said);
      await press(key);
    }
    const seen: string[] = [];
    for (let i = 0; i < 4; i++) {
      await clickOn(page, 'York');
      seen.push(await selectedWords(page));
    }
    assert.deepEqual(seen, ['New York', 'York University', 'New York University Press', 'New York']);
    // Two spans of one place and label are one.
    await dragOver(page, 'Paris');
    await press('2');
    await page.getByText('This very text is place already.').waitFor();

    await clickOn(page, 'Ada Lovelace');
    await press('r', ',', 'Enter', '1');
    await page.getByText('Ada Lovelace born in Paris').waitFor();
    const link = (await page.locator('.span-link').boundingBox())!;
    const ada = await spotOf(page, 'Ada Lovelace');
    await one.drag(link.x + 8, link.y + 8, ada.left + 20, ada.y);
    await press('2');
    await page.getByText('Paris likes Ada Lovelace').waitFor();

    await clickOn(page, 'Ada Lovelace');
    const handle = (await page.locator('.span-handle.at-end').boundingBox())!;
    const { right, y } = await spotOf(page, 'Ada');
    await one.drag(handle.x + 6, handle.y + 6, right, y + 14);
    assert.equal(await selectedWords(page), 'Ada');
    await press('f', 'f', 'd');
    assert.equal(await selectedWords(page), 'Ada ');
    await press('d');
    await clickOn(page, 'Press');
    await press('Delete');
    await one.submit();
    assert.equal(await one.taskId(), last);

    const { spans, relations } = await stored(id, text);
    assert.deepEqual(spans.map(shortly), ['Ada: person', 'York University: thing', 'New York: place', 'Paris: place']);
    const said = new Map(spans.map((span) => [span.id, span.text]));
    assert.deepEqual(
      relations.map(({ source_ref, target_ref, name }) => [said.get(source_ref), name, said.get(target_ref)]),
      [
        ['Ada', 'born in', 'Paris'],
        ['Paris', 'likes', 'Ada'],
      ],
    );
  });

  it('are told by keys alone, and what the task has locked stays', async () => {
    const text = 'Ada met Bob in Rome.\nAnd left.';
    const id = await create(text, {
      base_annotations: { annotations: [{ id: 'b1', start: 0, end: 3, text: 'Ada', label: 'person' }] },
      can_delete_base_annotations: false,
      can_edit_base_annotations: false,
      can_edit_base_annotation_labels: false,
    });
    await create('The end.');
    await begin();
    await press('.');
    await until(
      () => selectedWords(page),
      (selected) => selected === 'Ada',
    );
    for (const key of ['Delete', '2', 'f']) await press(key);
    await page.getByText('The task does not let this entity be changed like that.').waitFor();
    assert.equal(await page.locator('.span-handle').count(), 0);
    await press('Escape');
    await page.getByRole('textbox', { name: 'Text' }).focus();
    await press('Home', ...Array<string>(8).fill('ArrowRight'), ...Array<string>(3).fill('Shift+ArrowRight'), '1');
    await until(
      () => selectedWords(page),
      (selected) => selected === 'Bob',
    );
    await one.submit();
    const { spans } = await stored(id, text);
    assert.deepEqual(
      spans.map(({ id: own, ...span }) => (own === 'b1' ? own : shortly({ id: own, ...span }))),
      ['b1', 'Bob: person'],
    );
  });

  it('are told in a megabyte with 2,000 of them, over more than is on the page', async () => {
    const text = Array.from({ length: LINES }, (_, i) => `Line ${i} 😀 has some words to read and to mark here.`).join(
      '\n',
    );
    const points = Array.from(text);
    const annotations = Array.from({ length: 2000 }, (_, i): Span => {
      const start = Math.floor((i * points.length) / 2000);
      const end = start + 4 + (i % 30);
      return { id: `s${i}`, start, end, text: points.slice(start, end).join(''), label: i % 2 ? 'person' : 'thing' };
    });
    const id = await create(text, { hypothesis: { annotations } });
    await create('The end.');
    await begin();
    await spotOf(page, 'Line 5 ');
    assert.ok((await page.locator('.text-block').count()) < 100, 'only what is seen is in the page');
    const first = await spotOf(page, 'Line 5 ');
    await page.mouse.click(first.left + 1, first.y);
    await press(...Array<string>(60).fill('Shift+ArrowDown'), '2');
    await page.getByText(/^“Line 5/).waitFor({ state: 'attached' });

    await page.mouse.wheel(0, -100_000);
    await page.locator('.text-block', { hasText: /^Line 0 / }).waitFor();
    const second = await spotOf(page, 'Line 8 ');
    await page.mouse.click(second.left + 1, second.y);
    await page.mouse.wheel(0, 20_000);
    const further = await until(
      () => page.locator('.text-block').allTextContents(),
      (lines) => lines.some((line) => /^Line [3-9]\d\d /.test(line)),
    );
    const line = further.filter((one) => /^Line [3-9]\d\d /.test(one)).at(-14)!;
    const number = Number(/\d+/.exec(line)![0]);
    const end = await spotOf(page, line.slice(0, 8));
    await page.keyboard.down('Shift');
    await page.mouse.click(end.right, end.y);
    await page.keyboard.up('Shift');
    await press('1', 'Control+End');
    await page.locator('.text-block', { hasText: `Line ${LINES - 1} ` }).waitFor();
    await press('ArrowLeft', 'Shift+ArrowLeft', '3');
    await one.submit();

    const { spans } = await stored(id, text);
    assert.equal(spans.length, 2003);
    const [byKeys, byMouse, atEnd] = spans.slice(2000) as [Span, Span, Span];
    assert.deepEqual([atEnd.text, atEnd.end], ['here', points.length - 1]);
    assert.match(byKeys.text, /^Line 5 .* here\.$/s);
    assert.equal(byKeys.text.split('\n').length, 60);
    assert.match(byMouse.text, /^Line 8 /);
    assert.equal(byMouse.text.split('\n').length, number - 8 + 1);
  });
}
