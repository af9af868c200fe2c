/** Lines along objects in a picture (api-facts E.7). */
import { type Static, Type } from 'typebox';
import { defineTaskType, type JsonObject } from '../kit.ts';
import type { AnnotationsResponse } from '../shared/annotations.ts';
import { oneGeometry } from '../shared/one-geometry.ts';
import { besides, picture } from '../shared/one-geometry-params.ts';

const params = Type.Object({
  ...picture('line'),
  splines: Type.Optional(
    Type.Boolean({ default: false, description: 'Whether the vertices are joined by curves instead of segments.' }),
  ),
  ...besides,
});

type Params = Static<typeof params>;

export default defineTaskType<Params & JsonObject, AnnotationsResponse>({
  name: 'lineannotation',
  summary: 'Draw a line along each object in a picture (older form of imageannotation).',
  attachment: 'one',
  params,
  ...oneGeometry<Params>('line'),
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Draw a line along each **lane marking** and each **kerb**.',
    attachment_type: 'image',
    attachment: 'https://example.com/road.jpg',
    objects_to_annotate: ['lane marking', 'kerb'],
    with_labels: true,
  },
});
