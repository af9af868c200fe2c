/** Somebody in motion, to put points on. */
import { type Chance, chance, many } from './random.ts';

type Point = readonly [x: number, y: number];
const from = ([x, y]: Point, angle: number, length: number): Point => [
  x + Math.sin(angle) * length,
  y + Math.cos(angle) * length,
];
const bone = (c: string, wide: number, ...points: readonly Point[]) =>
  `<polyline points="${points.map((p) => p.join()).join(' ')}" fill="none" stroke="${c}" stroke-width="${wide}" stroke-linecap="round" stroke-linejoin="round"/>`;

function person(c: Chance, hip: Point, size: number): string {
  const lean = c.between(-0.25, 0.35);
  const [skin, shirt, trousers] = [
    c.one(['#f0c9a4', '#c68d5f', '#8a5a3a', '#5d3b26']),
    c.one(['#d0453c', '#2f6fd0', '#e0a526', '#3a8f5c']),
    c.one(['#23303f', '#4b4f57', '#6a3f78']),
  ];
  const neck = from(hip, Math.PI - lean, 120 * size);
  const head = from(neck, Math.PI - lean * 0.6, 46 * size);
  const limb = (start: Point, a: number, b: number, upper: number, lower: number) => {
    const middle = from(start, a, upper * size);
    return [start, middle, from(middle, b, lower * size)] as const;
  };
  const stride = c.between(0.3, 0.9);
  const leg = (sign: number) => limb(hip, sign * stride, sign * stride - c.between(0.2, 1.1), 92, 92);
  const arm = (sign: number) => limb(neck, sign * stride + lean, sign * stride + lean + c.between(0.6, 1.6), 66, 62);
  const [backLeg, backArm, frontLeg, frontArm] = [leg(-1), arm(1), leg(1), arm(-1)];
  const limbs = (l: readonly Point[], a: readonly Point[]) =>
    bone(trousers, 32 * size, ...l) +
    bone('#1b1b1d', 22 * size, l[2]!, [l[2]![0] + 26 * size, l[2]![1] + 4 * size]) +
    bone(skin, 20 * size, ...a) +
    bone(shirt, 24 * size, a[0]!, a[1]!);
  return `<ellipse cx="${hip[0]}" cy="${hip[1] + 200 * size}" rx="${120 * size}" ry="${14 * size}" opacity=".28"/>
    ${limbs(backLeg, backArm)}${bone(shirt, 58 * size, neck, hip)}${limbs(frontLeg, frontArm)}
    <circle cx="${head[0]}" cy="${head[1]}" r="${32 * size}" fill="${skin}"/><path d="M${head[0] - 32 * size},${head[1] - 6 * size} a${32 * size},${30 * size} 0 0 1 ${62 * size},-6 z" fill="#2c2019"/><circle cx="${head[0] + 14 * size}" cy="${head[1]}" r="${3.4 * size}"/>`;
}

export function runner(seed: number): string {
  const c = chance(seed + 900);
  const lanes = many(6, (i) => `<path d="M0,${560 + i * 44} H1200" stroke="#f2e8e0" stroke-width="4"/>`);
  const crowd = many(
    130,
    () =>
      `<circle cx="${c.between(0, 1200)}" cy="${c.between(180, 330)}" r="${c.between(9, 14)}" fill="${c.one(['#7c8794', '#8f6f5d', '#a3a9b1', '#59616b', '#b08f7c'])}" opacity=".7"/>`,
  );
  const people =
    c.between(0, 1) < 0.7
      ? [person(c, [c.between(420, 760), 430], 1.05)]
      : [person(c, [360, 410], 0.9), person(c, [830, 440], 1)];
  return `<rect width="1200" height="800" fill="#b9cddb"/><rect y="160" width="1200" height="200" fill="#4d555e"/>${crowd.join('')}<rect y="345" width="1200" height="50" fill="#2d6a9f"/><rect y="395" width="1200" height="140" fill="#6c9b52"/><rect y="535" width="1200" height="265" fill="#b4553e"/>${lanes.join('')}${people.join('')}`;
}
