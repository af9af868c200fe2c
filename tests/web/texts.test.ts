/** Everything the page says is in the catalogue of texts, in each language the same. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { de } from '../../web/kit/texts/de/index.ts';
import { en } from '../../web/kit/texts/en/index.ts';
import * as format from '../../web/kit/texts/format.ts';
import { speak } from '../../web/kit/texts/texts.ts';
import { saidOutside } from './page-texts.ts';

const ROOT = join(import.meta.dirname, '../..');
/** Texts that are the same in both languages: names of keys and words that German has too. */
const SAME = [
  ...['chords.alt', 'chords.escape', 'chords.tab'],
  ...['frame.live', 'overview.batch', 'overview.callbacks', 'task.view.callbacks', 'task.view.json', 'task.tags'],
  ...['tasks.batch', 'tasks.status', 'tasks.uniqueId', 'tasks.format'],
  ...['tasks.formats.coco', 'tasks.formats.voc', 'tasks.formats.spacy'],
  ...['keys.labels.title', 'panel.labels', 'shapes.one.polygon', 'shapes.one.ellipse'],
  ...['shapes.figures.x', 'shapes.figures.y', 'shapes.figures.radiusX', 'shapes.figures.radiusY', 'shapes.zoom'],
  ...['keyPage.test', 'people.person', 'people.roles.labeler', 'projects.name', 'settingsPage.callbacks'],
];

type Text = string | ((...args: never[]) => string);

/** Each text by its place, `work.submit`. */
function textsIn(room: object, place = ''): [place: string, text: Text][] {
  return Object.entries(room).flatMap(([name, value]): [string, Text][] => {
    const at = place === '' ? name : `${place}.${name}`;
    return typeof value === 'object' ? textsIn(value, at) : [[at, value]];
  });
}

describe('the catalogue of texts', () => {
  const english = textsIn(en);
  const german = new Map(textsIn(de));

  it('has each text in both languages, for the same figures and names', () => {
    assert.deepEqual([...german.keys()].sort(), english.map(([place]) => place).sort());
    for (const [place, text] of english) {
      const other = german.get(place)!;
      assert.equal(typeof other, typeof text, place);
      if (typeof text === 'function') assert.equal((other as typeof text).length, text.length, place);
      for (const each of [text, other]) {
        const words = typeof each === 'string' ? each : String(each);
        assert.ok(words.trim() !== '', `${place} is empty`);
      }
    }
  });

  it('is translated', () => {
    const same = english.filter(([place, text]) => typeof text === 'string' && german.get(place) === text);
    assert.deepEqual(
      same.map(([place]) => place).filter((place) => !SAME.includes(place)),
      [],
    );
  });

  it('writes figures, dates and plurals as the language does', () => {
    const at = '2026-11-23T15:04:05Z';
    try {
      speak(en, 'en-US');
      assert.equal(en.work.done(1234), '1,234 done today');
      assert.equal(en.work.withOthers(1), '1 task is with other labelers now.');
      assert.equal(en.work.withOthers(2), '2 tasks are with other labelers now.');
      assert.equal(en.work.withOthers(1000), '1,000 or more tasks are with other labelers now.');
      assert.equal(format.past(3, 'minute'), '3 minutes ago');
      speak(de, 'de');
      assert.equal(de.work.done(1234), '1.234 heute erledigt');
      assert.equal(de.work.withOthers(1), '1 Aufgabe ist gerade bei anderen.');
      assert.equal(de.work.withOthers(2), '2 Aufgaben sind gerade bei anderen.');
      assert.equal(format.past(3, 'minute'), 'vor 3 Minuten');
      assert.match(format.moment(at), /^23\.11\.2026/);
      assert.match(format.percent(0.87), /^87\s%$/);
    } finally {
      speak(en, 'en');
    }
  });
});

describe('the page', () => {
  const files = globSync(['web/**/*.{ts,tsx}', 'task-types/*/Editor.tsx'], { cwd: ROOT }).filter(
    (file) => !/^web\/(dist|kit\/texts)\/|\.d\.ts$|vite\.config/.test(file),
  );

  it('says nothing that is not in the catalogue', () => {
    assert.ok(files.length > 50, `${files.length} files`);
    const found = files.flatMap((file) =>
      saidOutside(file, readFileSync(join(ROOT, file), 'utf8')).map(({ line, text }) => `${file}:${line} ${text}`),
    );
    assert.deepEqual(found, []);
  });

  it('would be caught saying it', () => {
    const lines = (source: string) => saidOutside('a.tsx', source).map(({ text }) => text);
    assert.deepEqual(lines('const a = <p>Not saved</p>;'), ['Not saved']);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is source code
    assert.deepEqual(lines('const a = <b aria-label="Undo">{x ? "Yes" : `${n} done`}</b>;'), ['Undo', 'Yes', 'done']);
    assert.deepEqual(lines('const a = <p>{n > 0 && "none"}</p>;'), ['none']);
    assert.deepEqual(lines('say("Box removed again.");'), ['Box removed again.']);
    assert.deepEqual(lines('throw new Error("The picture is gone.");'), ['The picture is gone.']);
    assert.deepEqual(lines('const a = <p className="note left">{texts.a.b} × <kbd>N</kbd></p>;'), []);
    assert.deepEqual(
      lines('import a from "Some where.ts"; type A = "Not one of these"; console.warn("Not to be had");'),
      [],
    );
  });
});
