/** Boxes in the pictures of the cameras, linked to the cuboids of a lidar task (api-facts E.14). */
import { type Static, type TSchema, Type } from 'typebox';
import { likeness } from '../agreement.ts';
import { CONSTANT } from '../draw.ts';
import { defineTaskType, type JsonObject, type Problem } from '../kit.ts';
import { annotationAttributes } from '../shared/attribute-params.ts';
import { attributesProblem } from '../shared/attribute-problems.ts';
import { attributeRules } from '../shared/attribute-rules.ts';
import { linkTargetLabels, sampleAttributes } from '../shared/attribute-samples.ts';
import { sampleShape } from '../shared/geometry-samples.ts';
import { jsonResults } from '../shared/json-results.ts';
import { labelsParam, labelsProblem, leaves } from '../shared/labels.ts';
import { frames, framesOf, frameType, lidarTask, perFrame, sourceProblem } from '../shared/lidar/params.ts';
import { noBaseProblem, prelabelsProblem } from '../shared/prelabel-problems.ts';
import { hypothesis, partialParams } from '../shared/prelabels.ts';
import { sampleUuid } from '../shared/sample-uuid.ts';
import { shapeLikeness } from '../shared/shape-likeness.ts';
import { type Camera, camerasProblem, type Frame, frameAnswer } from './cameras.ts';

const params = Type.Object({
  attachments: frames,
  attachment_type: frameType,
  ...lidarTask,
  labels: Type.Optional(labelsParam('What boxes may be called; what the cuboids are when left out.')),
  annotation_attributes: annotationAttributes,
  hypothesis,
});

type Params = Static<typeof params>;
type Response = JsonObject & { annotations: Frame[] };

/** What a box of a test key is called where the labels are those of another task. */
const UNKNOWN = ['object'];

const attributesOf = ({ annotation_attributes, labels }: Params) => attributeRules(annotation_attributes, labels ?? []);

const responseSchema = (given: Params): TSchema =>
  Type.Unsafe<unknown>({
    type: 'object',
    required: ['annotations'],
    properties: {
      annotations: perFrame(
        framesOf(given),
        frameAnswer(given.labels && leaves(given.labels), given.annotation_attributes),
      ),
      is_customer_fix: { type: 'boolean' },
    },
  });

const checkResponse = (given: Params, { annotations }: Response) => camerasProblem(annotations, attributesOf(given));

const checkParams = (given: Params): Problem | undefined =>
  sourceProblem(given) ??
  noBaseProblem(given as JsonObject) ??
  (given.lidar_task === undefined && !given.labels ? { path: 'labels', message: 'is required' } : undefined) ??
  labelsProblem(given.labels ?? [], 'labels') ??
  attributesProblem(given.annotation_attributes, 'annotation_attributes', given.labels ?? UNKNOWN) ??
  prelabelsProblem(partialParams(given as Params & JsonObject), { responseSchema, checkResponse }, given);

/** In every frame one camera with a box or more, each linked to a cuboid of its own. */
function sample(given: Params, draw = CONSTANT): Response {
  const labels = given.labels ?? UNKNOWN;
  const attributes = attributesOf(given);
  const names = [
    ...Array.from({ length: draw.whole(1, 3, 1) }, () => draw.one(leaves(labels))),
    ...[...linkTargetLabels(attributes, labels)].flatMap((label) => [label, label]),
  ];
  const heads = names.map((label, index) => ({ uuid: sampleUuid(names.length + index), label }));
  const boxes = heads.map((head, index) => ({
    ...head,
    cuboid_uuid: sampleUuid(index),
    type: 'box',
    geometry: 'box',
    ...sampleShape('box', {}, draw),
    attributes: sampleAttributes(attributes, head.label, heads, draw, head),
  }));
  const frame = (): Frame => ({ camera_responses: [{ camera_used: 0, annotations: structuredClone(boxes) }] });
  return { annotations: Array.from({ length: framesOf(given) ?? 1 }, frame) };
}

/** Every box with the frame, the camera and the cuboid as part of what it is, so that only such pairs are compared. */
function boxesIn({ annotations }: JsonObject): JsonObject[] {
  return (annotations as Frame[]).flatMap(({ camera_responses }, frame) =>
    camera_responses.flatMap(({ camera_used, annotations: boxes }: Camera) =>
      boxes.map((box) => ({ ...box, label: JSON.stringify([frame, camera_used, box.cuboid_uuid ?? null, box.label]) })),
    ),
  );
}

export default defineTaskType<Params & JsonObject, Response>({
  name: 'lidarlinking',
  summary: 'Draw boxes in the pictures of the cameras and link them to the cuboids of a lidar task.',
  attachment: 'own',
  params,
  checkParams,
  responseSchema,
  checkResponse,
  agreement: () => [likeness((a, b) => shapeLikeness(boxesIn(a), boxesIn(b)))],
  sample,
  results: jsonResults((_params, { annotations }) => (Array.isArray(annotations) ? { annotations } : undefined)),
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Draw a box around each car in each picture, and link it to its cuboid.',
    lidar_task: '5f127f6f3a6b100017232099',
    labels: ['car'],
  },
});
