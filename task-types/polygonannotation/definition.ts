/** Polygons around objects in a picture (api-facts E.7). */
import { type Static, Type } from 'typebox';
import { defineTaskType, type JsonObject } from '../kit.ts';
import type { AnnotationsResponse } from '../shared/annotations.ts';
import { oneGeometry } from '../shared/one-geometry.ts';
import { besides, picture } from '../shared/one-geometry-params.ts';

const params = Type.Object({
  ...picture('polygon'),
  ...besides,
});

type Params = Static<typeof params>;

export default defineTaskType<Params & JsonObject, AnnotationsResponse>({
  name: 'polygonannotation',
  summary: 'Draw a polygon around each object in a picture (older form of imageannotation).',
  attachment: 'one',
  params,
  ...oneGeometry<Params>('polygon'),
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Draw a tight polygon around each **roof** and **pool**.',
    attachment_type: 'image',
    attachment: 'https://example.com/town.jpg',
    objects_to_annotate: ['roof', 'pool'],
    with_labels: true,
  },
});
