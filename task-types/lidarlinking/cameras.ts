/** Boxes in the pictures of a frame that belong to its cuboids: their schema, and the rules between them (api-facts E.14). */
import { type TSchema, Type } from 'typebox';
import type { JsonObject, Problem } from '../kit.ts';
import { annotationsProblem } from '../shared/annotations.ts';
import { attributesAnswer, isAlwaysRequired } from '../shared/attribute-answers.ts';
import type { AttributeDefinitions } from '../shared/attribute-params.ts';
import type { AttributeRule } from '../shared/attribute-rules.ts';
import { boxShape } from '../shared/geometry-answers.ts';
import { firstProblem } from '../shared/json.ts';

export type LinkedBox = JsonObject & {
  label: string;
  cuboid_uuid?: string | null;
  not_in_lidar?: boolean;
  attributes?: JsonObject;
};
export type Camera = JsonObject & { camera_used: number; annotations: LinkedBox[] };
export type Frame = JsonObject & { camera_responses: Camera[] };

/** @param labels that there are; undefined where another task knows them. */
export function frameAnswer(labels: string[] | undefined, attributes: AttributeDefinitions | undefined): TSchema {
  const { required, properties } = boxShape({});
  const attributesNeeded = Object.values(attributes ?? {}).some(isAlwaysRequired);
  const box = {
    type: 'object',
    required: ['label', ...required, ...(attributesNeeded ? ['attributes'] : [])],
    properties: {
      uuid: { type: 'string', minLength: 1 },
      cuboid_uuid: { type: ['string', 'null'], minLength: 1 },
      label: { type: 'string', minLength: 1, ...(labels && { enum: labels }) },
      type: { const: 'box' },
      geometry: { const: 'box' },
      not_in_lidar: { type: 'boolean' },
      ...properties,
      attributes: attributesAnswer(attributes),
    },
  };
  const camera = {
    type: 'object',
    required: ['camera_used', 'annotations'],
    properties: {
      camera_used: { type: 'integer', minimum: 0, description: 'camera_index of the picture.' },
      annotations: { type: 'array', items: box },
    },
  };
  return Type.Unsafe<unknown>({
    type: 'object',
    required: ['camera_responses'],
    properties: { camera_responses: { type: 'array', items: camera } },
  });
}

/** A camera once in a frame, a cuboid once in a camera and of one label everywhere; a box has a cuboid, or says that there is none. */
export function camerasProblem(frames: readonly Frame[], attributes: AttributeRule[]): Problem | undefined {
  const labels = new Map<string, string>();
  return firstProblem(frames, ({ camera_responses: cameras }, frame) => {
    const used = new Set<number>();
    return firstProblem(cameras, (camera, index): Problem | undefined => {
      const at = `annotations.${frame}.camera_responses.${index}`;
      if (used.has(camera.camera_used)) {
        return { path: `${at}.camera_used`, message: 'is already used for another camera of the frame' };
      }
      used.add(camera.camera_used);
      const within = annotationsProblem(camera, attributes, []);
      if (within) return { ...within, path: `${at}.${within.path}` };
      return linksProblem(camera, at, labels);
    });
  });
}

/** @param labels of the cuboids seen so far; added to. */
function linksProblem({ annotations }: Camera, at: string, labels: Map<string, string>): Problem | undefined {
  const linked = new Set<string>();
  return firstProblem(annotations, ({ cuboid_uuid: uuid, label, not_in_lidar }, index) => {
    const path = `${at}.annotations.${index}`;
    const hasCuboid = uuid !== undefined && uuid !== null;
    if (not_in_lidar) {
      return hasCuboid
        ? { path: `${path}.cuboid_uuid`, message: 'must be null for what is not in the lidar' }
        : undefined;
    }
    if (!hasCuboid) return { path: `${path}.cuboid_uuid`, message: 'is required unless not_in_lidar is true' };
    if (linked.has(uuid))
      return { path: `${path}.cuboid_uuid`, message: 'is already linked to another box of the camera' };
    linked.add(uuid);
    const before = labels.get(uuid) ?? label;
    labels.set(uuid, before);
    return before === label
      ? undefined
      : { path: `${path}.label`, message: `must be ${before}, as of the same cuboid before` };
  });
}
