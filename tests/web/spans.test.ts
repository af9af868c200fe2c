/** Texts with spans, without a browser: places, blocks, words, layout, edits. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { JsonObject } from '../../task-types/kit.ts';
import { spansProblem } from '../../task-types/namedentityrecognition/spans.ts';
import { blockAt, blocksOf, shownText } from '../../web/kit/spans/blocks.ts';
import { codePointsOf } from '../../web/kit/spans/code-points.ts';
import {
  adjusted,
  brokenRelations,
  type Entity,
  kindsBetween,
  locksOf,
  neighbour,
  refusedSpan,
  startOf,
  without,
} from '../../web/kit/spans/entities.ts';
import { inTextOrder, lanesOf, segmentsOf, spanIndex } from '../../web/kit/spans/segments.ts';
import { hasNoSpaces, isRightToLeft, nextCharacter, toWords, trimmed, wordAt } from '../../web/kit/spans/words.ts';

/** Emoji, families of them, combining marks, right to left, halves of pairs, all ends of lines. */
const piece = fc.constantFrom(
  'a',
  'Zoë',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '🚀',
  '👩‍👩‍👧',
  'e\u0301',
  'שלום',
  'مرحبا',
  '日本',
  '\ud83d',
  '\ude80',
  '.',
  'x'.repeat(700),
);
const text = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));
const range = (length: number) =>
  fc
    .tuple(fc.nat({ max: length }), fc.nat({ max: length }))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
const placed = fc
  .array(fc.tuple(fc.nat({ max: 60 }), fc.integer({ min: 1, max: 20 })), { maxLength: 25 })
  .map((list) => list.map(([start, length], i) => ({ id: `s${i}`, start, end: start + length })).sort(inTextOrder));

describe('code points', () => {
  it('are those of the server, from both sides', () => {
    fc.assert(
      fc.property(text, (given) => {
        const points = codePointsOf(given);
        const all = Array.from(given);
        assert.equal(points.length, all.length);
        for (let point = 0; point <= all.length; point++) {
          const unit = all.slice(0, point).join('').length;
          assert.equal(points.unitAt(point), unit);
          assert.equal(points.pointAt(unit), point);
        }
      }),
    );
  });

  it('give spans that the server takes', () => {
    fc.assert(
      fc.property(
        text.filter((given) => given.length > 0).chain((given) => fc.tuple(fc.constant(given), range(given.length))),
        ([given, { start, end }]) => {
          const points = codePointsOf(given);
          const [from, to] = [points.pointAt(start), points.pointAt(end)];
          fc.pre(to > from);
          const span = { id: '1', start: from, end: to, text: points.slice(from, to), label: 'x' };
          assert.equal(spansProblem([span], given), undefined);
        },
      ),
    );
  });
});

describe('blocks', () => {
  it('hold the whole text, in order, and tear no character', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (given, merged) => {
        const blocks = blocksOf(given, merged);
        assert.equal(blocks.map(({ start, end }) => given.slice(start, end)).join(''), given);
        for (const [index, { start, end, shownEnd }] of blocks.entries()) {
          assert.ok(end - start <= 2000 && shownEnd <= end && shownEnd >= start);
          assert.match(given.slice(shownEnd, end), /^(\r?\n)?$/);
          if (!merged) assert.doesNotMatch(given.slice(start, shownEnd), /\n/);
          assert.equal(shownText(given.slice(start, shownEnd), merged).length, shownEnd - start);
          if (end < given.length) assert.equal(blockAt(blocks, end), index + 1);
          if (end > start) assert.equal(blockAt(blocks, start), index);
          const isTorn = /[\ud800-\udbff]$/.test(given.slice(start, end)) && /^[\udc00-\udfff]/.test(given.slice(end));
          assert.equal(isTorn, false);
        }
      }),
    );
  });

  it('of a megabyte without a break are many', () => {
    const blocks = blocksOf('word '.repeat(200_000), false);
    assert.ok(blocks.length >= 500 && blocks.every(({ start, end }) => end - start <= 2000));
  });
});

