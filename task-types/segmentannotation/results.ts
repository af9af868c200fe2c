/** What requesters see of a segmentation (api-facts E.9): addresses of pictures, and what the colors in them mean. */
import type { JsonObject, ResultFile } from '../kit.ts';
import type { Annotation } from '../shared/annotations.ts';
import { isObject } from '../shared/json.ts';
import type { Mask } from '../shared/masks.ts';
import { colorsOf, hexOf } from './colors.ts';
import { type Labels, segmentLabels } from './labels.ts';

export type Segment = Annotation & { label: string; mask: Mask };
export type Response = JsonObject & { width: number; height: number; annotations: Segment[] };

interface Indexed {
  label: string;
  isInstance: boolean;
  /** Each with its index, from 1; a label that is no instance label has one although nothing is there. */
  parts: { index: number; color: number; segment: Segment | undefined }[];
}

/** In the order of the labels, instances in the order of the answer. */
function indexed(labels: Labels, { annotations }: Response): Indexed[] {
  const byLabel = Map.groupBy(annotations, ({ label }) => label);
  const kinds = [...segmentLabels(labels)].map(([label, isInstance]) => {
    const segments = byLabel.get(label) ?? [];
    return { label, isInstance, segments: isInstance || segments.length ? segments : [undefined] };
  });
  const colors = colorsOf(kinds.reduce((sum, { segments }) => sum + segments.length, 0));
  let index = 0;
  return kinds.map(({ label, isInstance, segments }) => ({
    label,
    isInstance,
    parts: segments.map((segment) => ({ segment, color: colors[index]!, index: ++index })),
  }));
}

const isSegmentation = (response: JsonObject): boolean => {
  const { width, height, annotations } = response;
  return (
    Number.isInteger(width) &&
    Number.isInteger(height) &&
    Array.isArray(annotations) &&
    annotations.every((one) => isObject(one) && isObject(one.mask) && Array.isArray(one.mask.counts))
  );
};

const isThere = ({ parts }: Indexed): boolean => parts.some(({ segment }) => segment !== undefined);

export function present(labels: Labels, response: Response, address: (name: string) => string): JsonObject | undefined {
  if (!isSegmentation(response)) return undefined;
  const { width: _width, height: _height, annotations: _annotations, ...rest } = response;
  const all = indexed(labels, response);
  const mapped = all.map((one) => {
    const parts = one.parts.map(({ index, color, segment }) => ({
      index,
      color: hexOf(color),
      ...(segment?.attributes && { attributes: segment.attributes }),
    }));
    return [one.label, one.isInstance ? parts : parts[0]!] as const;
  });
  return {
    annotations: {
      unlabeled: address('unlabeled.png'),
      labeled: Object.fromEntries(
        all.map((one, index) => [one.label, isThere(one) ? address(`labeled-${index + 1}.png`) : null]),
      ),
      combined: { image: address('combined.png'), indexedImage: address('indexed.png') },
    },
    labelMapping: Object.fromEntries(mapped),
    ...rest,
  };
}

export function files(labels: Labels, response: Response): ResultFile[] {
  if (!isSegmentation(response)) return [];
  const size = { width: response.width, height: response.height };
  const all = indexed(labels, response);
  const parts = all.flatMap((one) => one.parts);
  const painted = parts.flatMap(({ index, segment }) => (segment ? [{ mask: segment.mask, value: index }] : []));
  const colors = [0, ...parts.map(({ color }) => color)];
  // Loaded when one is fetched: a page that shows the type has no use for it.
  const paints = () => import('./files.ts');
  const file = (name: string, bytes: ResultFile['bytes']): ResultFile => ({ name, contentType: 'image/png', bytes });
  const masksOf = (one: Indexed) => one.parts.flatMap(({ segment }) => (segment ? [segment.mask] : []));
  return [
    file('unlabeled.png', async () => (await paints()).maskPng(size, all.flatMap(masksOf), true)),
    ...all.flatMap((one, index) =>
      isThere(one) ? [file(`labeled-${index + 1}.png`, async () => (await paints()).maskPng(size, masksOf(one)))] : [],
    ),
    file('combined.png', async () => (await paints()).coloredPng(size, painted, colors)),
    file('indexed.png', async () => (await paints()).indexedPng(size, painted, parts.length)),
  ];
}
