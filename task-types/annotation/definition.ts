/** Boxes around objects in a picture, the older form (api-facts E.5). */
import { type Static, Type } from 'typebox';
import { defineTaskType, type JsonObject } from '../kit.ts';
import type { AnnotationsResponse } from '../shared/annotations.ts';
import { leastSide } from '../shared/geometry-params.ts';
import { oneGeometry } from '../shared/one-geometry.ts';
import { besides, picture } from '../shared/one-geometry-params.ts';

const params = Type.Object({
  ...picture('box'),
  min_width: Type.Optional(leastSide('width', { default: 0 })),
  min_height: Type.Optional(leastSide('height', { default: 0 })),
  ...besides,
});

type Params = Static<typeof params>;

export default defineTaskType<Params & JsonObject, AnnotationsResponse>({
  name: 'annotation',
  summary: 'Draw a box around each object in a picture (older form of imageannotation).',
  attachment: 'one',
  params,
  ...oneGeometry<Params>('box', { options: ({ min_width, min_height }) => ({ min_width, min_height }) }),
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
