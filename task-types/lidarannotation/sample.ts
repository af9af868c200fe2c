/** Cuboids in every frame, for the answer of a test key. */
import type { Draw } from '../draw.ts';
import type { AttributeRule } from '../shared/attribute-rules.ts';
import { linkTargetLabels, sampleAttributes } from '../shared/attribute-samples.ts';
import { leaves } from '../shared/labels.ts';
import { sampleUuid } from '../shared/sample-uuid.ts';
import type { CuboidRules, Frame } from './cuboids.ts';

/** Metres: about a car. */
const CAR = { x: 4.5, y: 2, z: 1.6 };

/** The same things stand still in every frame. @param count of frames. */
export function sampleFrames(rules: CuboidRules, attributes: AttributeRule[], count: number, draw: Draw): Frame[] {
  const choices = leaves(rules.labels);
  const labels = [
    ...Array.from({ length: draw.whole(1, 3, 1) }, () => draw.one(choices)),
    ...[...linkTargetLabels(attributes, rules.labels)].flatMap((label) => [label, label]),
  ];
  const heads = labels.map((label, index) => ({ uuid: sampleUuid(index), label }));
  const most = rules.max_distance_meters ?? Number.POSITIVE_INFINITY;
  const cuboids = heads.map((head, index) => {
    const distance = Math.min(10 * (index + 1), most);
    return {
      ...head,
      position: { x: distance, y: 0, z: draw.whole(0, 2, 1) },
      dimensions: { ...CAR, x: draw.whole(1, 9, 4) + 0.5 },
      yaw: draw.whole(-3, 3, 0),
      ...(rules.pitch_and_roll_enabled && { pitch: 0, roll: 0 }),
      camera_used: 0,
      distance_to_device: distance,
      numberOfPoints: draw.whole(0, 500, 100),
      stationary: true,
      attributes: sampleAttributes(attributes, head.label, heads, draw, head),
    };
  });
  return Array.from({ length: count }, () => ({ cuboids: structuredClone(cuboids) }));
}
