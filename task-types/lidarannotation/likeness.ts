/** How alike the cuboids of two answers are. */
import { type Cuboid, centreDistance, cuboidOverlap } from '../shared/lidar/cuboid-overlap.ts';
import { bestPairs, byKind, candidates } from '../shared/pairing.ts';
import type { Frame, Labeled } from './cuboids.ts';

/** Two cuboids may be the same thing up to this distance of their centres. Metres, as in nuScenes. */
const NEAR = 2;
/** Less alike ones are two things. */
const SAME = 0.25;

type Placed = { left: number; right: number; cuboid: Labeled };

/** Half by the overlap, half by how near the centres are: a small shift takes most of the overlap of a small thing. */
function shareOf(a: Cuboid, b: Cuboid, metersPerUnit: number): number {
  const distance = centreDistance(a.position, b.position) * metersPerUnit;
  return (cuboidOverlap(a, b) + Math.max(0, 1 - distance / NEAR)) / 2;
}

function placed({ cuboids }: Frame, metersPerUnit: number): Map<string, Placed[]> {
  const room = NEAR / metersPerUnit;
  const list = cuboids.map((cuboid): Placed => {
    const { position, dimensions } = cuboid;
    const reach = Math.hypot(dimensions.x, dimensions.y) / 2 + room / 2;
    return { left: position.x - reach, right: position.x + reach, cuboid };
  });
  return byKind(list, ({ cuboid }) => cuboid.label);
}

/** Pairs of one label are looked for frame by frame; 1 when neither has any cuboid. */
export function cuboidsLikeness(a: readonly Frame[], b: readonly Frame[], metersPerUnit = 1): number {
  let [sum, all] = [0, 0];
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const [one, other] = [a[i] ?? { cuboids: [] }, b[i] ?? { cuboids: [] }];
    all += one.cuboids.length + other.cuboids.length;
    const theirs = placed(other, metersPerUnit);
    for (const [label, list] of placed(one, metersPerUnit)) {
      const share = (x: Placed, y: Placed) => shareOf(x.cuboid, y.cuboid, metersPerUnit);
      for (const [found] of bestPairs(candidates(list, theirs.get(label) ?? [], SAME, share))) sum += found;
    }
  }
  return all === 0 ? 1 : (2 * sum) / all;
}
