/** Objects in each frame of a video, tied together by their uuid (api-facts E.10). */
import { type Static, Type } from 'typebox';
import { defineTaskType, type JsonObject } from '../kit.ts';
import { geometriesParam } from '../shared/geometry-params.ts';
import { framewiseResults } from '../shared/video/documents.ts';
import { framesParams } from '../shared/video/frames.ts';
import { type VideoResponse, video } from '../shared/video/video.ts';
import { rates, videoParams } from '../shared/video/video-params.ts';

// No defaults are recorded.
const params = Type.Object({
  ...framesParams,
  geometries: geometriesParam,
  ...rates(),
  ...videoParams,
});

type Params = Static<typeof params>;

export default defineTaskType<Params & JsonObject, VideoResponse>({
  name: 'videoannotation',
  summary: 'Annotate each frame of a video with boxes, polygons, lines, points, cuboids and ellipses; find events.',
  attachment: 'either',
  params,
  ...video<Params>(({ geometries }) => geometries, { timed: false }),
  results: framewiseResults,
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Draw a box around each vehicle and each pedestrian in each frame.',
    attachments: ['https://example.com/frame-1.jpg', 'https://example.com/frame-2.jpg'],
    attachment_type: 'image',
    geometries: { box: { objects_to_annotate: ['vehicle', 'pedestrian'] } },
    annotation_attributes: {
      moving: { description: 'Does it move?', choices: ['yes', 'no'], required: true },
    },
  },
});
