/**
 * Which pixels of a picture something covers, as run-length encoding in the form that COCO calls uncompressed RLE:
 * `size` is [height, width], `counts` are the lengths of runs of pixels outside and inside in turn, beginning with those
 * outside (0 when the first pixel is inside). Pixels count down the columns, the left column first.
 */
import type { JsonObject, Problem } from '../kit.ts';

export type Mask = JsonObject & { size: [height: number, width: number]; counts: number[] };

/** A picture of more pixels is more than a page can show; both sides together, see `MOST_PIXELS`. */
export const LONGEST_SIDE = 32_768;
export const MOST_PIXELS = 2 ** 26;

/** The schema of a mask in a response. */
export const maskAnswer = {
  type: 'object',
  required: ['size', 'counts'],
  additionalProperties: false,
  description: 'The pixels, as run-length encoding in the uncompressed form of COCO.',
  properties: {
    size: {
      type: 'array',
      minItems: 2,
      maxItems: 2,
      items: { type: 'integer', minimum: 1, maximum: LONGEST_SIDE },
      description: 'Height and width of the picture.',
    },
    counts: {
      type: 'array',
      minItems: 1,
      items: { type: 'integer', minimum: 0, maximum: MOST_PIXELS },
      description: 'Lengths of runs outside and inside in turn, down the columns, the left column first.',
    },
  },
};

/** Calls with each run of pixels inside. @param end the pixel behind the last one. */
export function eachRun({ counts }: Pick<Mask, 'counts'>, visit: (start: number, end: number) => void): void {
  let at = 0;
  for (const [index, count] of counts.entries()) {
    if (index % 2 === 1 && count > 0) visit(at, at + count);
    at += count;
  }
}

/** How many pixels are inside. */
export function areaOf(mask: Pick<Mask, 'counts'>): number {
  let area = 0;
  eachRun(mask, (start, end) => {
    area += end - start;
  });
  return area;
}

/** What is wrong with a mask of a picture of this size. */
export function maskProblem({ size, counts }: Mask, width: number, height: number, path: string): Problem | undefined {
  if (size[0] !== height || size[1] !== width) {
    return { path: `${path}.size`, message: `must be [${height}, ${width}], the height and width of the picture` };
  }
  const empty = counts.indexOf(0, 1);
  if (empty !== -1) return { path: `${path}.counts.${empty}`, message: 'must not be 0: only the first may' };
  if (counts.length === 1) return { path: `${path}.counts`, message: 'must cover a pixel' };
  const pixels = counts.reduce((sum, count) => sum + count, 0);
  if (pixels === width * height) return undefined;
  return { path: `${path}.counts`, message: `must add up to ${width * height}, the pixels of the picture` };
}

/** @returns the number of a mask that covers what another covers already. */
export function overlapping(masks: readonly Mask[]): number | undefined {
  let runs = 0;
  for (const { counts } of masks) runs += counts.length >> 1;
  // Start and end of a run in one number, which both fit in: sorted so, the runs of all masks are in their order.
  const all = new Float64Array(runs);
  const owners = new Map<number, number>();
  let filled = 0;
  let twice: number | undefined;
  for (const [index, mask] of masks.entries()) {
    eachRun(mask, (start, end) => {
      if (owners.has(start)) twice ??= index;
      owners.set(start, index);
      all[filled++] = start * 2 ** 27 + end;
    });
  }
  if (twice !== undefined) return twice;
  all.sort();
  let last = 0;
  for (const run of all) {
    const start = Math.floor(run / 2 ** 27);
    if (start < last) return owners.get(start);
    last = run - start * 2 ** 27;
  }
  return undefined;
}

/** Intersection over union, 0 to 1: how alike two masks of one picture are. */
export function maskLikeness(a: Mask, b: Mask): number {
  if (a.size[0] !== b.size[0] || a.size[1] !== b.size[1]) return 0;
  const [left, right] = [runsOf(a), runsOf(b)];
  let shared = 0;
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const [from, to] = [Math.max(left[i]!, right[j]!), Math.min(left[i + 1]!, right[j + 1]!)];
    if (from < to) shared += to - from;
    if (left[i + 1]! < right[j + 1]!) i += 2;
    else j += 2;
  }
  const all = areaOf(a) + areaOf(b) - shared;
  return all === 0 ? 1 : shared / all;
}

/** Starts and ends in turn. */
function runsOf(mask: Mask): number[] {
  const runs: number[] = [];
  eachRun(mask, (start, end) => runs.push(start, end));
  return runs;
}

/** The mask of the pixels from `start` on, `end` not among them. */
export const maskOfRun = (width: number, height: number, start: number, end: number): Mask => ({
  size: [height, width],
  counts: [start, end - start, ...(end < width * height ? [width * height - end] : [])],
});
