/** Geometries that turn or lean, and points: whatever is done to them, the answer is one that the type takes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CONSTANT } from '../../task-types/draw.ts';
import imageannotation from '../../task-types/imageannotation/definition.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { outlineOf } from '../../task-types/marks.ts';
import type { GeometryName } from '../../task-types/shared/geometry-params.ts';
import { sampleShape } from '../../task-types/shared/geometry-samples.ts';
import { drawnMarks } from '../../task-types/shared/picture-marks.ts';
import { connectionsOf, linesBetween, type Named } from '../../web/kit/shapes/connections.ts';
import { excess } from '../../web/kit/shapes/fitting.ts';
import { geometryOf } from '../../web/kit/shapes/geometries.ts';
import type { Geometry, Limits, Point } from '../../web/kit/shapes/geometry.ts';
import { labelAfter } from '../../web/kit/shapes/keypoints.ts';
import { around, middleOf } from '../../web/kit/shapes/plane.ts';
import { paramsOf, responseCheck } from '../task-types/check.ts';

const PICTURE = { width: 640, height: 480 };
const LEAST = { min_width: 12, min_height: 9 };
const KINDS = ['box', 'ellipse', 'point', 'cuboid'] as const;
type Kind = (typeof KINDS)[number];

const geometry = (kind: Kind): Geometry => geometryOf(kind, { canRotate: true });
const hasLeast = (kind: Kind) => kind === 'box' || kind === 'cuboid';
const limitsOf = (kind: Kind): Limits => ({
  minWidth: hasLeast(kind) ? LEAST.min_width : 0,
  minHeight: hasLeast(kind) ? LEAST.min_height : 0,
  integer: false,
  area: { left: 0, top: 0, ...PICTURE },
  minVertices: 1,
  maxVertices: Number.POSITIVE_INFINITY,
});

const params = paramsOf(imageannotation, {
  attachment: 'https://a.example/1.jpg',
  geometries: {
    box: { objects_to_annotate: ['car'], can_rotate: true, ...LEAST },
    ellipse: { objects_to_annotate: ['car'] },
    point: { objects_to_annotate: ['car'] },
    cuboid: { objects_to_annotate: ['car'], ...LEAST },
  },
});
const responseProblem = responseCheck(imageannotation, params);
/** The server's rules, and that the whole of it lies in the picture. */
function assertGiven(kind: Kind, shape: JsonObject): void {
  const response = { annotations: [{ uuid: 'a', type: kind, geometry: kind, label: 'car', ...shape }] };
  const text = JSON.stringify(shape);
  assert.deepEqual(responseProblem(response), undefined, text);
  assert.deepEqual(imageannotation.checkBounds?.(params, response as never, PICTURE), undefined, text);
  assert.deepEqual(geometry(kind).read(shape), shape, 'it reads what it wrote');
}

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anywhere = fc.record({ x: number(-300, 900), y: number(-300, 700) });
const step = number(-900, 900);
const held = fc.record({ shift: fc.boolean(), alt: fc.boolean() });
const kinds = fc.constantFrom(...KINDS);

/** Something that somebody does to a shape. */
type Deed = (of: Geometry, shape: JsonObject, limits: Limits) => JsonObject;
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(fc.nat(), anywhere, held).map(
    ([which, to, keys]): Deed =>
      (of, shape, limits) => {
        const handles = of.handles(shape, 1);
        return of.drag(shape, handles[which % handles.length]!.id, to, limits, keys);
      },
  ),
  fc.tuple(step, step).map(
    ([dx, dy]): Deed =>
      (of, shape, limits) =>
        of.move(shape, dx, dy, limits),
  ),
  fc.tuple(step, step).map(
    ([dx, dy]): Deed =>
      (of, shape, limits) =>
        of.resize(shape, dx, dy, limits),
  ),
  number(-7, 7).map(
    (by): Deed =>
      (of, shape, limits) =>
        of.turn?.(shape, by, limits) ?? shape,
  ),
  fc.tuple(fc.nat(), step).map(
    ([which, value]): Deed =>
      (of, shape, limits) => {
        const figures = of.figures(shape);
        return of.setFigure(shape, figures[which % figures.length]!.name, value, limits);
      },
  ),
);