describe('words', () => {
  it('are grown to, never lost', () => {
    fc.assert(
      fc.property(
        text.chain((given) => fc.tuple(fc.constant(given), range(given.length))),
        ([given, some]) => {
          const words = toWords(given, some);
          const bare = trimmed(given, some);
          assert.ok(words.start <= bare.start && words.end >= bare.end);
          // What is longer than any word is not looked at whole.
          if (!given.includes('xxx')) assert.deepEqual(toWords(given, words), words);
        },
      ),
    );
  });

  it('are those of the language', () => {
    const given = 'Dr. Müller-Lüdenscheidt isn’t in São Paulo.';
    const grown = (from: string) => {
      const start = given.indexOf(from);
      const { start: a, end: b } = toWords(given, { start, end: start + from.length });
      return given.slice(a, b);
    };
    assert.equal(grown('ülle'), 'Müller');
    assert.equal(grown('o Pau'), 'São Paulo');
    assert.equal(grown(' in '), 'in');
    assert.equal(wordAt('a  b', 1), undefined);
    assert.equal(hasNoSpaces('東京タワー'), true);
    assert.equal(hasNoSpaces('Tokyo Tower'), false);
    assert.equal(hasNoSpaces('The name is 東京 in Japanese.'), false, 'a word of it is not the language');
    assert.equal(hasNoSpaces('김철수는 서울에서 태어났다.'), true);
  });

  it('leave off the s of an owner that was not selected', () => {
    const given = "Ada's engine";
    assert.deepEqual(toWords(given, { start: 1, end: 3 }), { start: 0, end: 3 });
    assert.deepEqual(toWords(given, { start: 0, end: 5 }), { start: 0, end: 5 });
    assert.deepEqual(toWords(given, { start: 7, end: 8 }), { start: 6, end: 12 });
  });

  it('are written in one direction or the other', () => {
    assert.deepEqual(
      [...'aא1م'].map((_, at, { length }) => at < length && isRightToLeft('aא1م', at)),
      [false, true, false, true],
    );
  });

  it('take an emoji of several signs as one character', () => {
    const given = 'a👩‍👩‍👧e\u0301b';
    assert.equal(nextCharacter(given, 1, 1), 1 + '👩‍👩‍👧'.length);
    assert.equal(nextCharacter(given, given.length - 1, -1), given.length - 3);
    assert.equal(nextCharacter(given, 0, -1), 0);
    assert.equal(nextCharacter(given, given.length, 1), given.length);
  });
});

describe('spans that overlap', () => {
  it('never share a line', () => {
    fc.assert(
      fc.property(placed, (spans) => {
        const lanes = lanesOf(spans);
        for (const a of spans) {
          for (const b of spans) {
            if (a.id < b.id && a.start < b.end && b.start < a.end) assert.notEqual(lanes.get(a.id), lanes.get(b.id));
          }
        }
      }),
    );
  });

  it('are cut into pieces that are in the same spans throughout', () => {
    fc.assert(
      fc.property(placed, range(80), (spans, { start, end }) => {
        const segments = segmentsOf(start, end, spanIndex(spans)(start, end));
        assert.equal(
          segments.reduce((sum, one) => sum + one.end - one.start, 0),
          end - start,
        );
        for (const segment of segments) {
          const wanted = spans.filter((one) => one.start < segment.end && one.end > segment.start);
          assert.deepEqual(new Set(segment.spans), new Set(wanted));
          for (const one of wanted) assert.ok(one.start <= segment.start && one.end >= segment.end);
          const sizes = segment.spans.map((one) => one.end - one.start);
          assert.deepEqual(
            sizes,
            sizes.toSorted((a, b) => b - a),
            'the smallest is on top',
          );
        }
      }),
    );
  });

  it('are found where they are', () => {
    fc.assert(
      fc.property(placed, range(80), (spans, { start, end }) => {
        const found = spanIndex(spans)(start, end);
        assert.deepEqual(
          found,
          spans.filter((one) => one.start < end && one.end > start),
        );
      }),
    );
  });
});

