/** Pictures from a server of their own on the loopback, as a requester's would be. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync, inflateSync } from 'node:zlib';

type Colour = [red: number, green: number, blue: number];

/** A PNG (RFC 2083) of true colour. */
export function png(width: number, height: number, colourAt: (x: number, y: number) => Colour): Buffer {
  const rows = Buffer.alloc(height * (1 + width * 3));
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) rows.set(colourAt(x, y), y * (1 + width * 3) + 1 + x * 3);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(type: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
}

/** Reads a PNG of eight bits a channel, as browsers make their screenshots. */
export function readPng(bytes: Buffer): { width: number; height: number; colourAt(x: number, y: number): Colour } {
  const [width, height, channels] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[25] === 6 ? 4 : 3];
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += bytes.readUInt32BE(at) + 12) {
    const content = bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at));
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(content);
  }
  const rows = inflateSync(Buffer.concat(parts));
  const line = width * channels;
  const pixels = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = rows[y * (line + 1)];
    for (let i = 0; i < line; i++) {
      const left = i >= channels ? pixels[y * line + i - channels]! : 0;
      const up = y > 0 ? pixels[(y - 1) * line + i]! : 0;
      const corner = y > 0 && i >= channels ? pixels[(y - 1) * line + i - channels]! : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter!]!;
      pixels[y * line + i] = rows[y * (line + 1) + 1 + i]! + guess;
    }
  }
  const colourAt = (x: number, y: number) => [...pixels.subarray(y * line + x * channels).subarray(0, 3)] as Colour;
  return { width, height, colourAt };
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((one) => Math.abs(guess - one)) as Colour;
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

export interface Pictures {
  /** Of a picture that was given; any other path is a 404. */
  url(name: string): string;
  close(): Promise<void>;
}

export async function servePictures(pictures: Record<string, Buffer>): Promise<Pictures> {
  const server = createServer((request, response) => {
    const picture = pictures[request.url!.slice(1)];
    if (picture) response.writeHead(200, { 'content-type': 'image/png' }).end(picture);
    else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: (name) => `http://127.0.0.1:${port}/${name}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
