/** A label for every pixel of a picture (api-facts E.9). */
import { type Static, type TSchema, Type } from 'typebox';
import { likeness } from '../agreement.ts';
import { CONSTANT } from '../draw.ts';
import { defineTaskType, type JsonObject, type Problem } from '../kit.ts';
import { annotationsProblem } from '../shared/annotations.ts';
import { attachment, attachmentType, contextAttachments, contextProblem } from '../shared/attachments.ts';
import { attributesAnswer, isAlwaysRequired } from '../shared/attribute-answers.ts';
import { annotationAttributes, globalAttributes } from '../shared/attribute-params.ts';
import { attributesProblem } from '../shared/attribute-problems.ts';
import { attributeRules } from '../shared/attribute-rules.ts';
import { isLocked, lockedProblem } from '../shared/base-annotations.ts';
import { firstProblem } from '../shared/json.ts';
import { labelsParam } from '../shared/labels.ts';
import { areaOf, LONGEST_SIDE, MOST_PIXELS, maskAnswer, maskProblem, overlapping } from '../shared/masks.ts';
import { baseAnnotations, hypothesis, partialParams } from '../shared/prelabels.ts';
import { segmentationLikeness } from './agreement.ts';
import { allLabels, segmentLabels, segmentLabelsProblem } from './labels.ts';
import { pictures } from './marks.ts';
import { files, present, type Response } from './results.ts';
import { sampleSegments } from './sample.ts';

/** With the labels they are counted in 16 bits. */
const MOST_SEGMENTS = 50_000;

// In the order recorded.
const params = Type.Object({
  attachment,
  attachment_type: Type.Optional(attachmentType(['image'])),
  labels: labelsParam('What pixels may be.'),
  instance_labels: Type.Optional(
    labelsParam('More labels, or some of `labels`: each thing of such a label gets a mask of its own.'),
  ),
  allow_unlabeled: Type.Optional(
    Type.Boolean({ description: 'Whether pixels may be left without a label. False when left out.' }),
  ),
  allow_parent_labels: Type.Optional(
    Type.Boolean({ default: false, description: 'Whether groups of labels may be chosen too.' }),
  ),
  annotation_attributes: annotationAttributes,
  global_attributes: globalAttributes,
  context_attachments: contextAttachments,
  hypothesis,
  ...baseAnnotations,
});

export type Params = Static<typeof params>;

const attributesOf = (given: Params) => attributeRules(given.annotation_attributes, allLabels(given));
const globalsOf = (given: Params) => attributeRules(given.global_attributes, allLabels(given));

function checkParams(given: Params): Problem | undefined {
  const wrong = segmentLabelsProblem(given);
  if (wrong) return wrong;
  const labels = allLabels(given);
  return (
    firstProblem(['annotation_attributes', 'global_attributes'] as const, (name) =>
      firstProblem(Object.entries(given[name] ?? {}), ([key, { type }]) =>
        type === 'linked' ? { path: `${name}.${key}.type`, message: 'must not be linked: masks are not' } : undefined,
      ),
    ) ??
    attributesProblem(given.annotation_attributes, 'annotation_attributes', labels) ??
    attributesProblem(given.global_attributes, 'global_attributes', labels) ??
    contextProblem(given)
  );
}

function responseSchema(given: Params): TSchema {
  const attributesNeeded = Object.values(given.annotation_attributes ?? {}).some(isAlwaysRequired);
  const globalsNeeded = Object.values(given.global_attributes ?? {}).some(isAlwaysRequired);
  const side = (which: string) => ({
    type: 'integer',
    minimum: 1,
    maximum: LONGEST_SIDE,
    description: `${which} of the picture in pixels.`,
  });
  return Type.Unsafe<unknown>({
    type: 'object',
    required: ['width', 'height', 'annotations', ...(globalsNeeded ? ['global_attributes'] : [])],
    properties: {
      width: side('Width'),
      height: side('Height'),
      annotations: {
        type: 'array',
        maxItems: MOST_SEGMENTS,
        description: 'One for each label that is there, of an instance label one for each thing.',
        items: {
          type: 'object',
          required: ['uuid', 'label', 'mask', ...(attributesNeeded ? ['attributes'] : [])],
          properties: {
            uuid: { type: 'string', minLength: 1 },
            label: { type: 'string', enum: [...segmentLabels(given).keys()] },
            mask: maskAnswer,
            attributes: attributesAnswer(given.annotation_attributes),
          },
        },
      },
      global_attributes: attributesAnswer(given.global_attributes),
      is_customer_fix: { type: 'boolean' },
    },
  });
}

function checkResponse(given: Params, response: Response): Problem | undefined {
  const { width, height, annotations } = response;
  if (width * height > MOST_PIXELS) return { path: 'width', message: `times height must be at most ${MOST_PIXELS}` };
  return (
    annotationsProblem(response, attributesOf(given), globalsOf(given)) ??
    firstProblem(annotations, ({ mask }, index) => maskProblem(mask, width, height, `annotations.${index}.mask`)) ??
    repeatedLabel(given, response) ??
    pixelsProblem(given, response) ??
    lockedProblem(given as JsonObject, annotations)
  );
}

function repeatedLabel(given: Params, { annotations }: Response): Problem | undefined {
  const labels = segmentLabels(given);
  const seen = new Set<string>();
  return firstProblem(annotations, ({ label }, index) => {
    if (labels.get(label) === false && seen.has(label)) {
      return { path: `annotations.${index}.label`, message: 'has a mask already, and is no instance label' };
    }
    seen.add(label);
    return undefined;
  });
}

/** No pixel has two labels, and none has no label where that is not allowed. */
function pixelsProblem({ allow_unlabeled }: Params, { width, height, annotations }: Response): Problem | undefined {
  const twice = overlapping(annotations.map(({ mask }) => mask));
  if (twice !== undefined) {
    return { path: `annotations.${twice}.mask`, message: 'must not cover pixels of another annotation' };
  }
  if (allow_unlabeled) return undefined;
  const left = width * height - annotations.reduce((sum, { mask }) => sum + areaOf(mask), 0);
  return left === 0 ? undefined : { path: 'annotations', message: `must label every pixel: ${left} have no label` };
}

export default defineTaskType<Params & JsonObject, Response>({
  name: 'segmentannotation',
  summary: 'Label every pixel of a picture.',
  attachment: 'one',
  params,
  checkParams,
  responseSchema,
  checkResponse,
  checkBounds: (_given, { width, height }, picture) =>
    width === picture.width && height === picture.height
      ? undefined
      : { path: 'width', message: `and height must be ${picture.width} and ${picture.height}, those of the picture` },
  agreement: () => [likeness((a, b) => segmentationLikeness(a as Response, b as Response))],
  // What is locked must be complete: nobody could add the rest.
  prelabels: {
    id: 'uuid',
    partial: (given) => ({
      ...partialParams(given),
      allow_unlabeled: !isLocked(given) || (given.allow_unlabeled ?? false),
    }),
  },
  pictures,
  results: { present, files },
  sample: (given, draw = CONSTANT) => sampleSegments(given, attributesOf(given), globalsOf(given), draw),
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Label every pixel.',
    attachment: 'https://example.com/street.jpg',
    labels: ['road', 'sky', { choice: 'vehicle', instance_label: true }],
    allow_unlabeled: true,
  },
});
