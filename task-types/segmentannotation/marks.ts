/** Segments <-> masks of COCO's form, which the answers of this type have already. */
import type { JsonObject } from '../kit.ts';
import type { Mark, PictureMarks, Shape } from '../marks.ts';
import type { Mask } from '../shared/masks.ts';
import type { Params } from './definition.ts';
import { segmentLabels } from './labels.ts';
import type { Response } from './results.ts';

export const pictures: PictureMarks<Params & JsonObject, Response> = {
  kinds: ['mask'],
  labels: (given) => [...segmentLabels(given).keys()],
  marks: (_given, { annotations }) =>
    annotations.map(({ label, uuid, attributes, mask: { size, counts } }): Mark => {
      const shape: Shape = { kind: 'mask', width: size[1], height: size[0], runs: counts };
      const has = attributes && Object.keys(attributes).length > 0;
      return { label, shape, ...(uuid !== undefined && { uuid }), ...(has && { attributes }) };
    }),
  // Every thing of COCO is an annotation of its own.
  paramsFor: (given, { labels }) => ({
    labels: labels.map((choice) => ({ choice, instance_label: true })),
    allow_unlabeled: true,
    ...given,
  }),
  hypothesis: (given, marks) => {
    const asked = Object.keys((given.annotation_attributes as JsonObject | undefined) ?? {});
    const masks = marks.flatMap(({ shape, ...mark }) => (shape.kind === 'mask' ? [{ ...mark, shape }] : []));
    const first = masks[0]?.shape;
    return {
      // The picture of an empty hypothesis is known to nobody here.
      ...(first && { width: first.width, height: first.height }),
      annotations: masks.map(({ label, uuid, attributes = {}, shape: { width, height, runs } }) => {
        const kept = Object.entries(attributes).filter(([name]) => asked.includes(name));
        const mask: Mask = { size: [height, width], counts: canonical(runs) };
        return {
          ...(uuid !== undefined && { uuid }),
          label,
          mask,
          ...(kept.length > 0 && { attributes: Object.fromEntries(kept) }),
        };
      }),
    };
  },
};

/** The same pixels with no empty run but the first: some encoders write them. */
function canonical(runs: readonly number[]): number[] {
  const kept: number[] = [];
  for (const [i, run] of runs.entries()) {
    // A run after an empty one goes on with the one before it.
    if (kept.length > 0 && i % 2 !== kept.length % 2) kept[kept.length - 1]! += run;
    else if (run > 0 || i === 0) kept.push(run);
  }
  return kept;
}
