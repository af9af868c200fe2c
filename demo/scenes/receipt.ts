/** A receipt, as one finds them: crumpled, slanted, in the light of a desk lamp. */
import { chance, many } from './random.ts';

const SHOPS = ['CORNER BAKERY', 'HARBOUR BOOKS', 'GREEN GROCER', 'NIGHT PHARMACY', 'CAFE LINDEN', 'BICYCLE & CO'];
const THINGS = [
  'Rye bread',
  'Espresso',
  'Oat milk 1l',
  'Notebook A5',
  'Apples 1kg',
  'Inner tube 28"',
  'Plasters',
  'Lemon cake',
  'Postcard',
  'Green tea',
  'Soap bar',
];

/** What is printed: the demo knows the right answer. */
export function receiptText(seed: number) {
  const c = chance(seed + 1300);
  const lines = many(c.whole(3, 6), () => ({ name: c.one(THINGS), cents: c.whole(90, 2400) }));
  const date = `${2026}-${String(c.whole(1, 11)).padStart(2, '0')}-${String(c.whole(1, 28)).padStart(2, '0')}`;
  return { shop: c.one(SHOPS), date, lines, total: lines.reduce((sum, { cents }) => sum + cents, 0) };
}

const money = (cents: number): string => (cents / 100).toFixed(2);

export function receipt(seed: number): string {
  const c = chance(seed + 1700);
  const { shop, date, lines, total } = receiptText(seed);
  const row = (y: number, left: string, right: string, weight = 400) =>
    `<text x="40" y="${y}" font-weight="${weight}">${left.replace('&', '&amp;')}</text><text x="360" y="${y}" text-anchor="end" font-weight="${weight}">${right}</text>`;
  const height = 330 + lines.length * 34;
  const wood = many(
    40,
    (i) =>
      `<path d="M0,${i * 20 + c.between(-4, 4)} Q600,${i * 20 + c.between(-14, 14)} 1200,${i * 20}" stroke="#6d4a2e" stroke-width="${c.between(1, 5)}" opacity="${c.between(0.1, 0.4)}" fill="none"/>`,
  );
  const folds = many(
    3,
    () =>
      `<rect x="0" y="${c.between(40, height - 60)}" width="400" height="${c.between(6, 22)}" fill="#000" opacity=".05"/>`,
  );
  return `<rect width="1200" height="800" fill="#8a6442"/>${wood.join('')}
    <g transform="translate(${c.between(330, 470)} ${c.between(40, 110)}) rotate(${c.between(-9, 9)} 200 300)" font-family="monospace" font-size="22" fill="#2a2a2c">
    <rect x="10" y="14" width="400" height="${height}" opacity=".35"/><rect width="400" height="${height}" fill="#fbf9f4"/>${folds.join('')}
    <text x="200" y="56" text-anchor="middle" font-weight="700" font-size="28">${shop.replace('&', '&amp;')}</text>
    <text x="200" y="92" text-anchor="middle">${date}   ${c.whole(8, 21)}:${c.whole(10, 59)}</text><path d="M30,116 H370" stroke="#2a2a2c" stroke-dasharray="6 5"/>
    ${lines.map(({ name, cents }, i) => row(154 + i * 34, name, money(cents))).join('')}
    <path d="M30,${170 + lines.length * 34} H370" stroke="#2a2a2c" stroke-dasharray="6 5"/>${row(210 + lines.length * 34, 'TOTAL EUR', money(total), 700)}
    <text x="200" y="${270 + lines.length * 34}" text-anchor="middle">Thank you!</text></g>
    <radialGradient id="lamp" cx=".3" cy=".2" r="1"><stop stop-color="#fff3d6" stop-opacity=".35"/><stop offset="1" stop-color="#000" stop-opacity=".4"/></radialGradient><rect width="1200" height="800" fill="url(#lamp)"/>`;
}
