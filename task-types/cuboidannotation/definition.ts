/** Cuboids in perspective around objects in a picture (api-facts E.8). */
import { type Static, Type } from 'typebox';
import { defineTaskType, type JsonObject, type Problem } from '../kit.ts';
import type { Annotation, AnnotationsResponse } from '../shared/annotations.ts';
import { cuboidProblem } from '../shared/geometry-answers.ts';
import { camera, sides } from '../shared/geometry-params.ts';
import { firstProblem } from '../shared/json.ts';
import { linkTargets, oneGeometry } from '../shared/one-geometry.ts';
import { besides, oneGeometryProblem, picture } from '../shared/one-geometry-params.ts';

/** A sample has as many as are asked for. */
const MOST_ANNOTATIONS = 1000;

const limit = (description: string) =>
  Type.Optional(Type.Integer({ default: 0, minimum: 0, maximum: MOST_ANNOTATIONS, description }));

const params = Type.Object({
  ...picture('cuboid', true),
  min_annotations: limit('The least number of cuboids.'),
  max_annotations: limit('The largest number of cuboids; 0 is no limit.'),
  ...sides,
  ...camera,
  ...besides,
});

type Params = Static<typeof params>;

const countOf = ({ min_annotations = 0, max_annotations = 0 }: Params) => ({
  least: min_annotations,
  most: max_annotations === 0 ? Number.POSITIVE_INFINITY : max_annotations,
});

function countProblem(given: Params): Problem | undefined {
  const { least, most } = countOf(given);
  const tooFew = (message: string): Problem => ({ path: 'max_annotations', message });
  if (most < least) return tooFew(`must be greater than or equal to ${least}, or 0`);
  const linked = linkTargets(given).length;
  return most < linked ? tooFew(`must leave room for the ${linked} cuboids that required links point at`) : undefined;
}

const cuboids = oneGeometry<Params>('cuboid', ({ min_width, min_height }) => ({ min_width, min_height }), countOf);

type Cuboid = Annotation & { vertices: { description?: string; x: number; y: number }[] };

/** Each vertex that has a name has one of its own, and the cuboid is large enough. */
const cuboidsProblem = (given: Params, annotations: Cuboid[]): Problem | undefined =>
  firstProblem(annotations, ({ vertices }, index) => {
    const names = new Set<string>();
    const repeated = firstProblem(vertices, ({ description }, corner) => {
      if (description === undefined) return undefined;
      if (names.has(description)) {
        return {
          path: `annotations.${index}.vertices.${corner}.description`,
          message: 'is already used for another vertex',
        };
      }
      names.add(description);
      return undefined;
    });
    return repeated ?? cuboidProblem(vertices, given, `annotations.${index}`);
  });

export default defineTaskType<Params & JsonObject, AnnotationsResponse>({
  name: 'cuboidannotation',
  summary: 'Draw a cuboid in perspective around each object in a picture (older form of imageannotation).',
  attachment: 'one',
  params,
  checkParams: (given) => oneGeometryProblem(given) ?? countProblem(given),
  ...cuboids,
  checkResponse: (given, response) =>
    cuboids.checkResponse(given, response) ?? cuboidsProblem(given, response.annotations as Cuboid[]),
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Draw a cuboid around each **car** and **truck**.',
    attachment_type: 'image',
    attachment: 'https://example.com/street.jpg',
    objects_to_annotate: ['car', 'truck'],
    min_width: 10,
    min_height: 10,
  },
});
