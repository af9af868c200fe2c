/** taskwright create --coco: the images of a COCO file -> a file of lines, one task each with its pre-labels. */
import { hash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { basename } from 'node:path';
import { ConfigError } from '../config.ts';
import { loadRegistry } from '../registry.ts';
import { type CocoImage, CocoProblem, readCoco } from '../wire/formats/read-coco.ts';
import { commonOf, type Source } from './create-source.ts';

/** What a task gets from its image. */
const OF_IMAGE = ['attachment', 'hypothesis', 'idempotency_key', 'metadata', 'type', 'unique_id'];
/** Characters: longer texts JavaScript cannot hold. */
const MOST_BYTES = 500 * 1024 * 1024;

interface CocoWish {
  type: string;
  /** Before each file_name. */
  prefix: string | undefined;
  /** File with what the tasks have in common. */
  params: string | undefined;
}

/** @throws ConfigError that names the place in the file. */
export async function cocoSource(file: string, { type: name, prefix, params }: CocoWish): Promise<Source> {
  const pictures = (await loadRegistry()).find(name)?.type.pictures;
  if (!pictures) throw new ConfigError(`--coco makes no tasks of the type ${name}; docs/task-types.md says of which`);
  const given = commonOf(params, OF_IMAGE) as Parameters<typeof pictures.paramsFor>[0];
  const text = readText(file);
  const { images, labels, kinds, leftOut } = refusing(file, () => readCoco(JSON.parse(text), pictures.kinds));
  const common = pictures.paramsFor(given, { labels, kinds });
  const lineOf = (image: CocoImage) => ({
    attachment: attachmentOf(image, prefix),
    hypothesis: pictures.hypothesis(common, image.marks),
    metadata: { coco_image_id: image.id, file_name: image.fileName },
  });
  refusing(file, () => images.forEach(lineOf));
  const id = hash('sha256', JSON.stringify([text, name, prefix, common]), 'hex').slice(0, 12);
  return {
    flag: '--coco',
    file: `${basename(file, '.json')}-${id}.jsonl`,
    common,
    async fill(lines) {
      // The same file and flags make the same lines: a run on them goes on, or is over.
      if (!existsSync(lines)) write(lines, images, lineOf);
      const marks = images.reduce((sum, image) => sum + image.marks.length, 0);
      const also = Object.entries(leftOut).map(([what, count]) => `, ${count} left out: ${what}`);
      process.stderr.write(`${images.length} images with ${marks} annotations in ${file}${also.join('')}\n`);
    },
  };
}

function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new ConfigError(`--coco ${file} cannot be read: ${(error as Error).message}`);
  }
  if (bytes.length > MOST_BYTES) throw new ConfigError(`--coco ${file} is larger than 500 MB; split it by images`);
  return bytes.toString('utf8').replace(/^\ufeff/, '');
}

function refusing<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof CocoProblem) throw new ConfigError(`${file}: ${error.message}`);
    if (error instanceof SyntaxError) throw new ConfigError(`${file} is not valid JSON: ${error.message}`);
    throw error;
  }
}

/** The slashes of a file_name stay, all else is what a URL wants. */
function attachmentOf({ at, url, fileName }: CocoImage, prefix: string | undefined): string {
  if (prefix !== undefined && fileName !== undefined) {
    return prefix + fileName.split('/').map(encodeURIComponent).join('/');
  }
  if (prefix === undefined && url !== undefined) return url;
  const missing = prefix === undefined ? '"coco_url": give --attachment-prefix' : '"file_name"';
  throw new CocoProblem(`"images.${at}" has no ${missing}`);
}

function write(file: string, images: CocoImage[], lineOf: (image: CocoImage) => object): void {
  const part = openSync(`${file}.part`, 'w', 0o600);
  for (const image of images) writeSync(part, `${JSON.stringify(lineOf(image))}\n`);
  fsyncSync(part);
  closeSync(part);
  renameSync(`${file}.part`, file);
}
