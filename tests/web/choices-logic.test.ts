/** Trees of choices, the questions of a categorization, and looks at pictures: for any of them. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import categorization from '../../task-types/categorization/definition.ts';
import {
  answered,
  askedOf,
  begun,
  type CategorizationParams,
  chosenIn,
  isWhole,
  nextOpen,
} from '../../task-types/categorization/questions.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import type { LabelDescription } from '../../task-types/shared/labels.ts';
import { leaves } from '../../task-types/shared/labels.ts';
import { above, branchesOf, found, has, leavesOf, levelAt, picked } from '../../web/kit/choices/tree.ts';
import { toPicture } from '../../web/kit/view.ts';
import { closer, glanceAt, glances, readSoFar, topOf, viewOf, WHOLE } from '../../web/kit/viewing/glance.ts';
import params from '../task-types/categorization.params.ts';
import { paramsOf, responseCheck } from '../task-types/check.ts';

const name = fc.string({ minLength: 1, maxLength: 8 });
const label = fc.letrec<{ label: LabelDescription }>((tie) => ({
  label: fc.oneof(
    { maxDepth: 3 },
    name,
    fc.record({ choice: name, display: name, subchoices: fc.array(tie('label'), { maxLength: 4 }) }),
  ),
})).label;
const labels = fc.array(label, { minLength: 1, maxLength: 5 });

describe('trees of choices', () => {
  it('have the leaves of the params, in order, each below its way', () => {
    fc.assert(
      fc.property(labels, (given) => {
        const branches = branchesOf(given);
        const all = leavesOf(branches);
        assert.deepEqual(
          all.map(({ value }) => value),
          leaves(given),
        );
        assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
        for (const leaf of all) {
          const level = levelAt(branches, above(leaf.id));
          assert.equal(level[Number(leaf.id.split('.').at(-1))], leaf);
          assert.equal(leaf.groups.length, leaf.id.split('.').length - 1);
        }
      }),
    );
  });

  it('are found by any part of a name, what begins so first; nothing typed is everything', () => {
    fc.assert(
      fc.property(labels, fc.nat(), (given, at) => {
        const all = leavesOf(branchesOf(given));
        assert.deepEqual(found(all, '  '), all);
        const one = all[at % all.length]!;
        const hits = found(all, one.shown);
        assert.ok(one.shown.trim() === '' || hits.includes(one));
        assert.ok(hits.every((hit) => all.includes(hit)) && new Set(hits).size === hits.length);
      }),
    );
    const [muller, all] = ['Müller', leavesOf(branchesOf(['Amuller', 'Müller', { choice: 'M', subchoices: ['x'] }]))];
    assert.equal(found(all, 'MULLER')[0]!.shown, muller);
    assert.deepEqual(
      found(all, 'm x').map(({ shown }) => shown),
      ['x'],
    );
  });

  it('picking twice is as never picked; never more than may be', () => {
    fc.assert(
      fc.property(fc.uniqueArray(name, { maxLength: 6 }), name, fc.integer({ min: 1, max: 6 }), (all, one, most) => {
        const chosen = all.slice(0, most);
        const next = picked(chosen, one, most);
        assert.ok(next.length <= Math.max(most, 1));
        if (most > 1 && has(next, one) && !has(chosen, one)) assert.deepEqual(picked(next, one, most), chosen);
      }),
    );
  });
});

describe('questions of a categorization', () => {
  it('answered one after the other they make an answer that is accepted, with nothing that is not asked', () => {
    fc.assert(
      fc.property(params, fc.infiniteStream(fc.nat(1000)), (given, stream) => {
        const task = paramsOf(categorization, given) as CategorizationParams & JsonObject;
        let value = begun(task);
        let place: string | undefined = nextOpen(task, value, '') ?? '';
        for (let round = 0; place && round < 50; round++) {
          const question = askedOf(task, value).find((one) => one.place === place)!;
          const possible = leaves(question.choices);
          value = answered(task, value, question, [possible[stream.next().value! % possible.length]!]);
          place = nextOpen(task, value, place);
        }
        assert.ok(isWhole(task, value));
        assert.equal(responseCheck(categorization, task)(value), undefined);
        const asked = new Set(askedOf(task, value).map((one) => one.place));
        for (const one of Object.keys((value.taxonomies ?? {}) as JsonObject))
          assert.ok(asked.has(`taxonomies.${one}`));
      }),
    );
  });

  it('take of pre-labels what can be chosen', () => {
    const given = { categories: ['a', 'b'], allow_multiple: true, hypothesis: { category: ['b', 'gone'] } };
    assert.deepEqual(begun(given), { category: ['b'] });
    assert.deepEqual(chosenIn(begun({ categories: ['a'], hypothesis: { category: 'b' } }), askedOf(given)[0]!), []);
  });
});

describe('looks at pictures', () => {
  const side = fc.integer({ min: 20, max: 5000 });
  const size = fc.record({ width: side, height: side });
  const glance = fc.record({
    zoom: fc.double({ min: 1.2, max: 20, noNaN: true }),
    x: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
    y: fc.double({ min: 0.2, max: 0.8, noNaN: true }),
  });
  const near = (a: number, b: number, by = 1e-6) =>
    assert.ok(Math.abs(a - b) <= by * Math.max(1, Math.abs(a)), `${a} ${b}`);

  it('the same look shows the same part of pictures of any size, in the middle of any screen', () => {
    fc.assert(
      fc.property(size, size, glance, (picture, screen, look) => {
        const at = toPicture(viewOf(look, picture, screen), { x: screen.width / 2, y: screen.height / 2 });
        near(at.x / picture.width, look.x);
        near(at.y / picture.height, look.y);
      }),
    );
  });

  it('what is under the pointer stays there; a pan and the same back changes nothing; far out is the whole', () => {
    fc.assert(
      fc.property(size, size, glance, fc.double({ min: 1, max: 2, noNaN: true }), (picture, screen, look, factor) => {
        const { zoom, pan } = glances(picture, screen);
        const at = { x: screen.width / 2 + 1, y: screen.height / 2 - 1 };
        const before = toPicture(viewOf(look, picture, screen), at);
        const next = zoom(factor, at)(look);
        // At the largest zoom and at the edges it stops.
        if (next.zoom < 39 && next.x > 0 && next.x < 1 && next.y > 0 && next.y < 1) {
          const after = toPicture(viewOf(next, picture, screen), at);
          near(before.x, after.x, 1e-3);
          near(before.y, after.y, 1e-3);
        }
        const there = pan(1, -1)(look);
        const back = pan(-1, 1)(there);
        if (there.x > 0 && there.x < 1 && there.y > 0 && there.y < 1) near(back.x, look.x, 1e-3);
        assert.deepEqual(closer(0.001)(look), WHOLE);
      }),
    );
  });

  it('a part of the picture comes into sight as a whole', () => {
    const part = fc.record({
      left: fc.double({ min: 0, max: 0.8, noNaN: true }),
      top: fc.double({ min: 0, max: 0.8, noNaN: true }),
      width: fc.double({ min: 0.05, max: 0.2, noNaN: true }),
      height: fc.double({ min: 0.05, max: 0.2, noNaN: true }),
    });
    fc.assert(
      fc.property(size, size, part, (picture, screen, shares) => {
        const box = {
          left: shares.left * picture.width,
          top: shares.top * picture.height,
          width: shares.width * picture.width,
          height: shares.height * picture.height,
        };
        const view = viewOf(glanceAt(box, picture, screen), picture, screen);
        const [x, y] = [box.left * view.scale + view.x, box.top * view.scale + view.y];
        assert.ok(x >= -1 && x + box.width * view.scale <= screen.width + 1);
        assert.ok(y >= -1 && y + box.height * view.scale <= screen.height + 1);
      }),
    );
  });

  it('texts of different length are read as far, to the pixel', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9000 }),
        fc.integer({ min: 1, max: 900 }),
        fc.nat(9000),
        (more, seen, at) => {
          const top = Math.min(at, more);
          assert.equal(topOf(readSoFar(top, seen + more, seen), seen + more, seen), top);
        },
      ),
    );
  });
});