/** Drawn so that it may be added. */
const drawn = fc
  .tuple(kinds, fc.array(anywhere, { minLength: 4, maxLength: 4 }))
  .map(([kind, points]) => {
    const of = geometry(kind);
    const count = [1, 2, 3, 4].find((one) => of.isDone(points.slice(0, one), limitsOf(kind)))!;
    return { kind, of, limits: limitsOf(kind), shape: of.draw(points.slice(0, count), limitsOf(kind))! };
  })
  .filter(({ of, limits, shape }) => of.problem(shape, limits) === undefined);

const near = (a: Point, b: Point, most = 0.03) =>
  assert.ok(Math.hypot(a.x - b.x, a.y - b.y) <= most, JSON.stringify([a, b]));

describe('shapes that turn or lean', () => {
  it('are answers that the type takes, from the first point to the last deed', () => {
    fc.assert(
      fc.property(drawn, fc.array(deed, { maxLength: 8 }), ({ kind, of, limits, shape }, deeds) => {
        assertGiven(kind, shape);
        let now = shape;
        for (const [index, act] of deeds.entries()) {
          now = act(of, now, limits);
          assertGiven(kind, now);
          assert.equal(of.problem(now, limits), undefined, `after deed ${index}: ${JSON.stringify(now)}`);
          assert.ok(excess(of.bounds(now), limits.area) < 0.05, `sticks out: ${JSON.stringify(now)}`);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('stay as they are when a handle is put where it is', () => {
    fc.assert(
      fc.property(drawn, number(-3, 3), fc.nat(), ({ of, limits, shape: before }, by, which) => {
        const shape = of.turn?.(before, by, limits) ?? before;
        const handles = of.handles(shape, 1);
        const handle = handles[which % handles.length]!;
        const after = of.drag(shape, handle.id, handle, limits, { shift: false, alt: false });
        const [a, b] = [of.handles(shape, 1), of.handles(after, 1)];
        for (const [index, one] of a.entries()) near(one, b[index]!, 0.1);
      }),
    );
  });

  it('come back when they are moved there and back, and keep their form', () => {
    fc.assert(
      fc.property(drawn, fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 }), (one, dx, dy) => {
        const { of, limits, shape } = one;
        const there = of.move(shape, dx, dy, limits);
        const [from, to] = [of.bounds(shape), of.bounds(there)];
        assert.ok(Math.abs(from.width - to.width) < 0.05 && Math.abs(from.height - to.height) < 0.05);
        const back = of.move(there, from.left - to.left, from.top - to.top, limits);
        near(middleOf(of.bounds(back)), middleOf(from));
      }),
    );
  });

  it('come back when they are turned there and back where there is room', () => {
    fc.assert(
      fc.property(fc.constantFrom('box' as const, 'ellipse' as const), number(-3, 3), (kind, by) => {
        const [of, limits] = [geometry(kind), limitsOf(kind)];
        const shape = of.inMiddle({ left: 220, top: 180, width: 200, height: 120 }, limits);
        const there = of.turn!(shape, by, limits);
        near(middleOf(of.bounds(there)), { x: 320, y: 240 });
        const back = of.turn!(there, -by, limits);
        for (const [index, handle] of of.handles(shape, 1).entries()) near(handle, of.handles(back, 1)[index]!);
      }),
    );
  });

  it('turn by their handle in notches of 15 degrees with Shift', () => {
    for (const kind of ['box', 'ellipse'] as const) {
      const [of, limits] = [geometry(kind), limitsOf(kind)];
      const shape = of.inMiddle({ left: 220, top: 180, width: 200, height: 120 }, limits);
      const turned = (to: Point, shift: boolean) =>
        of.figures(of.drag(shape, 'turn', to, limits, { shift, alt: false })).find(({ name }) => name === 'rotation')!
          .value;
      assert.equal(turned({ x: 420, y: 240 }, false), 90, 'the upper side is on the right');
      assert.equal(turned({ x: 420, y: 230 }, true), 90);
      assert.equal(turned({ x: 320, y: 400 }, true), 180);
      assert.equal(turned({ x: 300, y: 100 }, true), -15);
    }
  });

  it('have their handles at their outline, and are hit where they are', () => {
    fc.assert(
      fc.property(drawn, number(-3, 3), ({ of, limits, shape: before }, by) => {
        const shape = of.turn?.(before, by, limits) ?? before;
        for (const handle of of.handles(shape, 1)) {
          if (handle.kind !== 'turn') assert.ok(of.hit(shape, handle, 0.1), `${handle.id} ${JSON.stringify(shape)}`);
        }
        const { left, top, width, height } = of.bounds(shape);
        assert.ok(!of.hit(shape, { x: left - 5, y: top - 5 }, 2));
        assert.ok(!of.hit(shape, { x: left + width + 5, y: top + height + 5 }, 2));
        const { paths, dots } = of.outline(shape);
        const seen = around([...paths.filter(({ isFaint }) => !isFaint).flatMap(({ points }) => points), ...dots]);
        near(middleOf(seen), middleOf(of.bounds(shape)), 0.5);
      }),
    );
  });

  it('lie where the formats say that they lie', () => {
    fc.assert(
      fc.property(drawn, number(-3, 3), ({ kind, of, limits, shape: before }, by) => {
        if (kind === 'point') return;
        const shape = of.turn?.(before, by, limits) ?? before;
        const [mark] = drawnMarks([{ type: kind, label: 'car', ...shape }], kind);
        const exported = around(outlineOf(mark!.shape)!);
        const bounds = of.bounds(shape);
        near(middleOf(exported), middleOf(bounds), 0.5);
        assert.ok(Math.abs(exported.width - bounds.width) < 1.5, JSON.stringify([exported, bounds]));
      }),
    );
  });

  it('are read from the samples, and from what else the type takes', () => {
    for (const kind of KINDS) {
      assert.ok(geometry(kind).read(sampleShape(kind as GeometryName, { can_rotate: true }, CONSTANT)), kind);
      assert.equal(geometry(kind).read({ left: 1, label: 'car' }), undefined);
    }
    const byCorners = geometry('box').read({
      left: 0,
      top: 0,
      rotation: 1,
      vertices: [
        { x: 100, y: 100 },
        { x: 100, y: 200 },
        { x: 60, y: 200 },
        { x: 60, y: 100 },
      ],
    });
    assert.deepEqual(
      byCorners && { ...byCorners, vertices: [] },
      { left: 30, top: 130, width: 100, height: 40, rotation: Number((Math.PI / 2).toFixed(6)), vertices: [] },
      'turned by a quarter, and the corners are what counts',
    );
  });
});

describe('cuboids', () => {
  const [of, limits] = [geometry('cuboid'), limitsOf('cuboid')];
  const at = (shape: JsonObject, name: string) => {
    const one = (shape.vertices as { description: string; x: number; y: number }[]).find(
      (v) => v.description === name,
    )!;
    return [one.x, one.y];
  };
  const FACE: Point[] = [
    { x: 100, y: 70 },
    { x: 320, y: 296 },
  ];

  it('are a face by a drag, then the upper and the lower end of the far edge: the recorded one', () => {
    const points = [...FACE, { x: 441, y: 82 }, { x: 430, y: 198 }];
    assert.equal(of.isDone(points.slice(0, 3), limits), false);
    assert.equal(of.isDone(points, limits), true);
    assert.deepEqual(of.draw(points, limits), sampleShape('cuboid', {}, CONSTANT));
    const guess = of.draw(points.slice(0, 3), limits)!;
    assert.deepEqual(
      [at(guess, 'side-topcorner'), at(guess, 'side-bottomcorner')],
      [
        [441, 82],
        [441, 284],
      ],
    );
    assert.equal(of.problem(guess, limits), undefined, 'one may end here');
  });

  it('have corners that take their neighbours along or go alone, and faces that go as a whole', () => {
    const shape = of.draw([...FACE, { x: 441, y: 82 }, { x: 441, y: 198 }], limits)!;
    const go = (handle: string, dx: number, dy: number, alt = false) => {
      const { x, y } = of.handles(shape, 1).find(({ id }) => id === handle)!;
      return of.drag(shape, handle, { x: x + dx, y: y + dy }, limits, { shift: false, alt });
    };
    const corner = go('face-topleft', 10, 5);
    assert.deepEqual(at(corner, 'face-topleft'), [110, 75]);
    assert.deepEqual(
      [at(corner, 'face-topright'), at(corner, 'face-bottomleft')],
      [
        [320, 75],
        [110, 296],
      ],
    );
    assert.deepEqual(at(corner, 'side-topcorner'), [441, 82]);
    const alone = go('face-topleft', 10, 5, true);
    assert.deepEqual(
      [at(alone, 'face-topleft'), at(alone, 'face-topright')],
      [
        [110, 75],
        [320, 70],
      ],
    );
    const face = go('face', -20, 30);
    assert.deepEqual(
      [at(face, 'face-topleft'), at(face, 'face-bottomright')],
      [
        [80, 100],
        [300, 326],
      ],
    );
    assert.deepEqual(at(face, 'side-topcorner'), [441, 82]);
    const side = go('side', 20, -10);
    assert.deepEqual(
      [at(side, 'side-topcorner'), at(side, 'side-bottomcorner')],
      [
        [461, 72],
        [461, 188],
      ],
    );
    assert.deepEqual(at(side, 'face-topright'), [320, 70]);
    assert.deepEqual(at(go('side-topcorner', 5, 900), 'side-topcorner'), [446, 197], 'stops above the lower end');
  });

  it('that came with more corners keep them, and those without names get them', () => {
    const { vertices } = sampleShape('cuboid', {}, CONSTANT) as { vertices: { x: number; y: number }[] };
    const hidden = { description: 'back', x: 200, y: 90 };
    const more = of.move(of.read({ vertices: [...vertices, hidden] })!, 10, 10, limits);
    assert.deepEqual((more.vertices as JsonObject[]).at(-1), { description: 'back', x: 210, y: 100 });
    assert.deepEqual(of.read({ vertices: vertices.map(({ x, y }) => ({ x, y })) }), { vertices });
  });
});

describe('points that belong together', () => {
  const put = (...labels: string[]): Named[] =>
    labels.map((label, index) => ({ id: String(index), label, x: index, y: 0, attributes: {} }));
  const drawnLines = (points: Named[], connections: ReturnType<typeof connectionsOf>) =>
    linesBetween(points, connections).map(([a, b]) => `${a.id}-${b.id}`);
  const SPINE = connectionsOf([{ pair: ['head', 'hip'] }, { pair: ['hip', 'foot'] }]);

  it('are joined figure by figure, in the order they were put', () => {
    assert.deepEqual(drawnLines(put('head', 'hip', 'foot', 'head', 'foot', 'head', 'hip'), SPINE), [
      '0-1',
      '5-6',
      '1-2',
    ]);
    assert.deepEqual(drawnLines(put('hip', 'hat'), SPINE), []);
  });

  it('are joined by the attribute where there is one', () => {
    const by = connectionsOf([{ pair: ['head', 'hip'], connection_attribute: 'of' }]);
    const [a, b, c, d] = put('head', 'head', 'hip', 'hip') as [Named, Named, Named, Named];
    const given = [
      { ...a, attributes: { of: 'box 1' } },
      { ...b, attributes: { of: '2' } },
      c,
      { ...d, attributes: { of: ['box 1'] } },
    ];
    assert.deepEqual(drawnLines(given, by), ['0-3', '1-2']);
  });

  it('come in their order', () => {
    const order = ['head', 'hip', 'foot'];
    assert.deepEqual(
      [undefined, 'head', 'foot', 'hat'].map((one) => labelAfter(one, order)),
      ['head', 'hip', 'head', 'hat'],
    );
    assert.deepEqual(connectionsOf([{ pair: ['a'] }, 'x', { pair: ['a', 1] }]), []);
  });
});
