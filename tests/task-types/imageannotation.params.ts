import type { JsonObject } from '../../task-types/kit.ts';
import { type LabelDescription, leaves } from '../../task-types/shared/labels.ts';
import { type Draw, drawn, without } from './draw.ts';
import { attributes, labels } from './label-arbitraries.ts';
import { pixels, sides } from './shape-arbitraries.ts';

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

function links(draw: Draw, tree: LabelDescription[]): JsonObject {
  const definition = () =>
    without({
      is_bidirectional: draw.maybe(() => draw.flag()),
      from_allowed_labels: draw.maybe(() => draw.some(leaves(tree))),
      to_allowed_labels: draw.maybe(() => draw.some(leaves(tree))),
    });
  return Object.fromEntries(draw.keys(0, 3).map((name) => [name, definition()]));
}

export default drawn((draw) => {
  const names = draw.some(Object.keys(GEOMETRIES));
  const geometries = Object.fromEntries(
    names.map((name) => [name, { objects_to_annotate: labels(draw), ...GEOMETRIES[name]?.(draw) }]),
  );
  const tree = Object.values(geometries).flatMap(({ objects_to_annotate }) => objects_to_annotate);
  return without({
    attachment: draw.url(),
    geometries,
    annotation_attributes: draw.maybe(() => attributes(draw, tree)),
    global_attributes: draw.maybe(() => attributes(draw, tree)),
    links: draw.maybe(() => links(draw, tree)),
    padding: draw.maybe(() => pixels(draw)),
    attachment_type: draw.maybe(() => 'image'),
  });
});