describe('entities of an answer', () => {
  const points = codePointsOf('Ada 🚀 met Ben in Rome.');
  const entity = (id: string, start: number, end: number, label: string): Entity => ({
    id,
    start,
    end,
    text: points.slice(start, end),
    label,
  });
  const [ada, ben, rome] = [entity('a', 0, 3, 'person'), entity('b', 10, 13, 'person'), entity('r', 17, 21, 'place')];
  const lived = { name: 'lived in', source_allowed_labels: ['person'], target_allowed_labels: ['place'] };
  const near = {
    name: 'near',
    is_bidirectional: true,
    source_allowed_labels: ['place'],
    target_allowed_labels: ['person'],
  };
  const relation = { id: '1', source_ref: 'a', target_ref: 'r', name: 'lived in' };

  it('are moved at one end, with their text', () => {
    assert.equal(adjusted(ada, points, 'end', 5)?.text, 'Ada 🚀');
    assert.equal(adjusted(ada, points, 'end', 0), undefined);
    assert.equal(adjusted(ada, points, 'start', 3), undefined);
    assert.equal(adjusted(ada, points, 'end', 3), undefined);
    assert.equal(adjusted(rome, points, 'end', 1000)?.end, points.length);
  });

  it('go with the relations that they are in', () => {
    const value = { annotations: [ada, ben, rome], relationships: [relation] };
    assert.deepEqual(without(value, new Set(['r'])), { annotations: [ada, ben], relationships: [] });
    assert.deepEqual(without(value, new Set(['b'])).relationships, [relation]);
  });

  it('are related only as their labels allow', () => {
    const names = (from: Entity, to: Entity) => kindsBetween([lived, near], from, to).map(({ name }) => name);
    assert.deepEqual(names(ada, rome), ['lived in', 'near']);
    assert.deepEqual(names(rome, ada), ['near']);
    assert.deepEqual(names(ada, ben), []);
    assert.deepEqual(names(rome, rome), []);
    const value = { annotations: [{ ...ada, label: 'place' }, rome], relationships: [relation] };
    assert.deepEqual(brokenRelations(value, [lived]), [relation]);
    assert.deepEqual(brokenRelations({ ...value, annotations: [ada, rome] }, [lived]), []);
  });

  it('begin with what came with the task, under its locks', () => {
    const params: JsonObject = {
      base_annotations: [ada],
      hypothesis: { annotations: [{ ...ben, id: '' }], relationships: [relation] },
      can_edit_base_annotations: false,
    };
    const begun = startOf(params, () => 'new');
    assert.deepEqual(begun, { annotations: [ada, { ...ben, id: 'new' }], relationships: [relation] });
    const locks = locksOf(params);
    assert.equal(locks.isFixed('a', 'place'), true);
    assert.equal(locks.isFixed('a', 'label'), false);
    assert.equal(locks.isFixed('new', 'place'), false);
    assert.equal(locks.adding, false);
    assert.equal(locksOf({ base_annotations: [], can_add_base_annotations: false }).adding, true);
  });

  it('follow one another in the text', () => {
    const all = [ada, ben, rome];
    assert.equal(neighbour(all, undefined, 1), ada);
    assert.equal(neighbour(all, undefined, -1), rome);
    assert.equal(neighbour(all, 'r', 1), ada);
    assert.equal(neighbour([], 'r', 1), undefined);
  });

  it('are those that a refusal names, also by one of their relations', () => {
    const value = { annotations: [ada, ben, rome], relationships: [relation] };
    assert.equal(refusedSpan(value, 'annotations.1.label'), ben.id);
    assert.equal(refusedSpan(value, 'relationships.0.name'), relation.source_ref);
    for (const path of ['annotations.7', 'annotations', 'is_customer_fix', '']) {
      assert.equal(refusedSpan(value, path), undefined, path);
    }
  });
});
