/** A picture for editors that are shown without a task: drawn here, so that nothing has to be loaded. */

const WIDTH = 640;
const HEIGHT = 400;

const DRAWING = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="640" height="400" fill="#bcd3e6"/><circle cx="540" cy="72" r="36" fill="#f5e3a1"/>
<path d="M0 220 140 130 260 210 380 120 520 215 640 160V400H0Z" fill="#8fae90"/>
<path d="M0 270H640V400H0Z" fill="#6f8f62"/><path d="M250 400 306 270H334L390 400Z" fill="#7d7f86"/>
<rect x="70" y="210" width="120" height="90" fill="#c9846a"/><path d="M58 210 130 156 202 210Z" fill="#7a4436"/>
<rect x="118" y="250" width="28" height="50" fill="#5b3a30"/>
<rect x="420" y="296" width="128" height="40" rx="8" fill="#c2443c"/><path d="M446 296 464 268H512L528 296Z" fill="#a83932"/>
<circle cx="450" cy="338" r="16" fill="#26282c"/><circle cx="520" cy="338" r="16" fill="#26282c"/></svg>`;

const ADDRESS = `data:image/svg+xml,${encodeURIComponent(DRAWING)}`;

/** What stands for the pictures that params name: each address of one, to the drawing. */
export function samplePictures(params: unknown): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  JSON.stringify(params, (_, value) => {
    if (typeof value === 'string' && /^https:\/\/example\.com\/.*\.(?:jpe?g|png|webp)$/i.test(value)) {
      found.set(value, ADDRESS);
    }
    return value as unknown;
  });
  return found;
}
