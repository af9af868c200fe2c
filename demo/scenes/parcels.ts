/** Parcels on a floor, in perspective enough to draw cuboids around. */
import { type Chance, chance, many } from './random.ts';

function parcel(c: Chance, x: number, y: number, size: number): string {
  const [w, h, dx, dy] = [
    c.between(120, 220) * size,
    c.between(90, 190) * size,
    c.between(60, 120) * size,
    -c.between(30, 60) * size,
  ];
  const [front, side, top] = c.one([
    ['#b98a56', '#8f6a40', '#d6ab78'],
    ['#7d8fa6', '#5c6c82', '#a3b4c9'],
    ['#c9b89a', '#a08f73', '#e3d6bd'],
  ] as const);
  return `<g transform="translate(${x} ${y})"><path d="M0,0 l${dx},${dy} h${w} l${-dx * 0.7},${-dy * 1.4} z" opacity=".25"/>
    <path d="M0,${-h} l${dx},${dy} h${w} l${-dx},${-dy} z" fill="${top}"/><path d="M${w},${-h} l${dx},${dy} v${h} l${-dx},${-dy} z" fill="${side}"/><rect y="${-h}" width="${w}" height="${h}" fill="${front}"/>
    <rect x="${w * 0.42}" y="${-h}" width="${w * 0.14}" height="${h}" fill="#e9d9a8" opacity=".7"/><path d="M${w * 0.42},${-h} l${dx},${dy} h${w * 0.14} l${-dx},${-dy} z" fill="#efe2ba" opacity=".8"/>
    <rect x="${w * 0.08}" y="${-h * 0.4}" width="${w * 0.26}" height="${h * 0.24}" fill="#f7f6f2"/></g>`;
}

export function parcels(seed: number): string {
  const c = chance(seed + 2100);
  const tiles = many(
    14,
    (i) => `<path d="M${600 + (i - 7) * 60},360 L${600 + (i - 7) * 260},800" stroke="#9aa0a6" stroke-width="2"/>`,
  );
  const rows = [360, 400, 456, 530, 630, 760].map((y) => `<path d="M0,${y} H1200" stroke="#9aa0a6" stroke-width="2"/>`);
  const stack = many(c.whole(3, 6), (i) => ({ x: 60 + i * 190 + c.between(-30, 30), y: c.between(480, 760) })).sort(
    (a, b) => a.y - b.y,
  );
  return `<rect width="1200" height="360" fill="#cfd3d6"/><rect y="350" width="1200" height="10" fill="#8b9096"/><rect y="360" width="1200" height="440" fill="#b5babf"/>${tiles.join('')}${rows.join('')}${stack.map(({ x, y }) => parcel(c, x, y, 0.6 + (y - 480) / 500)).join('')}`;
}
