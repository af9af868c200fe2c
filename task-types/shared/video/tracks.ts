/** Objects followed through a video: each has a label, a geometry and a shape in every frame it is in (api-facts E.11). */
import { type TSchema, Type } from 'typebox';
import type { JsonObject, Problem } from '../../kit.ts';
import {
  attributesAnswer,
  isAlwaysRequired,
  type LinkTarget,
  linkedProblem,
  missingAttribute,
} from '../attribute-answers.ts';
import type { AttributeDefinitions } from '../attribute-params.ts';
import type { AttributeRule } from '../attribute-rules.ts';
import { cuboidProblem, shapeAnswer } from '../geometry-answers.ts';
import { entriesOf, type Geometries, type GeometryName } from '../geometry-params.ts';
import { firstProblem } from '../json.ts';
import { leaves } from '../labels.ts';
import { type FramesParams, frameNumber } from './frames.ts';

/** What is seen in one frame, with the fields of the geometry. */
export type Frame = JsonObject & { key: number; timestamp?: number; keyframe?: boolean; attributes?: JsonObject };
export type Track = JsonObject & { label?: string; geometry: GeometryName; frames: Frame[] };
/** By uuid of the object. */
export type Tracks = { [uuid: string]: Track };

export interface TracksAsked {
  frames: FramesParams;
  geometries: Geometries;
  attributes: AttributeDefinitions | undefined;
  /** Whether each object has a label. */
  labeled: boolean;
  /** Whether each frame says when it is. */
  timed: boolean;
}

export function tracksAnswer({ frames, geometries, attributes, labeled, timed }: TracksAsked): TSchema {
  const entries = entriesOf(geometries);
  const attributesNeeded = Object.values(attributes ?? {}).some(isAlwaysRequired);
  const frame = {
    required: ['key', ...(timed ? ['timestamp'] : []), ...(attributesNeeded ? ['attributes'] : [])],
    properties: {
      key: frameNumber(frames),
      timestamp: { type: 'number', minimum: 0 },
      keyframe: { type: 'boolean' },
      attributes: attributesAnswer(attributes),
    },
  };
  const isOf = (name: GeometryName) => ({
    type: 'object',
    required: ['geometry'],
    properties: { geometry: { const: name } },
  });
  const track = {
    type: 'object',
    required: ['geometry', 'frames', ...(labeled ? ['label'] : [])],
    properties: {
      label: { type: 'string' },
      geometry: { type: 'string', enum: entries.map(([name]) => name) },
      frames: { type: 'array', minItems: 1 },
    },
    allOf: entries.map(([name, geometry]) => {
      const { required, properties, ...rest } = shapeAnswer(name, geometry);
      const items = {
        type: 'object',
        required: [...frame.required, ...required],
        properties: { ...frame.properties, ...properties },
        ...rest,
      };
      const label = { type: 'string', enum: leaves(geometry.objects_to_annotate) };
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own word
      return { if: isOf(name), then: { type: 'object', properties: { label, frames: { type: 'array', items } } } };
    }),
  };
  return Type.Unsafe<unknown>({ type: 'object', propertyNames: { minLength: 1 }, additionalProperties: track });
}

/** What links can point at. */
export const targetsOf = (tracks: Tracks): LinkTarget[] =>
  Object.entries(tracks).map(([uuid, { label }]) => ({ uuid, ...(label !== undefined && { label }) }));

/** Frames in order, each once; attributes where their conditions hold, and links to other objects. */
export function tracksProblem(
  tracks: Tracks,
  targets: readonly LinkTarget[],
  { geometries }: TracksAsked,
  rules: AttributeRule[],
): Problem | undefined {
  const byUuid = new Map(targets.map((target) => [target.uuid as string, target]));
  return firstProblem(Object.entries(tracks), ([uuid, { label, geometry, frames }]) => {
    const at = `annotations.${uuid}.frames`;
    const from = byUuid.get(uuid);
    return (
      orderProblem(frames, at) ??
      firstProblem(frames, (frame, index) => {
        const path = `${at}.${index}`;
        const own = frame.attributes ?? {};
        return (
          (geometry === 'cuboid' ? cuboidProblem(frame.vertices as never, geometries.cuboid ?? {}, path) : undefined) ??
          missingAttribute(rules, label, own, `${path}.attributes`) ??
          linkedProblem(rules, own, `${path}.attributes`, byUuid, from)
        );
      })
    );
  });
}

function orderProblem(frames: Frame[], at: string): Problem | undefined {
  if (frames[0]?.keyframe === false) {
    return { path: `${at}.0.keyframe`, message: 'must be true in the first frame of an object' };
  }
  return firstProblem(frames.slice(1), ({ key, timestamp }, index) => {
    const before = frames[index]!;
    const path = `${at}.${index + 1}`;
    if (key <= before.key) return { path: `${path}.key`, message: `must be greater than ${before.key}` };
    if (timestamp === undefined || before.timestamp === undefined || timestamp >= before.timestamp) return undefined;
    return { path: `${path}.timestamp`, message: `must be greater than or equal to ${before.timestamp}` };
  });
}
