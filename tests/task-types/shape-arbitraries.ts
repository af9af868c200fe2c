/** Sizes that params of pictures ask for. */
import type { Draw } from './draw.ts';

export const pixels = (draw: Draw): number => (draw.flag() ? draw.int(0, 1_000_000) : draw.real(0, 9999));

export const sides = (draw: Draw) => ({
  min_width: draw.maybe(() => pixels(draw)),
  min_height: draw.maybe(() => pixels(draw)),
});
