/** Cuboids in the frames of an answer: their schema, and the rules between them (api-facts E.13). */
import { type TSchema, Type } from 'typebox';
import type { JsonObject, Problem } from '../kit.ts';
import { annotationsProblem } from '../shared/annotations.ts';
import { attributesAnswer, isAlwaysRequired } from '../shared/attribute-answers.ts';
import type { AttributeDefinitions } from '../shared/attribute-params.ts';
import type { AttributeRule } from '../shared/attribute-rules.ts';
import { firstProblem } from '../shared/json.ts';
import { type LabelDescription, leaves } from '../shared/labels.ts';
import { type Cuboid, centreDistance } from '../shared/lidar/cuboid-overlap.ts';

export type Labeled = Cuboid & { uuid: string; label: string; attributes?: JsonObject; stationary?: boolean };
export type Frame = JsonObject & { cuboids: Labeled[] };

const vector = (options: object = {}): TSchema => {
  const number = { type: 'number', ...options };
  return Type.Unsafe<unknown>({
    type: 'object',
    required: ['x', 'y', 'z'],
    properties: { x: number, y: number, z: number },
  });
};

export interface CuboidRules {
  labels: LabelDescription[];
  annotation_attributes?: AttributeDefinitions;
  max_distance_meters?: number;
  pitch_and_roll_enabled?: boolean;
}

/** One frame of an answer. */
export function frameAnswer({ labels, annotation_attributes, ...given }: CuboidRules): TSchema {
  const angle = given.pitch_and_roll_enabled ? { type: 'number' } : { type: 'number', const: 0 };
  const attributesNeeded = Object.values(annotation_attributes ?? {}).some(isAlwaysRequired);
  const distance = { type: 'number', minimum: 0 };
  return Type.Unsafe<unknown>({
    type: 'object',
    required: ['cuboids'],
    properties: {
      cuboids: {
        type: 'array',
        items: {
          type: 'object',
          required: ['uuid', 'label', 'position', 'dimensions', 'yaw', ...(attributesNeeded ? ['attributes'] : [])],
          properties: {
            uuid: { type: 'string', minLength: 1 },
            label: { type: 'string', enum: leaves(labels) },
            position: vector(),
            dimensions: vector({ exclusiveMinimum: 0 }),
            yaw: { type: 'number' },
            pitch: angle,
            roll: angle,
            camera_used: { type: ['integer', 'null'], minimum: 0 },
            distance_to_device: {
              ...distance,
              ...(given.max_distance_meters !== undefined && { maximum: given.max_distance_meters }),
            },
            numberOfPoints: { type: 'integer', minimum: 0 },
            stationary: { type: 'boolean' },
            attributes: attributesAnswer(annotation_attributes),
          },
        },
      },
    },
  });
}

/** Metres; less is not seen as a move. */
const STILL = 1e-3;

/** In a frame each uuid once; over the frames one label for a uuid, and a place that stays where it is stationary. */
export function framesOfCuboidsProblem(frames: readonly Frame[], attributes: AttributeRule[]): Problem | undefined {
  const firsts = new Map<string, Labeled>();
  return firstProblem(frames, ({ cuboids }, frame) => {
    const within = annotationsProblem({ annotations: cuboids }, attributes, []);
    if (within) return { ...within, path: within.path.replace(/^annotations/, `annotations.${frame}.cuboids`) };
    return firstProblem(cuboids, (cuboid, index) => {
      const at = `annotations.${frame}.cuboids.${index}`;
      const first = firsts.get(cuboid.uuid);
      if (!first) {
        firsts.set(cuboid.uuid, cuboid);
        return undefined;
      }
      if (first.label !== cuboid.label) {
        return { path: `${at}.label`, message: `must be ${first.label}, as in an earlier frame` };
      }
      if ((first.stationary ?? false) !== (cuboid.stationary ?? false)) {
        return { path: `${at}.stationary`, message: 'must be the same in every frame' };
      }
      if (!cuboid.stationary || centreDistance(first.position, cuboid.position) <= STILL) return undefined;
      return { path: `${at}.position`, message: 'must stay where it is: the cuboid is stationary' };
    });
  });
}
