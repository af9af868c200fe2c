import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  type Box,
  boxBetween,
  HANDLES,
  handlePoint,
  handlesOf,
  type Limits,
  moveBox,
  placeBox,
  resizeBox,
} from '../../web/kit/boxes.ts';
import { fit, pan, pinch, toPicture, zoom } from '../../web/kit/view.ts';

const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const point = fc.record({ x: number(-500, 1500), y: number(-500, 1500) });
const limits: fc.Arbitrary<Limits> = fc.record({
  minWidth: fc.integer({ min: 0, max: 30 }),
  minHeight: fc.integer({ min: 0, max: 30 }),
  integer: fc.boolean(),
  area: fc.record({
    left: fc.integer({ min: -20, max: 0 }),
    top: fc.integer({ min: -20, max: 0 }),
    width: fc.integer({ min: 100, max: 1000 }),
    height: fc.integer({ min: 100, max: 1000 }),
  }),
});
/** Within the limits, as every box of the page is. */
const drawn = fc
  .tuple(limits, point, point)
  .map(([l, a, b]) => ({ l, box: boxBetween(a, b, l) }))
  .filter(({ l, box }) => box.width >= Math.max(l.minWidth, 1) && box.height >= Math.max(l.minHeight, 1));
const far = number(-2000, 2000);
const handle = fc.constantFrom(...HANDLES);

const NEAR = 0.011;

function assertWithin({ area, integer, minWidth, minHeight }: Limits, box: Box): void {
  const text = JSON.stringify(box);
  assert.ok(box.left >= area.left && box.top >= area.top, text);
  assert.ok(box.left + box.width <= area.left + area.width + NEAR, text);
  assert.ok(box.top + box.height <= area.top + area.height + NEAR, text);
  assert.ok(box.width >= minWidth - NEAR && box.height >= minHeight - NEAR, text);
  for (const value of Object.values(box)) {
    assert.equal(value, integer ? Math.round(value) : Math.round(value * 100) / 100, 'no finer than it may be');
  }
}

describe('boxes', () => {
  it('are the same from whichever corner they are drawn, and stay in the area', () => {
    fc.assert(
      fc.property(limits, point, point, (l, a, b) => {
        const box = boxBetween(a, b, l);
        assert.deepEqual(boxBetween(b, a, l), box);
        assert.deepEqual(boxBetween({ x: a.x, y: b.y }, { x: b.x, y: a.y }, l), box);
        assertWithin({ ...l, minWidth: 0, minHeight: 0 }, box);
      }),
    );
  });

  it('keep their size when moved, and their limits whatever is done to them', () => {
    fc.assert(
      fc.property(drawn, far, far, handle, ({ l, box }, dx, dy, side) => {
        const moved = moveBox(box, dx, dy, l);
        assert.deepEqual([moved.width, moved.height], [box.width, box.height]);
        assertWithin(l, moved);
        assertWithin(l, resizeBox(box, side, dx, dy, l));
        for (const figure of ['left', 'top', 'width', 'height'] as const) assertWithin(l, placeBox(box, figure, dx, l));
      }),
    );
  });

  it('move only the sides that a handle holds', () => {
    fc.assert(
      fc.property(drawn, far, far, handle, ({ l, box }, dx, dy, side) => {
        const next = resizeBox(box, side, dx, dy, l);
        const near = (a: number, b: number) => assert.ok(Math.abs(a - b) < NEAR, `${side} ${JSON.stringify(next)}`);
        if (!side.includes('w')) near(next.left, box.left);
        if (!side.includes('n')) near(next.top, box.top);
        if (!side.includes('e')) near(next.left + next.width, box.left + box.width);
        if (!side.includes('s')) near(next.top + next.height, box.top + box.height);
      }),
    );
  });

  it('have handles in the middle of their sides where there is room', () => {
    const small = { left: 20, top: 20, width: 10, height: 10 };
    assert.deepEqual(handlesOf(small, 1), ['nw', 'ne', 'se', 'sw']);
    assert.deepEqual(handlesOf(small, 4), [...HANDLES]);
    assert.deepEqual(
      HANDLES.map((one) => handlePoint(small, one)).map(({ x, y }) => [x, y]),
      [
        [20, 20],
        [25, 20],
        [30, 20],
        [30, 25],
        [30, 30],
        [25, 30],
        [20, 30],
        [20, 25],
      ],
    );
  });
});

describe('the view', () => {
  const screen = { width: 900, height: 700 };
  const views = fc.record({ scale: number(0.05, 30), x: number(-1000, 1000), y: number(-1000, 1000) });
  const same = (a: { x: number; y: number }, b: { x: number; y: number }) =>
    assert.ok(Math.hypot(a.x - b.x, a.y - b.y) < 1e-6 * (1 + Math.hypot(a.x, a.y)), JSON.stringify([a, b]));

  it('shows the whole area, in the middle', () => {
    const area = { left: -10, top: 0, width: 2000, height: 500 };
    const view = fit(area, screen);
    const from = toPicture(view, { x: 16, y: 350 });
    const to = toPicture(view, { x: 884, y: 350 });
    same(from, { x: -10, y: 250 });
    same(to, { x: 1990, y: 250 });
    assert.equal(fit({ left: 0, top: 0, width: 10, height: 10 }, screen).scale, 4, 'an icon is not blown up');
  });

  it('keeps what is under the pointer when it zooms, and follows a pan', () => {
    fc.assert(
      fc.property(views, point, number(0.1, 10), (view, at, factor) => {
        same(toPicture(zoom(view, factor, at), at), toPicture(view, at));
        same(toPicture(pan(view, 7, -9), { x: at.x + 7, y: at.y - 9 }), toPicture(view, at));
      }),
    );
  });

  it('keeps what is under two fingers', () => {
    fc.assert(
      fc.property(views, point, number(20, 200), number(-50, 50), number(0.5, 2), (view, a, wide, dx, factor) => {
        const b = { x: a.x + wide, y: a.y };
        const [c, d] = [
          { x: a.x + dx, y: a.y },
          { x: a.x + dx + wide * factor, y: a.y },
        ];
        const next = pinch(view, [a, b], [c, d]);
        same(toPicture(next, c), toPicture(view, a));
        same(toPicture(next, d), toPicture(view, b));
      }),
    );
  });
});
