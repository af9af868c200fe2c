/** Pictures made by hand: heads that say a size, hardly any content. */
import { crc32 } from 'node:zlib';

const u16 = (value: number) => [value >> 8, value & 255];
const u32 = (value: number) => [...u16(value >>> 16), ...u16(value & 0xffff)];
const le16 = (value: number) => u16(value).reverse();
const le32 = (value: number) => u32(value).reverse();
const ascii = (text: string) => [...Buffer.from(text, 'latin1')];
const box = (type: string, content: number[]) => [...u32(content.length + 8), ...ascii(type), ...content];

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), content]);
  return Buffer.concat([Buffer.from(u32(content.length)), body, Buffer.from(u32(crc32(body)))]);
}

/** One bit a pixel. @param pixels compressed rows. */
export function png(width: number, height: number, pixels: Buffer = Buffer.alloc(0)): Buffer {
  const head = chunk('IHDR', Buffer.from([...u32(width), ...u32(height), 1, 0, 0, 0, 0]));
  const signature = Buffer.from('89504e470d0a1a0a', 'hex');
  return Buffer.concat([signature, head, chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}

export const gif = (width: number, height: number): Buffer =>
  Buffer.from([...ascii('GIF89a'), ...le16(width), ...le16(height), 0, 0, 0, 0x3b]);

const jpeg = (width: number, height: number): Buffer =>
  Buffer.from([
    ...[0xff, 0xd8, 0xff, 0xe0, ...u16(16), ...ascii('JFIF\0'), 1, 1, 0, ...u16(1), ...u16(1), 0, 0],
    ...[0xff, 0xc0, ...u16(11), 8, ...u16(height), ...u16(width), 1, 1, 0x11, 0, 0xff, 0xd9],
  ]);

const webp = (width: number, height: number): Buffer => {
  const le24 = (value: number) => le32(value).slice(0, 3);
  const vp8x = [...ascii('VP8X'), ...le32(10), 0, 0, 0, 0, ...le24(width - 1), ...le24(height - 1)];
  return Buffer.from([...ascii('RIFF'), ...le32(vp8x.length + 4), ...ascii('WEBP'), ...vp8x]);
};

const bmp = (width: number, height: number): Buffer =>
  Buffer.from([
    ...ascii('BM'),
    ...le32(54),
    0,
    0,
    0,
    0,
    ...le32(54),
    ...le32(40),
    ...le32(width),
    ...le32(height),
    ...le16(1),
    ...le16(1),
  ]);

const tiff = (width: number, height: number): Buffer => {
  const tag = (code: number, value: number) => [...le16(code), ...le16(4), ...le32(1), ...le32(value)];
  return Buffer.from([
    ...ascii('II'),
    ...le16(42),
    ...le32(8),
    ...le16(2),
    ...tag(256, width),
    ...tag(257, height),
    0,
    0,
    0,
    0,
  ]);
};

const heic = (width: number, height: number): Buffer => {
  const ispe = box('ispe', [0, 0, 0, 0, ...u32(width), ...u32(height)]);
  const meta = box('meta', [0, 0, 0, 0, ...box('iprp', box('ipco', ispe))]);
  return Buffer.from([...box('ftyp', [...ascii('heic'), 0, 0, 0, 0, ...ascii('mif1heic')]), ...meta]);
};

/** Media type -> a picture of it. */
export const MAKERS: Record<string, (width: number, height: number) => Buffer> = {
  'image/png': png,
  'image/gif': gif,
  'image/jpeg': jpeg,
  'image/webp': webp,
  'image/bmp': bmp,
  'image/tiff': tiff,
  'image/heic': heic,
};

/** How many formats begin, in hex: what follows in a fuzz test is garbage inside a parser that has said yes. */
export const STARTS = [
  ...[
    '89504e470d0a1a0a0000000d49484452',
    '89504e470d0a1a0a',
    '474946383961',
    'ffd8ffe000104a464946',
    'ffd8ffc0',
    'ffd8ffe1',
  ],
  ...[
    '52494646ffffffff57454250565038',
    '424d',
    '49492a0008000000',
    '4d4d002a00000008',
    '49492b00080000001000000000000000',
  ],
  ...[
    '0000001866747970686569630000000068656963',
    '000000186674797061766966',
    '0000000c4a584c200d0a870a',
    'ff0a',
    '0000000c6a5020200d0a870a',
  ],
  ...[
    '38425053',
    '00000100',
    '00000200',
    '69636e73',
    'ff4fff51',
    '504b0304',
    '25504446',
    '3c3f786d6c20',
    '3c737667',
    '1f8b08',
    '494433',
    '1a45dfa3',
  ],
  ...[
    '4f676753',
    '664c6143',
    '3026b2758e66cf11a6d900aa0062ce6c',
    '4d546864',
    '7573746172',
    '377abcaf271c',
    '526172211a07',
    'efbbbf',
    'fffe',
    'feff',
  ],
];

/** Inputs that make careless readers walk the same bytes again and again. */
export function hostile(length: number): Record<string, Buffer> {
  const fill = (start: string, again: string | Buffer) => {
    const head = Buffer.from(start, 'hex');
    return Buffer.concat([head, Buffer.alloc(length - head.length, again)]);
  };
  const ispe = Buffer.from(box('ispe', [0, 0, 0, 0, ...u32(10), ...u32(10)]));
  const room = length - 64;
  const nested = [
    ...u32(room + 20),
    ...ascii('meta'),
    0,
    0,
    0,
    0,
    ...u32(room + 8),
    ...ascii('iprp'),
    ...u32(room),
    ...ascii('ipco'),
  ];
  const heif = Buffer.from([...box('ftyp', [...ascii('heic'), 0, 0, 0, 0, ...ascii('mif1')]), ...nested]).toString(
    'hex',
  );
  return {
    jpeg: fill('ffd8ffe00004', Buffer.from([0])),
    exif: fill('ffd8ffe1', Buffer.from('000845786966000000ffe1', 'hex')),
    heif: fill(heif, ispe),
    icns: fill(`69636e73${Buffer.from(u32(length)).toString('hex')}`, Buffer.from('49434f4e00000008', 'hex')),
    ico: fill('00000100ffff', Buffer.from([1])),
    svg: fill('', '<svg "<svg '),
    comments: fill('', '<!--'),
    doctypes: fill('', '<!doctype a ['),
    instructions: fill('', '<?a'),
    prologue: fill('', '<?a?>'),
    spaces: fill('', ' '),
    zip: fill('', Buffer.from('504b0304140000000000000000000000000000000000000000000000010000006100', 'hex')),
    id3: fill('', Buffer.from('49443303000000000000', 'hex')),
    asf: fill('3026b2758e66cf11a6d9', Buffer.from([0])),
  };
}
