/** What the lidar types have in common (api-facts E.12-E.14). */
import { type TSchema, Type } from 'typebox';
import type { JsonObject, Problem } from '../../kit.ts';
import { urlProblem } from '../attachments.ts';
import { firstProblem } from '../json.ts';

/** A sample says something of each frame. */
const MOST_FRAMES = 10_000;

export const frames = Type.Optional(
  Type.Array(Type.String({ minLength: 1 }), {
    minItems: 1,
    maxItems: MOST_FRAMES,
    description: 'URLs of the frames, each a JSON document of points, the place of the device, and pictures.',
  }),
);

export const frameType = Type.Optional(
  Type.String({ enum: ['json'], default: 'json', description: 'What kind of thing the attachments are.' }),
);

export const measures = {
  max_distance_meters: Type.Optional(
    Type.Number({ exclusiveMinimum: 0, description: 'What is farther from the device is left alone.' }),
  ),
  meters_per_unit: Type.Optional(
    Type.Number({ exclusiveMinimum: 0, description: 'Metres of one unit of the points; 1 when left out.' }),
  ),
};

export const lidarTask = {
  lidar_task: Type.Optional(
    Type.String({ minLength: 1, description: 'Id of a completed lidarannotation task whose frames are used.' }),
  ),
  lidar_task_frames: Type.Optional(
    Type.Array(Type.Integer({ minimum: 0 }), {
      minItems: 1,
      maxItems: MOST_FRAMES,
      uniqueItems: true,
      description: 'Which of its frames, from 0; all when left out.',
    }),
  ),
};

export const dependents = Type.Optional(
  Type.Unsafe<JsonObject>({ type: 'object', description: 'Tasks to be made of this one. Kept as sent.' }),
);

type Framed = { attachments?: string[]; lidar_task?: string; lidar_task_frames?: number[] };

/** How many frames there are; undefined where another task knows it. */
export const framesOf = ({ attachments, lidar_task_frames }: Framed): number | undefined =>
  attachments?.length ?? lidar_task_frames?.length;

export const framesProblem = ({ attachments }: Framed): Problem | undefined =>
  firstProblem(attachments ?? [], (url, index) => urlProblem(url, `attachments.${index}`));

/** Frames of its own or those of another task, one of the two. */
export function sourceProblem(given: Framed): Problem | undefined {
  const { attachments, lidar_task, lidar_task_frames } = given;
  if (!attachments && lidar_task === undefined) return { path: 'attachments', message: 'is required' };
  if (attachments && lidar_task !== undefined) {
    return { path: 'lidar_task', message: 'is not allowed beside attachments' };
  }
  if (lidar_task === undefined && lidar_task_frames) {
    return { path: 'lidar_task_frames', message: 'is for a lidar_task only' };
  }
  const isId = lidar_task === undefined || /^[0-9a-f]{24}$/.test(lidar_task);
  return isId ? framesProblem(given) : { path: 'lidar_task', message: 'must be the id of a task' };
}

/** A list with an item for each frame. */
export const perFrame = (count: number | undefined, items: TSchema): TSchema =>
  Type.Unsafe<unknown>({
    type: 'array',
    items,
    ...(count === undefined ? { minItems: 1, maxItems: MOST_FRAMES } : { minItems: count, maxItems: count }),
  });
