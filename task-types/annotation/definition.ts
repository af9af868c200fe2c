/** Boxes around objects in a picture, the older form (api-facts E.5). */
import { type Static, type TSchema, Type } from 'typebox';
import { likeness } from '../agreement.ts';
import { CONSTANT } from '../draw.ts';
import { defineTaskType, type JsonObject } from '../kit.ts';
import { type Annotation, type AnnotationsResponse, annotationsProblem } from '../shared/annotations.ts';
import { attachment, attachmentType, contextAttachments, contextProblem } from '../shared/attachments.ts';
import { attributesAnswer, isAlwaysRequired } from '../shared/attribute-answers.ts';
import { annotationAttributes, globalAttributes } from '../shared/attribute-params.ts';
import { attributesProblem } from '../shared/attribute-problems.ts';
import { attributeRules } from '../shared/attribute-rules.ts';
import { linkTargetLabels, sampleAttributes } from '../shared/attribute-samples.ts';
import { isLocked, lockedProblem, sampleOfBase } from '../shared/base-annotations.ts';
import { outsideProblem } from '../shared/extents.ts';
import { boxShape } from '../shared/geometry-answers.ts';
import { leastSide, objectsToAnnotate } from '../shared/geometry-params.ts';
import { sampleShape } from '../shared/geometry-samples.ts';
import { labelsProblem, leaves } from '../shared/labels.ts';
import { baseAnnotations, byUuid, hypothesis, layers } from '../shared/prelabels.ts';
import { sampleUuid } from '../shared/sample-uuid.ts';
import { shapeLikeness } from '../shared/shape-likeness.ts';

const example = Type.Object({
  correct: Type.Boolean({ description: 'Whether the example is a good one.' }),
  image: Type.String({ minLength: 1, description: 'URL of an annotated picture.' }),
  explanation: Type.Optional(Type.String({ description: 'Why it is good or bad.' })),
});

// In the order recorded.
const params = Type.Object({
  attachment,
  attachment_type: Type.Optional(attachmentType(['image'], { default: 'image' })),
  objects_to_annotate: objectsToAnnotate,
  with_labels: Type.Optional(Type.Boolean({ default: false, description: 'Whether each box gets a label.' })),
  min_width: Type.Optional(leastSide('width', { default: 0 })),
  min_height: Type.Optional(leastSide('height', { default: 0 })),
  examples: Type.Optional(
    Type.Array(example, { maxItems: 1000, description: 'Annotated pictures that show what is wanted.' }),
  ),
  annotation_attributes: annotationAttributes,
  global_attributes: globalAttributes,
  context_attachments: contextAttachments,
  hypothesis,
  ...baseAnnotations,
  layers,
});

type Params = Static<typeof params>;

const attributesOf = (given: Params) => attributeRules(given.annotation_attributes, given.objects_to_annotate);
const globalsOf = (given: Params) => attributeRules(given.global_attributes, given.objects_to_annotate);

function checkParams(given: Params) {
  const labels = given.objects_to_annotate;
  return (
    labelsProblem(labels, 'objects_to_annotate') ??
    attributesProblem(given.annotation_attributes, 'annotation_attributes', labels) ??
    attributesProblem(given.global_attributes, 'global_attributes', labels) ??
    contextProblem(given)
  );
}

/** Recorded answers hold a box and perhaps a label; those of live tasks also uuid, geometry and attributes. */
function responseSchema(given: Params): TSchema {
  const box = boxShape(given);
  const attributesNeeded = Object.values(given.annotation_attributes ?? {}).some(isAlwaysRequired);
  const globalsNeeded = Object.values(given.global_attributes ?? {}).some(isAlwaysRequired);
  return Type.Unsafe<unknown>({
    type: 'object',
    required: ['annotations', ...(globalsNeeded ? ['global_attributes'] : [])],
    properties: {
      annotations: {
        type: 'array',
        items: {
          type: 'object',
          required: [
            ...box.required,
            ...(given.with_labels ? ['label'] : []),
            ...(attributesNeeded ? ['attributes'] : []),
          ],
          properties: {
            ...box.properties,
            label: { type: 'string', enum: leaves(given.objects_to_annotate) },
            uuid: { type: 'string', minLength: 1 },
            type: { const: 'box' },
            geometry: { const: 'box' },
            attributes: attributesAnswer(given.annotation_attributes),
          },
        },
      },
      global_attributes: attributesAnswer(given.global_attributes),
      is_customer_fix: { type: 'boolean' },
    },
  });
}

const checkResponse = (given: Params, response: AnnotationsResponse) =>
  annotationsProblem(response, attributesOf(given), globalsOf(given)) ??
  lockedProblem(given as JsonObject, response.annotations);

/** Recorded: one box and nothing else. What attributes need is added where they are asked for. */
function sample(given: Params, draw = CONSTANT): AnnotationsResponse {
  const [attributes, globals] = [attributesOf(given), globalsOf(given)];
  if (isLocked(given as JsonObject)) {
    const annotations = sampleOfBase(given as JsonObject, attributes, draw);
    return { annotations, global_attributes: sampleAttributes(globals, undefined, annotations, draw) };
  }
  const targets = [...linkTargetLabels([...attributes, ...globals], given.objects_to_annotate)];
  const choices = leaves(given.objects_to_annotate);
  const drawn = Array.from({ length: draw.whole(1, 4, 1) }, () => draw.one(choices));
  const labels = [...drawn, ...targets.flatMap((label) => [label, label])];
  const boxes = labels.map((label, index) => ({
    ...sampleShape('box', given, draw),
    ...(given.with_labels && { label }),
    ...(targets.length > 0 && { uuid: sampleUuid(index) }),
  }));
  return {
    annotations: boxes.map((box) => ({
      ...box,
      ...(attributes.length > 0 && { attributes: sampleAttributes(attributes, box.label, boxes, draw, box) }),
    })),
    ...(globals.length > 0 && { global_attributes: sampleAttributes(globals, undefined, boxes, draw) }),
  };
}

const annotationsIn = ({ annotations }: JsonObject) => annotations as Annotation[];

export default defineTaskType<Params & JsonObject, AnnotationsResponse>({
  name: 'annotation',
  summary: 'Draw a box around each object in a picture (older form of imageannotation).',
  attachment: 'one',
  params,
  checkParams,
  responseSchema,
  checkResponse,
  checkBounds: (_given, { annotations }, picture) => outsideProblem(annotations, picture),
  agreement: () => [likeness((a, b) => shapeLikeness(annotationsIn(a), annotationsIn(b)))],
  prelabels: byUuid,
  sample,
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Draw a box around each **calf** and **cow**.',
    attachment_type: 'image',
    attachment: 'https://example.com/meadow.jpg',
    objects_to_annotate: ['calf', 'cow'],
    with_labels: true,
    min_width: 30,
    min_height: 30,
  },
});
