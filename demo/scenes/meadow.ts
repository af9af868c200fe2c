/** Cows, and now and then a sheep, on a meadow. */
import { type Chance, chance, many } from './random.ts';

export const SIZE = { width: 1200, height: 800 };

const hills = (c: Chance, y: number, colour: string) => {
  const points = many(8, (i) => `${Math.round(i * 171)},${y + c.between(-40, 40)}`);
  return `<path d="M0,800 L0,${y} C${points.join(' ')} 1200,${y} L1200,800 Z" fill="${colour}"/>`;
};

function cow(c: Chance, x: number, y: number, scale: number): string {
  const coat = c.one(['#f4efe6', '#5c3a21', '#2b2523', '#a8683a']);
  const patch = coat === '#f4efe6' ? '#2b2523' : '#f4efe6';
  const turn = c.one([1, -1]);
  const patches = many(c.whole(2, 4), () => {
    const at = `cx="${c.between(-62, 52)}" cy="${c.between(-24, 14)}" rx="${c.between(12, 26)}" ry="${c.between(9, 17)}"`;
    return `<ellipse ${at} fill="${patch}"/>`;
  });
  const clip = `cow${Math.round(x * 7 + y)}`;
  return `<g transform="translate(${x} ${y}) scale(${scale * turn} ${scale})">
    <ellipse cx="0" cy="74" rx="98" ry="11" fill="#1d3315" opacity=".35"/>
    ${[-62, -42, 38, 60].map((leg) => `<rect x="${leg}" y="20" width="14" height="54" rx="5" fill="${coat}"/><rect x="${leg}" y="64" width="14" height="10" fill="#241c18"/>`).join('')}
    <path d="M-78,-18 q-20,24 -12,58" stroke="${coat}" stroke-width="6" fill="none"/>
    <clipPath id="${clip}"><rect x="-82" y="-42" width="160" height="76" rx="34"/></clipPath>
    <rect x="-82" y="-42" width="160" height="76" rx="34" fill="${coat}"/>
    <g clip-path="url(#${clip})">${patches.join('')}<rect x="-90" y="14" width="180" height="30" fill="#000" opacity=".14"/></g>
    <ellipse cx="34" cy="36" rx="15" ry="9" fill="#e8b7ab"/>
    <g transform="translate(92 -40) rotate(${c.between(-6, 34)})">
      <path d="M-24,-16 l-14,-14 M22,-20 l12,-14" stroke="#e9dfc7" stroke-width="6" stroke-linecap="round"/>
      <ellipse cx="-28" cy="-6" rx="15" ry="8" fill="${coat}"/>
      <rect x="-24" y="-24" width="50" height="54" rx="20" fill="${coat}"/>
      <rect x="-20" y="10" width="46" height="26" rx="13" fill="#e8b7ab"/>
      <circle cx="-6" cy="-4" r="4" fill="#111"/><circle cx="14" cy="-4" r="4" fill="#111"/>
    </g></g>`;
}

function sheep(c: Chance, x: number, y: number, scale: number): string {
  const wool = many(16, () => {
    const [at, from] = [c.between(0, 6.28), c.between(14, 30)];
    return `<circle cx="${Math.cos(at) * from * 1.5}" cy="${Math.sin(at) * from * 0.7}" r="17" fill="${c.one(['#f6f3ec', '#e9e4d8', '#fbf9f4'])}"/>`;
  });
  return `<g transform="translate(${x} ${y}) scale(${scale})"><ellipse cx="0" cy="52" rx="60" ry="8" fill="#1d3315" opacity=".35"/>
    ${[-26, -12, 14, 28].map((leg) => `<rect x="${leg}" y="18" width="7" height="34" fill="#3a332e"/>`).join('')}${wool.join('')}
    <ellipse cx="56" cy="-12" rx="17" ry="21" fill="#3a332e"/><circle cx="60" cy="-16" r="3" fill="#fff"/></g>`;
}

export interface Animal {
  label: 'cow' | 'sheep';
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Who is on the picture and where: the demo's labelers answer by it. */
export function herdOf(seed: number): Animal[] {
  return standing(chance(seed)).map(({ x, y, scale, isSheep }) => {
    const [left, right, top, bottom] = isSheep ? [-62, 75, -42, 54] : [-112, 134, -74, 76];
    const within = (value: number, most: number) => Math.round(Math.min(Math.max(value, 0), most));
    const [l, t] = [within(x + left * scale, SIZE.width), within(y + top * scale, SIZE.height)];
    const [r, b] = [within(x + right * scale, SIZE.width), within(y + bottom * scale, SIZE.height)];
    return { label: isSheep ? 'sheep' : 'cow', left: l, top: t, width: r - l, height: b - t };
  });
}

const standing = (c: Chance) =>
  many(c.whole(3, 7), () => {
    const depth = c.between(0, 1);
    return {
      x: c.between(120, 1080),
      y: 400 + depth * 290,
      scale: 0.45 + depth * 0.75,
      isSheep: c.between(0, 1) < 0.22,
    };
  }).sort((a, b) => a.y - b.y);

export function meadow(seed: number): string {
  const c = chance(seed);
  const herd = standing(c);
  const clouds = many(c.whole(2, 5), () => {
    const [x, y] = [c.between(0, 1200), c.between(40, 190)];
    return many(
      5,
      (i) =>
        `<ellipse cx="${x + i * 38}" cy="${y + c.between(-12, 12)}" rx="${c.between(32, 60)}" ry="${c.between(16, 30)}" fill="#fff" opacity=".8"/>`,
    ).join('');
  });
  const grass = many(700, () => {
    const y = c.between(360, 800);
    return `<path d="M${c.between(0, 1200)},${y} l${c.between(-4, 4)},${-c.between(5, 16)}" stroke="${c.one(['#4f7d33', '#6a9a45', '#3f6a2b', '#7fae55'])}" stroke-width="2"/>`;
  });
  const flowers = many(
    60,
    () =>
      `<circle cx="${c.between(0, 1200)}" cy="${c.between(430, 800)}" r="${c.between(2, 4)}" fill="${c.one(['#fff', '#f7d64a', '#d96a8f'])}"/>`,
  );
  const fence = many(16, (i) => `<rect x="${i * 80}" y="352" width="8" height="44" fill="#7a5b3c"/>`).join('');
  return `<defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="${c.one(['#7fb4e6', '#9cc3e4', '#e6b98b'])}"/><stop offset="1" stop-color="#eef4f7"/></linearGradient>
    <linearGradient id="field" x2="0" y2="1"><stop stop-color="#8fbb62"/><stop offset="1" stop-color="#55853a"/></linearGradient></defs>
    <rect width="1200" height="800" fill="url(#sky)"/>${clouds.join('')}${hills(c, 300, '#8fae9a')}${hills(c, 330, '#7aa262')}
    <rect y="370" width="1200" height="430" fill="url(#field)"/>${fence}<rect y="362" width="1200" height="5" fill="#8a6a48"/><rect y="378" width="1200" height="5" fill="#8a6a48"/>
    ${grass.join('')}${flowers.join('')}${herd.map(({ x, y, scale, isSheep }) => (isSheep ? sheep : cow)(c, x, y, scale)).join('')}`;
}
