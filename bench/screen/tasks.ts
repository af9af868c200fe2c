/** The tasks that are measured. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Call } from '../../demo/server.ts';
import type { JsonObject } from '../../task-types/kit.ts';

const MEDIA = join(import.meta.dirname, '../../demo/media');
/** Of the demo's pictures. */
const SIZE = { width: 1200, height: 800 };

let uploaded: string | undefined;
async function attachment(call: Call): Promise<string> {
  if (uploaded) return uploaded;
  const form = new FormData();
  form.set('file', new Blob([readFileSync(join(MEDIA, 'town-1.jpg'))], { type: 'image/jpeg' }), 'town.jpg');
  const file = await call<{ attachment_url: string }>('POST', '/v1/files/upload', form);
  uploaded = file.attachment_url;
  return uploaded;
}

/** A picture with boxes that came with it; the higher its number, the sooner it comes. */
export async function pictureOf(call: Call, number: number, boxes: readonly JsonObject[]): Promise<void> {
  await call('POST', '/v1/task/imageannotation', {
    instruction: 'Boxes.',
    attachment: await attachment(call),
    attachment_type: 'image',
    geometries: { box: { objects_to_annotate: ['house', 'car', 'tree'] } },
    unique_id: `picture ${number}`,
    ...(boxes.length > 0 && { hypothesis: { annotations: boxes } }),
  });
}

/** In a grid over the whole picture, of three labels. */
export function manyBoxes(count: number): JsonObject[] {
  const across = Math.ceil(Math.sqrt((count * SIZE.width) / SIZE.height));
  const step = SIZE.width / across;
  return Array.from({ length: count }, (_, i) => ({
    uuid: `box-${i}`,
    type: 'box',
    geometry: 'box',
    label: ['house', 'car', 'tree'][i % 3]!,
    left: Math.round((i % across) * step * 100) / 100,
    top: Math.round(Math.floor(i / across) * step * 100) / 100,
    width: Math.round(step * 70) / 100,
    height: Math.round(step * 60) / 100,
  }));
}

/** @param length in characters. */
export async function textTask(call: Call, length: number, spans: number): Promise<void> {
  const sentence = 'Ada Lovelace met Charles Babbage in London, and wrote notes on his engine. ';
  const paragraph = `${sentence.repeat(6)}\n`;
  const text = paragraph.repeat(Math.ceil(length / paragraph.length)).slice(0, length);
  const apart = Math.floor(length / spans);
  const annotations = Array.from({ length: spans }, (_, i) => {
    const start = i * apart;
    const end = start + 12;
    return { id: `span-${i}`, start, end, text: text.slice(start, end), label: ['person', 'place'][i % 2]! };
  });
  await call('POST', '/v1/task/namedentityrecognition', {
    instruction: 'Names.',
    text,
    labels: ['person', 'place'],
    hypothesis: { annotations },
    priority: 30,
  });
}
