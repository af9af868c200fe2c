/** Objects followed through a video, and events in it (api-facts E.11). */
import { type Static, Type } from 'typebox';
import { defineTaskType, type JsonObject } from '../kit.ts';
import { geometriesParam } from '../shared/geometry-params.ts';
import { playbackResults } from '../shared/video/documents.ts';
import { framesParams } from '../shared/video/frames.ts';
import { type VideoResponse, video } from '../shared/video/video.ts';
import { rates, videoParams } from '../shared/video/video-params.ts';

const params = Type.Object({
  ...framesParams,
  geometries: geometriesParam,
  ...rates({ default: 1 }),
  ...videoParams,
});

type Params = Static<typeof params>;

export default defineTaskType<Params & JsonObject, VideoResponse>({
  name: 'videoplaybackannotation',
  summary: 'Follow objects through a video with boxes, polygons, lines, points, cuboids and ellipses; find events.',
  attachment: 'either',
  params,
  ...video<Params>(({ geometries }) => geometries, { timed: true }),
  results: playbackResults,
  example: {
    callback_url: 'https://example.com/callback',
    instruction: 'Follow each **player** and the **ball**; mark each **goal**.',
    attachment: 'https://example.com/match.mp4',
    attachment_type: 'video',
    geometries: {
      box: { objects_to_annotate: ['player'], min_width: 5, min_height: 5 },
      point: { objects_to_annotate: ['ball'] },
    },
    annotation_attributes: {
      visible: { description: 'Is it visible?', choices: ['wholly', 'partly'], required: true },
    },
    events_to_annotate: ['goal'],
    frame_rate: 5,
  },
});
