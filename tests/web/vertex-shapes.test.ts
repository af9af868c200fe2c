/** Polygons, lines and boxes: whatever is done, the answer is one that the type takes. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import imageannotation from '../../task-types/imageannotation/definition.ts';
import type { JsonObject } from '../../task-types/kit.ts';
import { geometryOf } from '../../web/kit/shapes/geometries.ts';
import type { Geometry, Limits, Point } from '../../web/kit/shapes/geometry.ts';
import { endsAt } from '../../web/kit/shapes/gesture.ts';
import { apart, crossesItself, nearestOnPath } from '../../web/kit/shapes/plane.ts';
import { type ManyGeometries, specOf } from '../../web/kit/shapes/spec.ts';
import { paramsOf, responseCheck } from '../task-types/check.ts';

const PICTURE = { width: 640, height: 480 };
const given = {
  attachment: 'https://a.example/1.jpg',
  geometries: {
    polygon: { objects_to_annotate: ['roof', 'yard'], max_vertices: 12 },
    line: { objects_to_annotate: ['kerb'], min_vertices: 3 },
    box: { objects_to_annotate: ['car', 'roof'], min_width: 9, min_height: 7, integer_pixels: true },
  },
};
const params = paramsOf(imageannotation, given);
const responseProblem = responseCheck(imageannotation, params);
const spec = specOf(given as unknown as ManyGeometries);
type Kind = 'polygon' | 'line' | 'box';
const limitsOf = (kind: Kind): Limits => ({
  ...spec.wanted.find(({ geometry }) => geometry.name === kind)!.limits,
  area: { left: 0, top: 0, ...PICTURE },
});
const LABEL = { polygon: 'roof', line: 'kerb', box: 'car' };

function assertGiven(kind: Kind, shape: JsonObject): void {
  const one = { uuid: 'a', type: kind, geometry: kind, label: LABEL[kind], ...shape };
  assert.deepEqual(responseProblem({ annotations: [one] }), undefined, JSON.stringify(shape));
  assert.deepEqual(imageannotation.checkBounds?.(params, { annotations: [one] } as never, PICTURE), undefined);
  assert.deepEqual(geometryOf(kind).read(shape), shape, 'it reads what it wrote');
}

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const anywhere = fc.record({ x: number(-300, 900), y: number(-300, 700) });
const step = number(-900, 900);

type Deed = (of: Geometry, shape: JsonObject, limits: Limits) => JsonObject;
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.tuple(fc.nat(), anywhere).map(
    ([which, to]): Deed =>
      (of, shape, limits) => {
        const handles = of.handles(shape, 1);
        return of.drag(shape, handles[which % handles.length]!.id, to, limits, { shift: false, alt: false });
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
  fc.tuple(fc.nat(), step).map(
    ([which, value]): Deed =>
      (of, shape, limits) => {
        const figures = of.figures(shape);
        return of.setFigure(shape, figures[which % figures.length]!.name, value, limits);
      },
  ),
  fc.tuple(fc.nat(), anywhere).map(
    ([index, at]): Deed =>
      (of, shape, limits) => {
        const count = of.handles(shape, 1).length;
        return of.vertices?.insert(shape, index % (count + 1), at, limits) ?? shape;
      },
  ),
  fc.array(fc.nat({ max: 12 })).map(
    (indices): Deed =>
      (of, shape, limits) =>
        of.vertices?.remove(shape, indices, limits) ?? shape,
  ),
  number(0, 60).map(
    (tolerance): Deed =>
      (of, shape, limits) =>
        of.vertices?.simplify(shape, tolerance, limits) ?? shape,
  ),
);

const drawn = fc
  .tuple(fc.constantFrom<Kind>('polygon', 'line', 'box'), fc.array(anywhere, { minLength: 3, maxLength: 12 }))
  .map(([kind, points]) => {
    const of = geometryOf(kind);
    const limits = limitsOf(kind);
    return { kind, of, limits, shape: of.draw(kind === 'box' ? points.slice(0, 2) : points, limits)! };
  })
  .filter(({ of, limits, shape }) => [undefined, 'crosses'].includes(of.problem(shape, limits)?.kind));

const verticesOf = (shape: JsonObject): Point[] => shape.vertices as unknown as Point[];

describe('polygons, lines and boxes', () => {
  it('are answers that the type takes, from the first point to the last deed', () => {
    fc.assert(
      fc.property(drawn, fc.array(deed, { maxLength: 8 }), ({ kind, of, limits, shape }, deeds) => {
        assertGiven(kind, shape);
        let now = shape;
        for (const one of deeds) {
          now = one(of, now, limits);
          assertGiven(kind, now);
        }
        const { left, top, width, height } = of.bounds(now);
        assert.ok(left >= 0 && top >= 0 && left + width <= 640.01 && top + height <= 480.01);
      }),
      { numRuns: 300 },
    );
  });

  it('can be put in the middle of whatever is on the screen', () => {
    const room = fc.record({ left: step, top: step, width: number(1, 900), height: number(1, 900) });
    fc.assert(
      fc.property(room, fc.constantFrom<Kind>('polygon', 'line', 'box'), (box, kind) => {
        const of = geometryOf(kind);
        const limits = limitsOf(kind);
        const shape = of.inMiddle(box, limits);
        if (kind === 'box' || of.problem(shape, limits) === undefined) assertGiven(kind, shape);
      }),
    );
    const many = geometryOf('polygon').inMiddle(
      { left: 0, top: 0, width: 50, height: 50 },
      { ...limitsOf('polygon'), minVertices: 9 },
    );
    assert.equal(verticesOf(many).length, 9);
  });

  it('keep their form when moved, and are hit on their edges', () => {
    fc.assert(
      fc.property(drawn, step, step, ({ of, limits, shape }, dx, dy) => {
        const [before, after] = [of.bounds(shape), of.bounds(of.move(shape, dx, dy, limits))];
        assert.ok(Math.abs(before.width - after.width) < 0.02 && Math.abs(before.height - after.height) < 0.02);
        for (const { x, y } of of.handles(shape, 1)) assert.ok(of.hit(shape, { x, y }, 0.01));
      }),
    );
  });

  it('have edges that take a vertex without changing the outline, and lose it again', () => {
    fc.assert(
      fc.property(drawn, fc.nat(), number(0.2, 0.8), ({ of, limits, shape }, which, share) => {
        const editing = of.vertices;
        const all = editing ? verticesOf(shape) : [];
        if (!editing || all.length >= limits.maxVertices) return;
        const at = which % (of.isClosed ? all.length : all.length - 1);
        const [a, b] = [all[at]!, all[(at + 1) % all.length]!];
        const place = { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
        const edge = editing.edgeAt(shape, place, 1)!;
        assert.ok(apart(edge.at, place) < 0.01 || crossesItself({ points: all, isClosed: of.isClosed === true }));
        const more = editing.insert(shape, at + 1, place, limits)!;
        assert.equal(verticesOf(more).length, all.length + 1);
        assert.deepEqual(editing.remove(more, [at + 1], limits), shape);
      }),
    );
  });

  it('when simplified stay within the tolerance of what they were', () => {
    fc.assert(
      fc.property(drawn, number(0, 40), ({ of, limits, shape }, tolerance) => {
        if (!of.vertices) return;
        const next = of.vertices.simplify(shape, tolerance, limits);
        const path = { points: verticesOf(next), isClosed: of.isClosed === true };
        for (const one of verticesOf(shape)) assert.ok(nearestOnPath(path, one, tolerance + 0.02));
      }),
    );
  });

  it('say why they cannot be, or perhaps should not', () => {
    const [polygon, line, box] = (['polygon', 'line', 'box'] as const).map((kind) => geometryOf(kind));
    const bow = [
      { x: 0, y: 0 },
      { x: 10, y: 10 },
      { x: 10, y: 0 },
      { x: 0, y: 10 },
    ];
    const at = (of: Geometry, kind: Kind, points: Point[]) =>
      of.problem(of.draw(points, limitsOf(kind))!, limitsOf(kind));
    assert.deepEqual(at(polygon!, 'polygon', bow), { kind: 'crosses', isWarning: true });
    assert.deepEqual(at(polygon!, 'polygon', bow.slice(0, 2)), { kind: 'few', least: 3 });
    assert.deepEqual(at(line!, 'line', bow.slice(0, 2)), { kind: 'few', least: 3 });
    assert.equal(at(line!, 'line', bow), undefined, 'a line may cross itself');
    assert.deepEqual(at(box!, 'box', [bow[0]!, { x: 8, y: 8 }]), {
      kind: 'small',
      minWidth: 9,
      minHeight: 7,
      width: 8,
      height: 8,
    });
    assert.deepEqual(at(box!, 'box', [bow[0]!, { x: 8, y: 0 }]), { kind: 'empty' });
    assert.equal(polygon!.isDone(Array(12).fill(bow[0]!), limitsOf('polygon')), true);
  });

  it('end on their first point where they are closed, and again on their last', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 50, y: 0 },
      { x: 50, y: 50 },
    ];
    assert.equal(endsAt(points, { x: 3, y: 3 }, 5, true), true);
    assert.equal(endsAt(points, { x: 3, y: 3 }, 5, false), false);
    assert.equal(endsAt(points, { x: 48, y: 48 }, 5, false), true);
    assert.equal(endsAt(points.slice(0, 2), { x: 3, y: 3 }, 5, true), false, 'two points close nothing');
  });

  it('of curves go through their vertices', () => {
    const curve = geometryOf('line', { splines: true });
    fc.assert(
      fc.property(fc.array(anywhere, { minLength: 2, maxLength: 9 }), (points) => {
        const shape = curve.draw(points, limitsOf('line'))!;
        const [path] = curve.outline(shape).paths;
        for (const one of verticesOf(shape)) assert.ok(path!.points.some((other) => apart(one, other) < 1e-6));
      }),
    );
  });
});
