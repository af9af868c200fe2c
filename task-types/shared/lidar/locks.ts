/** Base annotations of frames: what came with the task for each of them, and its locks (api-facts E.1). */
import type { JsonObject, Problem } from '../../kit.ts';
import { baseOf, isLocked, lockedProblem } from '../base-annotations.ts';
import { firstProblem } from '../json.ts';

/** What the frames of the task hold under the key; none where there are no base annotations. */
export const baseFrames = (params: JsonObject, key: string): JsonObject[][] =>
  baseOf(params).map((frame) => (frame[key] ?? []) as JsonObject[]);

/** Which frame of an answer breaks a lock. @param key of the list in a frame. */
export function lockedFramesProblem(
  params: JsonObject,
  frames: readonly JsonObject[],
  key: string,
): Problem | undefined {
  if (!isLocked(params)) return undefined;
  const base = baseFrames(params, key);
  return firstProblem(frames, (frame, index) =>
    lockedProblem(
      { ...params, base_annotations: base[index] ?? [] },
      frame[key] as JsonObject[],
      'uuid',
      `annotations.${index}.${key}`,
    ),
  );
}
