/** Params that the types of one geometry have in common. */
import type { JsonObject } from '../../task-types/kit.ts';
import { type Draw, without } from './draw.ts';
import { attributes, labels } from './label-arbitraries.ts';

export function oneGeometry(draw: Draw, more: JsonObject = {}): JsonObject {
  const tree = labels(draw);
  return without({
    attachment: draw.url(),
    attachment_type: draw.maybe(() => 'image'),
    objects_to_annotate: tree,
    with_labels: draw.maybe(() => draw.flag()),
    ...more,
    annotation_attributes: draw.maybe(() => attributes(draw, tree)),
    global_attributes: draw.maybe(() => attributes(draw, tree)),
    hypothesis: draw.maybe(() => ({ annotations: [] })),
    base_annotations: draw.maybe(() => (draw.flag() ? [] : { annotations: [] })),
  });
}
