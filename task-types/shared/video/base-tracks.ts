/** Locks of base annotations that are objects followed through a video (api-facts E.1, E.11). */
import type { Draw } from '../../draw.ts';
import type { Json, JsonObject, Problem } from '../../kit.ts';
import type { AttributeRule } from '../attribute-rules.ts';
import { sampleAttributes } from '../attribute-samples.ts';
import { isLocked, lockedProblem } from '../base-annotations.ts';
import { isObject } from '../json.ts';
import { type Tracks, targetsOf } from './tracks.ts';

const baseTracks = ({ base_annotations: base }: JsonObject): Tracks =>
  isObject(base) && isObject(base.annotations) ? (base.annotations as Tracks) : {};

/** As annotations of a list. Attributes of frames are never locked. */
const listed = (tracks: Tracks): JsonObject[] =>
  Object.entries(tracks).map(([uuid, { frames, ...track }]) => ({
    ...track,
    uuid,
    frames: frames.map(({ attributes: _attributes, ...frame }): Json => frame),
  }));

export function lockedTracksProblem(params: JsonObject, tracks: Tracks): Problem | undefined {
  if (!isLocked(params)) return undefined;
  const annotations = listed(tracks);
  const problem = lockedProblem({ ...params, base_annotations: listed(baseTracks(params)) }, annotations);
  // An object is known by its uuid here, not by its place in a list.
  const path = problem?.path.replace(/^annotations\.(\d+)/, (_all, index) => `annotations.${annotations[index]?.uuid}`);
  return problem && { ...problem, path: path! };
}

/** What a test key answers where something is locked: the base annotations, with the attributes that are asked for. */
export function sampleOfBaseTracks(params: JsonObject, rules: AttributeRule[], draw: Draw): Tracks {
  const base = baseTracks(params);
  const targets = targetsOf(base);
  const sampled = Object.entries(base).map(([uuid, track], index) => {
    const from = targets[index];
    const frames = track.frames.map((frame) => ({
      ...frame,
      attributes: sampleAttributes(rules, track.label, targets, draw, from, frame.attributes),
    }));
    return [uuid, { ...track, frames }] as const;
  });
  return Object.fromEntries(sampled);
}
