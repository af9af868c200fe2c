/** Cuboids in perspective around objects in each frame of a video, the older form (api-facts E.10). */
import { type Static, Type } from 'typebox';
import { defineTaskType, type JsonObject } from '../kit.ts';
import { camera, objectsToAnnotate, sides } from '../shared/geometry-params.ts';
import { labelsProblem } from '../shared/labels.ts';
import { framewiseResults } from '../shared/video/documents.ts';
import { framesParams } from '../shared/video/frames.ts';
import { type VideoResponse, video } from '../shared/video/video.ts';
import { rates, videoParams } from '../shared/video/video-params.ts';

// No defaults are recorded.
const params = Type.Object({
  ...framesParams,
  objects_to_annotate: objectsToAnnotate,
  ...sides,
  ...camera,
  ...rates(),
  ...videoParams,
});

type Params = Static<typeof params>;

export default defineTaskType<Params & JsonObject, VideoResponse>({
  name: 'videocuboidannotation',
  summary: 'Draw a cuboid around each object in each frame of a video (older form of videoannotation).',
  attachment: 'either',
  params,
  ...video<Params>(
    ({ objects_to_annotate, min_width, min_height }) => ({ cuboid: { objects_to_annotate, min_width, min_height } }),
    {
      timed: false,
      geometriesWrong: ({ objects_to_annotate }) => labelsProblem(objects_to_annotate, 'objects_to_annotate'),
    },
  ),
  results: framewiseResults,
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Draw a cuboid around each **car** and **truck** in each frame.',
    attachments: ['https://example.com/frame-1.jpg', 'https://example.com/frame-2.jpg'],
    attachment_type: 'image',
    objects_to_annotate: ['car', 'truck'],
    min_width: 10,
    min_height: 10,
  },
});
