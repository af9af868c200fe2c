/** What params of pictures ask for: sizes, geometries, links. */
import type { JsonObject } from '../../task-types/kit.ts';
import { type LabelDescription, leaves } from '../../task-types/shared/labels.ts';
import { type Draw, without } from './draw.ts';
import { labels } from './label-arbitraries.ts';

export const pixels = (draw: Draw): number => (draw.flag() ? draw.int(0, 1_000_000) : draw.real(0, 9999));

export const sides = (draw: Draw) => ({
  min_width: draw.maybe(() => pixels(draw)),
  min_height: draw.maybe(() => pixels(draw)),
});

function vertexLimits(draw: Draw): JsonObject {
  const least = draw.maybe(() => draw.int(1, 30));
  return without({
    min_vertices: least,
    max_vertices: draw.maybe(() => (draw.flag() ? null : draw.int(least ?? 1, 40))),
  });
}

const GEOMETRIES: { [name: string]: (draw: Draw) => JsonObject } = {
  box: (draw) =>
    without({
      ...sides(draw),
      can_rotate: draw.maybe(() => draw.flag()),
      integer_pixels: draw.maybe(() => draw.flag()),
    }),
  polygon: vertexLimits,
  line: vertexLimits,
  point: (draw) => without({ connections: draw.maybe(() => [{ pair: ['a', 'b'] }]) }),
  cuboid: (draw) => without({ ...sides(draw), camera_height: draw.maybe(() => null) }),
  ellipse: () => ({}),
};

export function links(draw: Draw, tree: LabelDescription[]): JsonObject {
  const definition = () =>
    without({
      is_bidirectional: draw.maybe(() => draw.flag()),
      from_allowed_labels: draw.maybe(() => draw.some(leaves(tree))),
      to_allowed_labels: draw.maybe(() => draw.some(leaves(tree))),
    });
  return Object.fromEntries(draw.keys(0, 3).map((name) => [name, definition()]));
}

export function geometries(draw: Draw): { [name: string]: { objects_to_annotate: LabelDescription[] } } {
  const names = draw.some(Object.keys(GEOMETRIES));
  return Object.fromEntries(
    names.map((name) => [name, { objects_to_annotate: labels(draw), ...GEOMETRIES[name]?.(draw) }]),
  );
}
