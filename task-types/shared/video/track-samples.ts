/** Objects in a video for the answer of a test key: one of each geometry, and what links need to point at. */
import type { Draw } from '../../draw.ts';
import type { AttributeRule } from '../attribute-rules.ts';
import { linkTargetLabels, sampleAttributes } from '../attribute-samples.ts';
import { entriesOf, type Geometries, type Geometry, type GeometryName, labelsOf } from '../geometry-params.ts';
import { sampleShape } from '../geometry-samples.ts';
import { leaves } from '../labels.ts';
import { sampleUuid } from '../sample-uuid.ts';
import { lastFrame } from './frames.ts';
import type { Frame, Track, TracksAsked } from './tracks.ts';

/** Where nobody has said how long the video is, and of long ones. */
const FRAMES_IN_SAMPLE = 10;

/** The last frame that a sample names. */
export const lastSampled = ({ frames }: TracksAsked): number => Math.min(lastFrame(frames), FRAMES_IN_SAMPLE - 1);

interface Drawing {
  uuid: string;
  name: GeometryName;
  geometry: Geometry;
  label: string;
}

function drawings(geometries: Geometries, rules: AttributeRule[], draw: Draw): Drawing[] {
  const entries = entriesOf(geometries);
  const firsts = entries.flatMap(([name, geometry]) => {
    const labels = leaves(geometry.objects_to_annotate);
    return Array.from({ length: draw.whole(1, 2, 1) }, () => ({ name, geometry, label: draw.one(labels) }));
  });
  const byLabel = new Map<string, Omit<Drawing, 'uuid'>>();
  for (const [name, geometry] of entries.toReversed()) {
    for (const label of leaves(geometry.objects_to_annotate)) byLabel.set(label, { name, geometry, label });
  }
  const targets = [...linkTargetLabels(rules, labelsOf(geometries))].flatMap((label) => {
    const target = byLabel.get(label)!;
    return [target, target];
  });
  return [...firsts, ...targets].map((drawing, index) => ({ uuid: sampleUuid(index), ...drawing }));
}

/** @param timeOf a frame, in seconds. */
export function sampleTracks(
  asked: TracksAsked,
  rules: AttributeRule[],
  timeOf: (key: number) => number,
  draw: Draw,
): [uuid: string, track: Track][] {
  const last = lastSampled(asked);
  const drawn = drawings(asked.geometries, rules, draw);
  const targets = drawn.map(({ uuid, label }) => ({ uuid, ...(asked.labeled && { label }) }));
  return drawn.map(({ uuid, name, geometry }, index) => {
    const target = targets[index]!;
    const first = draw.whole(0, last, 0);
    const count = Math.min(last - first + 1, draw.whole(1, 3, 2));
    const frames = Array.from({ length: count }, (_, at): Frame => {
      const key = first + at;
      return {
        key,
        timestamp: timeOf(key),
        attributes: sampleAttributes(rules, target.label, targets, draw, target),
        ...sampleShape(name, geometry, draw),
      };
    });
    return [uuid, { ...(asked.labeled && { label: target.label! }), geometry: name, frames }];
  });
}
