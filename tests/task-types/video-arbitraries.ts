/** Params that the types of videos have in common. */
import type { JsonObject } from '../../task-types/kit.ts';
import type { LabelDescription } from '../../task-types/shared/labels.ts';
import { type Draw, without } from './draw.ts';
import { attributes, EVERY_TYPE, labels } from './label-arbitraries.ts';
import { links, pixels } from './shape-arbitraries.ts';

const UNLINKED = EVERY_TYPE.filter((type) => type !== 'linked');

function frames(draw: Draw): JsonObject {
  const kind = draw.pick(['image', 'video']);
  return without({
    [kind === 'image' ? 'attachments' : 'attachment']:
      kind === 'image' ? draw.times(1, 30, () => draw.url()) : draw.url(),
    attachment_type: draw.maybe(() => kind),
  });
}

/** @param tree everything an object may be called. */
export function video(draw: Draw, tree: LabelDescription[], more: JsonObject): JsonObject {
  const events = draw.maybe(() => (draw.flag() ? labels(draw) : [])) ?? [];
  const rate = () => draw.maybe(() => draw.real(0.1, 60));
  return without({
    ...frames(draw),
    ...more,
    frame_rate: rate(),
    video_frame_rate: rate(),
    with_labels: draw.maybe(() => draw.flag()),
    events_to_annotate: events.length > 0 || draw.flag() ? events : undefined,
    annotation_attributes: draw.maybe(() => attributes(draw, tree)),
    global_attributes: draw.maybe(() => attributes(draw, events, UNLINKED)),
    links: draw.maybe(() => links(draw, tree)),
    padding: draw.maybe(() => pixels(draw)),
    hypothesis: draw.maybe(() => ({ annotations: {} })),
    base_annotations: draw.maybe(() => ({ annotations: {} })),
  });
}
