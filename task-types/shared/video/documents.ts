/** The files of a video's answer, and the answer as requesters see it: with their addresses (api-facts E.10, E.11). */
import type { Json, JsonObject, ResultFile, Results } from '../../kit.ts';
import { isObject } from '../json.ts';
import { type FramesParams, frameCount } from './frames.ts';
import type { Track, Tracks } from './tracks.ts';

const ANNOTATIONS = 'annotations.json';
const EVENTS = 'events.json';

const encoder = new TextEncoder();
const json = (name: string, bytes: ResultFile['bytes']): ResultFile => ({
  name,
  contentType: 'application/json',
  bytes,
});
const textOf = (value: Json): Uint8Array => encoder.encode(JSON.stringify(value));

/** Answers from before the type had a form may be anything. */
const isTracks = (annotations: Json | undefined): annotations is Tracks =>
  isObject(annotations) &&
  Object.values(annotations).every(
    (track) =>
      isObject(track) &&
      Array.isArray(track.frames) &&
      track.frames.every((one) => isObject(one) && Number.isInteger(one.key)),
  );

const eventsIn = ({ events }: JsonObject): Json[] => (Array.isArray(events) ? events : []);

/** Objects with their frames in one file, events in another. */
export const playbackResults: Results = {
  present: (_given, { annotations, events: _events, ...rest }, address) =>
    isTracks(annotations)
      ? { annotations: { url: address(ANNOTATIONS) }, events: { url: address(EVENTS) }, ...rest }
      : undefined,
  files: (_given, response) =>
    isTracks(response.annotations)
      ? [
          json(ANNOTATIONS, () => textOf({ annotations: response.annotations! })),
          json(EVENTS, () => textOf({ events: eventsIn(response) })),
        ]
      : [],
};

/** A list with an entry for each frame in one file; events and links stay in the answer. */
export const framewiseResults: Results = {
  present: (_given, { annotations, ...rest }, address) =>
    isTracks(annotations) ? { annotations: { url: address(ANNOTATIONS) }, ...rest } : undefined,
  files: (given, { annotations }) =>
    isTracks(annotations) ? [json(ANNOTATIONS, () => framewise(given as FramesParams, annotations))] : [],
};

/** Frames written before others are let in between. */
const AT_ONCE = 5_000;

async function framewise(given: FramesParams, tracks: Tracks): Promise<Uint8Array> {
  const byFrame = new Map<number, JsonObject[]>();
  let length = frameCount(given) ?? 0;
  for (const [uuid, track] of Object.entries(tracks)) {
    for (const frame of track.frames) {
      const list = byFrame.get(frame.key) ?? [];
      list.push(annotationOf(uuid, track, frame));
      byFrame.set(frame.key, list);
      length = Math.max(length, frame.key + 1);
    }
  }
  const entries: string[] = [];
  for (let key = 0; key < length; key++) {
    entries.push(JSON.stringify({ annotations: byFrame.get(key) ?? [] }));
    if (key % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return encoder.encode(`[${entries.join(',')}]`);
}

/** As in the answer to a picture; `attributes` always. */
function annotationOf(uuid: string, { label, geometry }: Track, frame: Track['frames'][number]): JsonObject {
  const { key: _key, timestamp: _timestamp, keyframe: _keyframe, attributes = {}, ...shape } = frame;
  return { uuid, type: geometry, geometry, ...(label !== undefined && { label }), ...shape, attributes };
}
