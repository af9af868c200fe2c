/** A label for each point of the frames of a lidar (api-facts E.14). */
import { type Static, type TSchema, Type } from 'typebox';
import { likeness } from '../agreement.ts';
import { CONSTANT } from '../draw.ts';
import { defineTaskType, type JsonObject, type Problem } from '../kit.ts';
import { isObject } from '../shared/json.ts';
import { jsonResults } from '../shared/json-results.ts';
import { instanceLabels, labelsParam, labelsProblem, leaves } from '../shared/labels.ts';
import { frames, framesOf, frameType, lidarTask, measures, sourceProblem } from '../shared/lidar/params.ts';
import { noBaseProblem, prelabelsProblem } from '../shared/prelabel-problems.ts';
import { partialParams, responseHypothesis } from '../shared/prelabels.ts';
import { NAMES, type Points, pointsAnswer, pointsLikeness, pointsOf, pointsProblem } from './points.ts';

const params = Type.Object({
  attachments: frames,
  attachment_type: frameType,
  labels: Type.Optional(labelsParam('What a point may be: strings or label descriptions.')),
  ...lidarTask,
  ...measures,
  hypothesis: responseHypothesis,
});

type Params = Static<typeof params>;
type Response = JsonObject & { point_segmentations: Points };

const labelsOf = ({ labels }: Params): string[] | undefined => labels && leaves(labels);

const responseSchema = (given: Params): TSchema =>
  Type.Unsafe<unknown>({
    type: 'object',
    required: ['point_segmentations'],
    properties: {
      point_segmentations: pointsAnswer(labelsOf(given), framesOf(given)),
      is_customer_fix: { type: 'boolean' },
    },
  });

function checkResponse({ labels }: Params, { point_segmentations: points }: Response): Problem | undefined {
  const problem = points && pointsProblem(points, labels && instanceLabels(labels));
  return problem && { ...problem, path: `point_segmentations.${problem.path}` };
}

const checkParams = (given: Params): Problem | undefined =>
  sourceProblem(given) ??
  noBaseProblem(given as JsonObject) ??
  (given.lidar_task === undefined && !given.labels ? { path: 'labels', message: 'is required' } : undefined) ??
  labelsProblem(given.labels ?? [], 'labels') ??
  prelabelsProblem(partialParams(given as Params & JsonObject), { responseSchema, checkResponse }, given);

/** An object of each of some labels, and in every frame a point of each of them after one that is nothing. */
function sample(given: Params, draw = CONSTANT): Response {
  const chosen = draw.some(labelsOf(given) ?? ['object'], 1, 5);
  const hasInstances = instanceLabels(given.labels ?? []);
  const objects = chosen.map((label, at) => ({
    label,
    index: at + 1,
    ...(hasInstances.has(label) && { instance: 1 }),
  }));
  const frame = () => [0, ...objects.map(({ index }) => index), ...Array(draw.whole(0, 5, 0)).fill(0)];
  const point_objects = Array.from({ length: framesOf(given) ?? 1 }, frame);
  return { point_segmentations: { objects, point_objects } };
}

const pointsIn = ({ point_segmentations }: JsonObject) => point_segmentations as Points;

/** Under both names, as clients know either. */
function documentOf(points: unknown): JsonObject | undefined {
  if (!isObject(points) || !Array.isArray(points.objects) || !NAMES.some((name) => Array.isArray(points[name]))) {
    return undefined;
  }
  const list = pointsOf(points as Points);
  return { objects: points.objects, point_objects: list, point_labels: list };
}

export default defineTaskType<Params & JsonObject, Response>({
  name: 'lidarsegmentation',
  summary: 'Label each point of the frames of a lidar.',
  attachment: 'own',
  params,
  checkParams,
  responseSchema,
  checkResponse,
  agreement: () => [likeness((a, b) => pointsLikeness(pointsIn(a), pointsIn(b)))],
  sample,
  results: jsonResults((_params, { point_segmentations: points }) => {
    const document = documentOf(points);
    return document && { point_segmentations: document };
  }),
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Label each point.',
    attachments: ['https://example.com/frame-1.json', 'https://example.com/frame-2.json'],
    labels: ['road', { choice: 'car', instance_label: true }],
  },
});
