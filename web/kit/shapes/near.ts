/** Which shapes are at a place. Their bounds lie side by side in memory: thousands are compared within microseconds. */
import type { Drawn } from './drawn.ts';
import type { Box, Point } from './geometry.ts';
import { round } from './plane.ts';

export class Near {
  readonly drawn: readonly Drawn[];
  /** Left, top, right and bottom of each. */
  readonly #sides: Float64Array;

  constructor(drawn: readonly Drawn[]) {
    this.drawn = drawn;
    this.#sides = new Float64Array(drawn.length * 4);
    for (const [i, { bounds }] of drawn.entries()) {
      this.#sides.set([bounds.left, bounds.top, bounds.left + bounds.width, bounds.top + bounds.height], i * 4);
    }
  }

  /** Those whose bounds meet the box, in order. */
  *meeting({ left, top, width, height }: Box): Generator<Drawn> {
    const sides = this.#sides;
    const [right, bottom] = [left + width, top + height];
    for (let i = 0, at = 0; i < this.drawn.length; i++, at += 4) {
      if (sides[at]! > right || sides[at + 2]! < left || sides[at + 1]! > bottom || sides[at + 3]! < top) continue;
      yield this.drawn[i]!;
    }
  }

  /** Those whose bounds are wholly within the box. */
  *inside(box: Box): Generator<Drawn> {
    const [right, bottom] = [box.left + box.width, box.top + box.height];
    for (const one of this.meeting(box)) {
      const { left, top, width, height } = one.bounds;
      if (left >= box.left && top >= box.top && left + width <= right && top + height <= bottom) yield one;
    }
  }

  around({ x, y }: Point, reach: number): Generator<Drawn> {
    return this.meeting({ left: x - reach, top: y - reach, width: 2 * reach, height: 2 * reach });
  }

  /** The smallest shape at the point: what lies in or over a larger one can be reached. The later of two equal ones. */
  at(point: Point, reach: number, skip: (one: Drawn) => boolean): Drawn | undefined {
    let found: Drawn | undefined;
    // A point is hit from further away than its bounds say.
    for (const one of this.around(point, 2 * reach)) {
      if (skip(one) || !one.geometry.hit(one.shape, point, reach)) continue;
      if (!found || sizeOf(one) <= sizeOf(found)) found = one;
    }
    return found;
  }
}

const sizeOf = ({ bounds }: Drawn): number => round(bounds.width * bounds.height);
