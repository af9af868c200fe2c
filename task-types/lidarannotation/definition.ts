/** Cuboids around things in the frames of a lidar (api-facts E.12, E.13). */
import { type Static, type TSchema, Type } from 'typebox';
import { likeness } from '../agreement.ts';
import { CONSTANT } from '../draw.ts';
import { defineTaskType, type JsonObject, type Problem } from '../kit.ts';
import { annotationAttributes } from '../shared/attribute-params.ts';
import { attributesProblem } from '../shared/attribute-problems.ts';
import { attributeRules } from '../shared/attribute-rules.ts';
import { isLocked, sampleOfBase } from '../shared/base-annotations.ts';
import { jsonResults } from '../shared/json-results.ts';
import { labelsParam, labelsProblem } from '../shared/labels.ts';
import { baseFrames, lockedFramesProblem } from '../shared/lidar/locks.ts';
import { dependents, frames, framesProblem, frameType, measures, perFrame } from '../shared/lidar/params.ts';
import { prelabelsProblem } from '../shared/prelabel-problems.ts';
import { baseAnnotations, hypothesis, partialParams } from '../shared/prelabels.ts';
import { type Frame, frameAnswer, framesOfCuboidsProblem } from './cuboids.ts';
import { cuboidsLikeness } from './likeness.ts';
import { sampleFrames } from './sample.ts';

const params = Type.Object({
  attachments: frames,
  attachment_type: frameType,
  labels: labelsParam('What to put cuboids around: strings or label descriptions.'),
  annotation_attributes: annotationAttributes,
  ...measures,
  pitch_and_roll_enabled: Type.Optional(
    Type.Boolean({ description: 'Whether cuboids may be tilted. False when left out.' }),
  ),
  dependents,
  hypothesis,
  ...baseAnnotations,
});

type Params = Static<typeof params>;
type Response = JsonObject & { annotations: Frame[] };

const attributesOf = (given: Params) => attributeRules(given.annotation_attributes, given.labels);
const countOf = ({ attachments }: Params): number => attachments?.length ?? 1;

const responseSchema = (given: Params): TSchema =>
  Type.Unsafe<unknown>({
    type: 'object',
    required: ['annotations'],
    properties: {
      annotations: perFrame(countOf(given), frameAnswer(given)),
      is_customer_fix: { type: 'boolean' },
    },
  });

const checkResponse = (given: Params, { annotations }: Response) =>
  framesOfCuboidsProblem(annotations, attributesOf(given)) ??
  lockedFramesProblem(given as JsonObject, annotations, 'cuboids');

const checkParams = (given: Params): Problem | undefined =>
  framesProblem(given) ??
  labelsProblem(given.labels, 'labels') ??
  attributesProblem(given.annotation_attributes, 'annotation_attributes', given.labels) ??
  prelabelsProblem(partialParams(given as Params & JsonObject), { responseSchema, checkResponse }, given);

/** Where something is locked, what came with the task is the answer. */
function sample(given: Params, draw = CONSTANT): Response {
  const attributes = attributesOf(given);
  if (!isLocked(given as JsonObject)) {
    return { annotations: sampleFrames(given, attributes, countOf(given), draw) };
  }
  const base = baseFrames(given as JsonObject, 'cuboids');
  const annotations = Array.from({ length: countOf(given) }, (_, index) => ({
    cuboids: sampleOfBase({ base_annotations: base[index] ?? [] }, attributes, draw),
  }));
  return { annotations: annotations as unknown as Frame[] };
}

const framesIn = ({ annotations }: JsonObject) => annotations as Frame[];

export default defineTaskType<Params & JsonObject, Response>({
  name: 'lidarannotation',
  summary: 'Put cuboids around things in the frames of a lidar.',
  attachment: 'many',
  params,
  checkParams,
  responseSchema,
  checkResponse,
  agreement: ({ meters_per_unit }) => [likeness((a, b) => cuboidsLikeness(framesIn(a), framesIn(b), meters_per_unit))],
  sample,
  results: jsonResults((_params, { annotations }) => (Array.isArray(annotations) ? { annotations } : undefined)),
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Put a cuboid around each car and each pedestrian.',
    attachments: ['https://example.com/frame-1.json', 'https://example.com/frame-2.json'],
    labels: ['car', 'pedestrian'],
    meters_per_unit: 1,
    max_distance_meters: 30,
  },
});
