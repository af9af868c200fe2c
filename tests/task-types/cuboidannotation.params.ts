import { drawn, without } from './draw.ts';
import { oneGeometry } from './one-geometry-arbitraries.ts';
import { pixels, sides } from './shape-arbitraries.ts';

/** More than all links of five attributes need. */
const ROOM = 20;

export default drawn((draw) => {
  const least = draw.maybe(() => draw.int(0, 30));
  const camera = { fx: pixels(draw), fy: pixels(draw), cx: pixels(draw), cy: pixels(draw) };
  return oneGeometry(
    draw,
    without({
      ...sides(draw),
      min_annotations: least,
      max_annotations: draw.maybe(() => (draw.flag() ? 0 : draw.int(Math.max(ROOM, least ?? 0), 40))),
      camera_intrinsics: draw.maybe(() => camera),
      camera_height: draw.maybe(() => draw.real(0, 3)),
    }),
  );
});
