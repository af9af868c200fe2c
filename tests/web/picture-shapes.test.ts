/** What is done with the shapes of a picture together: read, found, snapped to, moved, linked, kept. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { JsonObject } from '../../task-types/kit.ts';
import { attributeRules } from '../../task-types/shared/attribute-rules.ts';
import { Aim } from '../../web/kit/shapes/aim.ts';
import type { Drawn } from '../../web/kit/shapes/drawn.ts';
import { added, changed, relabeled, without } from '../../web/kit/shapes/edits.ts';
import type { Point } from '../../web/kit/shapes/geometry.ts';
import { erased, moved } from '../../web/kit/shapes/gesture.ts';
import { arrowsOf, mayJoin, targetsOf, withLink } from '../../web/kit/shapes/links.ts';
import { baseLocks } from '../../web/kit/shapes/locks.ts';
import { Near } from '../../web/kit/shapes/near.ts';
import { readerOf } from '../../web/kit/shapes/read.ts';
import { snapTo } from '../../web/kit/shapes/snapping.ts';
import { limitsOn, type ManyGeometries, specOf, specOfOne } from '../../web/kit/shapes/spec.ts';

const PICTURE = { width: 640, height: 480 };
const given = {
  attachment: 'https://a.example/1.jpg',
  geometries: {
    box: { objects_to_annotate: ['car', 'roof'] },
    line: { objects_to_annotate: ['kerb'], min_vertices: 3 },
    polygon: { objects_to_annotate: ['roof', 'yard'] },
  },
  annotation_attributes: {
    flat: { choices: ['yes', 'no'], conditions: { label_condition: { label: 'roof' } } },
    of: { type: 'linked' },
  },
  links: { beside: { from_allowed_labels: ['roof'], to_allowed_labels: ['kerb'] } },
};
const spec = specOf(given as unknown as ManyGeometries);
const read = readerOf(spec, PICTURE);
const verticesOf = (shape: JsonObject): Point[] => shape.vertices as unknown as Point[];

const box = (uuid: string, label: string, left: number, top: number, size = 20): JsonObject => ({
  uuid,
  type: 'box',
  geometry: 'box',
  label,
  left,
  top,
  width: size,
  height: size,
});
const line = (uuid: string, ...points: [number, number][]): JsonObject => ({
  uuid,
  type: 'line',
  label: 'kerb',
  vertices: points.map(([x, y]) => ({ x, y })),
});

describe('the shapes of a picture', () => {
  it('are read as they stand, and left where they cannot be', () => {
    const other = { uuid: 'z', type: 'ellipse', label: 'moon', vertices: [] };
    const drawnOnes = read([box('a', 'car', 0, 0), other, line('b', [0, 0], [9, 9], [20, 0])]);
    assert.deepEqual(
      drawnOnes.map(({ id, index, geometry, name }) => [id, index, geometry.name, name]),
      [
        ['a', 0, 'box', 'car'],
        ['b', 2, 'line', 'kerb'],
      ],
    );
    assert.equal(drawnOnes[1]!.outline.paths[0]!.points.length, 3);
    const one = specOfOne('polygon', { attachment: 'x', objects_to_annotate: ['a'] });
    const nameless = { uuid: 'c', vertices: [{ x: 1, y: 2 }] };
    assert.equal(readerOf(one, PICTURE)([nameless])[0]!.geometry.name, 'polygon', 'of types with one geometry');
  });

  it('are found by what they cover, the smallest first, and by frames around them', () => {
    const near = new Near(
      read([
        box('large', 'car', 0, 0, 100),
        box('small', 'car', 20, 20, 10),
        line('l', [200, 0], [300, 100], [400, 0]),
      ]),
    );
    const at = (x: number, y: number, reach = 0) => near.at({ x, y }, reach, () => false)?.id;
    assert.deepEqual([at(25, 25), at(50, 50), at(104, 50, 5), at(150, 50, 5)], ['small', 'large', 'large', undefined]);
    assert.deepEqual([at(250, 50, 2), at(300, 50, 2)], ['l', undefined]);
    assert.equal(near.at({ x: 25, y: 25 }, 0, ({ id }) => id === 'small')?.id, 'large');
    assert.deepEqual(
      [...near.inside({ left: -1, top: -1, width: 102, height: 102 })].map(({ id }) => id),
      ['large', 'small'],
    );
  });

  it('are snapped to: vertices before edges, and never to themselves', () => {
    const near = new Near(read([box('a', 'car', 100, 100, 50), line('b', [0, 0], [0, 90], [10, 90])]));
    const snap = (x: number, y: number, skip = '') => snapTo(near, { x, y }, 6, ({ id }) => id === skip);
    assert.deepEqual(snap(97, 104), { at: { x: 100, y: 100 }, onto: 'vertex' });
    assert.deepEqual(snap(96, 120), { at: { x: 100, y: 120 }, onto: 'edge' });
    assert.equal(snap(96, 120, 'a'), undefined);
    assert.equal(snap(125, 125), undefined, 'the inside of a shape draws nothing');
  });

  it('are moved together as far as the first of them can go', () => {
    const shapes = read([box('a', 'car', 0, 0), box('b', 'car', 600, 100)]);
    const changes = moved(shapes, 100, 5);
    assert.deepEqual([changes.get('a')?.left, changes.get('b')?.left], [20, 620]);
    assert.deepEqual([changes.get('a')?.top, changes.get('b')?.top], [5, 105]);
  });

  it('lose the vertices that are rubbed out, but for those that have to stay', () => {
    const shapes = read([line('a', [0, 0], [50, 0], [52, 3], [100, 0]), line('b', [0, 50], [50, 50], [100, 50])]);
    const first = erased(shapes, { x: 51, y: 1 }, 4, new Map());
    assert.deepEqual([...first.keys()], [], 'three have to stay');
    const one = erased(shapes, { x: 52, y: 3 }, 2, new Map());
    assert.deepEqual(
      verticesOf(one.get('a')!).map(({ x }) => x),
      [0, 50, 100],
    );
  });

  it('know what a press begins', () => {
    const drawnOnes = read([box('a', 'car', 100, 100, 50), box('b', 'car', 300, 100, 50)]);
    const near = new Near(drawnOnes);
    const wanted = spec.wanted.find(({ geometry }) => geometry.name === 'box')!;
    const draw = { kind: 'draw', wanted, limits: limitsOn(wanted, spec, PICTURE) } as const;
    const aim = (selected: Drawn[], tool: { kind: 'select' } | typeof draw, locked = '') =>
      new Aim(
        {
          near,
          selected,
          hidden: new Set(),
          isFixed: ({ id }) => id === locked,
          isLocked: ({ id }) => id === locked,
          tool,
          targets: undefined,
          view: { scale: 1, x: 0, y: 0 },
          snapping: false,
        },
        'mouse',
      );
    const begins = (on: Aim, x: number, y: number, keys = { alt: false, adds: false }) =>
      on.begins({ x, y }, false, keys).kind;
    const [a] = drawnOnes;
    assert.equal(begins(aim([], draw), 120, 120), 'draw');
    assert.equal(begins(aim([a!], draw), 120, 120), 'move');
    assert.equal(begins(aim([a!], draw), 150, 150), 'handle');
    assert.equal(begins(aim([a!], draw, 'a'), 150, 150), 'draw', 'what is locked is drawn over');
    assert.equal(begins(aim([a!], draw), 320, 120, { alt: false, adds: true }), 'band');
    assert.equal(begins(aim([], { kind: 'select' }), 320, 120), 'move');
    assert.equal(begins(aim([], { kind: 'select' }, 'b'), 320, 120), 'band');
    assert.equal(aim([], { kind: 'select' }).hover({ x: 320, y: 120 }, false, { alt: false, adds: false }).over, 'b');
  });
});

describe('changes of an answer', () => {
  const rules = attributeRules(given.annotation_attributes as never, ['roof', 'yard', 'kerb', 'car']);
  const answer: JsonObject = {
    annotations: [
      { ...box('a', 'roof', 0, 0), attributes: { flat: 'yes', of: 'b' } },
      line('b', [0, 0], [9, 9], [20, 0]),
      box('c', 'car', 50, 50),
    ],
    links: [
      { from: 'a', to: 'b', label: 'beside', type: 'beside' },
      { from: 'c', to: 'a', type: 'beside' },
    ],
  };

  it('touch only what they are about', () => {
    const next = changed(answer, new Map([['c', { left: 60 }]]));
    const [before, after] = [answer, next].map(({ annotations }) => annotations as JsonObject[]);
    assert.equal(after![0], before![0]);
    assert.deepEqual(after![2], { ...before![2], left: 60 });
    assert.equal((added(answer, [box('d', 'car', 1, 1)]).annotations as JsonObject[]).length, 4);
  });

  it('take away what pointed at a shape that is gone', () => {
    const next = without(answer, new Set(['b']), rules);
    assert.deepEqual((next.annotations as JsonObject[])[0]!.attributes, { flat: 'yes' });
    assert.deepEqual(next.links, [{ from: 'c', to: 'a', type: 'beside' }]);
  });

  it('with another label let go of what is asked of the old one alone', () => {
    const [roof] = answer.annotations as JsonObject[];
    assert.deepEqual(relabeled(roof!, 'yard', rules), { label: 'yard', attributes: { of: 'b' } });
  });

  it('know links and where they may end', () => {
    const shapes = read(answer.annotations as JsonObject[]);
    const { links } = spec;
    assert.deepEqual(
      arrowsOf(answer, shapes, rules, links).map(({ from, to, name, index }) => [from, to, name, index]),
      [
        ['a', 'b', 'of', undefined],
        ['a', 'b', 'beside', 0],
        ['c', 'a', 'beside', 1],
      ],
    );
    const [a, b, c] = shapes as [Drawn, Drawn, Drawn];
    assert.deepEqual(
      [mayJoin(links.beside!, a, b), mayJoin(links.beside!, b, a), mayJoin(links.beside!, a, c)],
      [true, false, false],
    );
    assert.equal(mayJoin({ ...links.beside, is_bidirectional: true }, b, a), true);
    const ids = (kind: 'link' | 'attribute', name: string) =>
      targetsOf({ from: 'a', name, kind }, shapes, rules, links).map(({ id }) => id);
    assert.deepEqual([ids('link', 'beside'), ids('attribute', 'of')], [['b'], ['b', 'c']]);
    assert.equal(withLink(answer, 'beside', 'a', 'b', false), answer, 'one that is there is not there twice');
    assert.equal(withLink(answer, 'beside', 'b', 'a', true), answer);
    assert.equal((withLink(answer, 'beside', 'b', 'a', false).links as JsonObject[]).length, 3);
  });

  it('keep to the locks of base annotations, in both forms that those come in', () => {
    const base = [box('a', 'car', 0, 0)];
    for (const form of [base, { annotations: base }]) {
      const locks = baseLocks({
        base_annotations: form,
        can_edit_base_annotations: false,
        can_add_base_annotations: false,
      });
      assert.deepEqual(locks.of('a'), { place: true, label: false, removal: false });
      assert.deepEqual([locks.of('b'), locks.adding], [undefined, true]);
    }
    assert.equal(baseLocks({ can_add_base_annotations: false }).adding, false, 'without them a lock locks nothing');
  });
});
