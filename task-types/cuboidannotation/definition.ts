/** Cuboids in perspective around objects in a picture (api-facts E.8). */
import { type Static, Type } from 'typebox';
import { defineTaskType, type JsonObject, type Problem } from '../kit.ts';
import type { Annotation, AnnotationsResponse } from '../shared/annotations.ts';
import { cuboidProblem } from '../shared/geometry-answers.ts';
import { camera, sides } from '../shared/geometry-params.ts';
import { firstProblem } from '../shared/json.ts';
import { oneGeometry } from '../shared/one-geometry.ts';
import { besides, picture } from '../shared/one-geometry-params.ts';

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
  ...oneGeometry<Params>('cuboid', {
    options: ({ min_width, min_height }) => ({ min_width, min_height }),
    count: ({ min_annotations: least = 0, max_annotations = 0 }) => ({ least, most: max_annotations || Infinity }),
    partial: (given) => ({ ...given, min_annotations: 0 }),
    check: (given, annotations) => cuboidsProblem(given, annotations as Cuboid[]),
  }),
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
