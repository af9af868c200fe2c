/** Segmentations that obey the rules: stripes from left to right. */
import type { Draw } from '../draw.ts';
import type { JsonObject } from '../kit.ts';
import type { AttributeRule } from '../shared/attribute-rules.ts';
import { sampleAttributes } from '../shared/attribute-samples.ts';
import { isLocked, sampleOfBase } from '../shared/base-annotations.ts';
import { maskOfRun } from '../shared/masks.ts';
import { sampleUuid } from '../shared/sample-uuid.ts';
import type { Params } from './definition.ts';
import { segmentLabels } from './labels.ts';
import type { Response, Segment } from './results.ts';

/** Of a picture whose size is not known. */
const SIDE = 100;

/** Recorded: only the first label gets a mask; it is the whole picture, so that no pixel is left (api-facts E.25). */
export function sampleSegments(
  given: Params,
  attributes: AttributeRule[],
  globals: AttributeRule[],
  draw: Draw,
): Response {
  const begun = isLocked(given as JsonObject) ? lockedOnes(given, attributes, draw) : drawn(given, attributes, draw);
  return { ...begun, global_attributes: sampleAttributes(globals, undefined, begun.annotations, draw) };
}

function lockedOnes(given: Params, attributes: AttributeRule[], draw: Draw): Response {
  const { width, height } = given.base_annotations as Response;
  return { width, height, annotations: sampleOfBase(given as JsonObject, attributes, draw) as Segment[] };
}

function drawn(given: Params, attributes: AttributeRule[], draw: Draw): Response {
  const size = (side: number) => (Number.isFinite(side) ? side : SIDE);
  const [width, height] = [size(draw.picture.width), size(draw.picture.height)];
  const labels = [...segmentLabels(given)];
  const chosen = draw.some(labels, 1, 4).flatMap(([label, isInstance]) => {
    return Array.from({ length: isInstance ? draw.whole(1, 3, 1) : 1 }, () => label);
  });
  const names = chosen.slice(0, width * height);
  const annotations: Segment[] = [];
  let start = 0;
  for (const [index, label] of names.entries()) {
    const left = names.length - index - 1;
    const most = width * height - left;
    const isLast = left === 0 && !given.allow_unlabeled;
    const end = isLast ? most : draw.whole(start + 1, most, most);
    annotations.push({
      uuid: sampleUuid(index),
      label,
      mask: maskOfRun(width, height, start, end),
      attributes: sampleAttributes(attributes, label, [], draw),
    });
    start = end;
  }
  return { width, height, annotations };
}
