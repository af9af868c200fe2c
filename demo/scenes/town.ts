/** A quarter of a town from above: roofs, pools, trees, streets with cars. */
import { type Chance, chance, many } from './random.ts';

const tree = (c: Chance, x: number, y: number) => {
  const r = c.between(14, 30);
  return `<circle cx="${x + 6}" cy="${y + 8}" r="${r}" fill="#000" opacity=".25"/><circle cx="${x}" cy="${y}" r="${r}" fill="${c.one(['#3f6b38', '#4d7d43', '#2f5a33'])}"/><circle cx="${x - r / 4}" cy="${y - r / 4}" r="${r * 0.55}" fill="#6d9a57" opacity=".6"/>`;
};

function house(c: Chance, x: number, y: number): string {
  const [w, h] = [c.between(90, 150), c.between(70, 120)];
  const [light, dark] = c.one([
    ['#c96f4a', '#a9583a'],
    ['#8c8f96', '#6d7078'],
    ['#b8523c', '#94402f'],
    ['#5e6670', '#474d55'],
  ] as const);
  const wing =
    c.between(0, 1) < 0.5
      ? `<rect x="${w / 2 - 10}" y="${h / 2 - 6}" width="${w * 0.4}" height="${h * 0.42}" fill="${dark}"/>`
      : '';
  const panels =
    c.between(0, 1) < 0.35
      ? `<rect x="${-w / 2 + 12}" y="${-h / 2 + 8}" width="${w * 0.5}" height="${h * 0.3}" fill="#1c2b4a" stroke="#7f92b8" stroke-width="2"/>`
      : '';
  return `<g transform="translate(${x} ${y}) rotate(${c.between(-14, 14)})"><rect x="${-w / 2 + 9}" y="${-h / 2 + 11}" width="${w}" height="${h}" fill="#000" opacity=".28"/>${wing}
    <rect x="${-w / 2}" y="${-h / 2}" width="${w}" height="${h / 2}" fill="${light}"/><rect x="${-w / 2}" y="0" width="${w}" height="${h / 2}" fill="${dark}"/>
    ${panels}<rect x="${w / 4}" y="${-h / 4}" width="14" height="14" fill="#e5ddd2"/></g>`;
}

const pool = (c: Chance, x: number, y: number) =>
  `<g transform="translate(${x} ${y}) rotate(${c.between(0, 90)})"><rect x="-34" y="-20" width="68" height="40" rx="${c.one([4, 20])}" fill="#e9e2d3"/><rect x="-29" y="-15" width="58" height="30" rx="${c.one([2, 15])}" fill="#4fb6d8"/><path d="M-20,-4 q8,-6 16,0 t16,0" stroke="#bfe8f4" stroke-width="2" fill="none"/></g>`;

const car = (c: Chance, x: number, y: number, turned: boolean) =>
  `<g transform="translate(${x} ${y}) rotate(${turned ? 90 : 0})"><rect x="-22" y="-10" width="44" height="20" rx="7" fill="${c.one(['#d8dadd', '#b3202a', '#234a86', '#1e1f22', '#e0b43a'])}"/><rect x="-8" y="-8" width="20" height="16" rx="4" fill="#20262e" opacity=".75"/></g>`;

export function town(seed: number): string {
  const c = chance(seed + 500);
  const streets = [380, 790].map(
    (x) =>
      `<rect x="${x}" width="64" height="800" fill="#5c6066"/><path d="M${x + 32},0 V800" stroke="#d9d9d4" stroke-width="3" stroke-dasharray="22 20"/>`,
  );
  const across = `<rect y="${360}" width="1200" height="64" fill="#5c6066"/><path d="M0,392 H1200" stroke="#d9d9d4" stroke-width="3" stroke-dasharray="22 20"/>`;
  const lots = [100, 270, 540, 700, 940, 1100].flatMap((x) =>
    [90, 260, 520, 690].map((y) => ({ x: x + c.between(-12, 12), y: y + c.between(-16, 16) })),
  );
  const built = lots.map(({ x, y }) => {
    const kind = c.between(0, 1);
    if (kind < 0.62) return house(c, x, y) + (c.between(0, 1) < 0.4 ? pool(c, x + 20, y + 88) : '');
    return many(4, () => tree(c, x + c.between(-60, 60), y + c.between(-60, 60))).join('');
  });
  const cars = many(c.whole(5, 10), () =>
    c.between(0, 1) < 0.5
      ? car(c, c.between(0, 1200), c.one([376, 408]), false)
      : car(c, c.one([396, 428, 806, 838]), c.between(0, 800), true),
  );
  const lawns = many(
    160,
    () =>
      `<ellipse cx="${c.between(0, 1200)}" cy="${c.between(0, 800)}" rx="${c.between(20, 70)}" ry="${c.between(14, 50)}" fill="${c.one(['#86a866', '#7b9d5c', '#94b374', '#a3a878'])}" opacity=".5"/>`,
  );
  return `<rect width="1200" height="800" fill="#88a868"/>${lawns.join('')}${streets.join('')}${across}${built.join('')}${cars.join('')}${many(26, () => tree(c, c.between(0, 1200), c.one([c.between(0, 340), c.between(440, 800)]))).join('')}`;
}
