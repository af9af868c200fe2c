/** Points on objects in a picture (api-facts E.7). */
import { type Static, Type } from 'typebox';
import { defineTaskType, type JsonObject } from '../kit.ts';
import type { AnnotationsResponse } from '../shared/annotations.ts';
import { oneGeometry } from '../shared/one-geometry.ts';
import { besides, picture } from '../shared/one-geometry-params.ts';

const params = Type.Object({
  ...picture('point'),
  ...besides,
});

type Params = Static<typeof params>;

// Recorded test answers have no response at all; the documentation shows this one.
export default defineTaskType<Params & JsonObject, AnnotationsResponse>({
  name: 'pointannotation',
  summary: 'Put a point on each object in a picture (older form of imageannotation).',
  attachment: 'one',
  params,
  ...oneGeometry<Params>('point'),
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Put a point on the middle of each **wheel** and each **headlight**.',
    attachment_type: 'image',
    attachment: 'https://example.com/cars.jpg',
    objects_to_annotate: ['wheel', 'headlight'],
    with_labels: true,
  },
});
