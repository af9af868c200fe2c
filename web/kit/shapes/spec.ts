/** What the params of a picture type come down to: which geometries are wanted, with which labels, and where. Pure. */
import type { JsonObject } from '../../../task-types/kit.ts';
import type { AttributeDefinitions } from '../../../task-types/shared/attribute-params.ts';
import { type AttributeRule, attributeRules } from '../../../task-types/shared/attribute-rules.ts';
import { vertexLimits } from '../../../task-types/shared/geometry-answers.ts';
import {
  entriesOf,
  type Geometries,
  type Geometry as GeometryParams,
  labelsOf,
} from '../../../task-types/shared/geometry-params.ts';
import { type LabelDescription, leaves } from '../../../task-types/shared/labels.ts';
import type { LinkDefinitions } from '../../../task-types/shared/links.ts';
import type { Paddings } from '../../../task-types/shared/paddings.ts';
import { type Choice, choicesOf } from '../labels.ts';
import { geometryOf, type Kind } from './geometries.ts';
import type { Geometry, Limits } from './geometry.ts';

/** One geometry that is asked for. */
export interface Wanted {
  geometry: Geometry;
  /** As the params have it. */
  params: GeometryParams;
  /** Names of the labels that it may have. */
  labels: ReadonlySet<string>;
  limits: Omit<Limits, 'area'>;
}

export interface ShapeSpec {
  /** Address of the picture. */
  picture: string;
  wanted: readonly Wanted[];
  /** All labels, each once; empty where shapes get none. */
  labels: readonly Choice[];
  padding: { x: number; y: number };
  attributes: readonly AttributeRule[];
  globals: readonly AttributeRule[];
  links: LinkDefinitions;
  /** How many shapes an answer may have. */
  least: number;
  most: number;
  /** The task's params, for the locks of its base annotations. */
  params: JsonObject;
  /** What is wanted, in words, where the shapes get no label that would say it. */
  unlabeled: string | undefined;
}

type Common = JsonObject & {
  attachment: string;
  annotation_attributes?: AttributeDefinitions;
  global_attributes?: AttributeDefinitions;
};

export type ManyGeometries = Common & Paddings & { geometries: Geometries; links?: LinkDefinitions };

/** Of imageannotation. */
export function specOf(params: ManyGeometries): ShapeSpec {
  const { geometries, links = {}, padding = 0, padding_x = padding, padding_y = padding } = params;
  const labels = labelsOf(geometries);
  return {
    ...common(params, labels),
    wanted: wantedOf(geometries),
    labels: distinct(choicesOf(labels)),
    padding: { x: padding_x, y: padding_y },
    links,
  };
}

export type OneGeometry = Common & {
  objects_to_annotate: LabelDescription[];
  with_labels?: boolean;
  min_annotations?: number;
  max_annotations?: number;
  splines?: boolean;
} & Omit<GeometryParams, 'objects_to_annotate'>;

/** Of the older types, which ask for one geometry. */
export function specOfOne(name: keyof Geometries, params: OneGeometry): ShapeSpec {
  const { objects_to_annotate, with_labels = false, min_width, min_height } = params;
  const geometry: GeometryParams = {
    objects_to_annotate,
    ...(min_width !== undefined && { min_width }),
    ...(min_height !== undefined && { min_height }),
  };
  const choices = choicesOf(objects_to_annotate);
  return {
    ...common(params, objects_to_annotate),
    wanted: wantedOf({ [name]: geometry }, { splines: params.splines === true }),
    labels: with_labels ? choices : [],
    least: params.min_annotations ?? 0,
    most: params.max_annotations || Number.POSITIVE_INFINITY,
    unlabeled: with_labels ? undefined : choices.map(({ shown }) => shown).join(', '),
  };
}

const common = (params: Common, labels: readonly LabelDescription[]): ShapeSpec => ({
  picture: params.attachment,
  wanted: [],
  labels: [],
  padding: { x: 0, y: 0 },
  attributes: attributeRules(params.annotation_attributes, labels),
  globals: attributeRules(params.global_attributes, labels),
  links: {},
  least: 0,
  most: Number.POSITIVE_INFINITY,
  params,
  unlabeled: undefined,
});

/** The least vertices that make something to see, where the task does not say. */
const NATURAL: Partial<Record<keyof Geometries, number>> = { polygon: 3, line: 2 };

function wantedOf(geometries: Geometries, kind: Kind = {}): Wanted[] {
  return entriesOf(geometries).flatMap(([name, params]) => {
    const canRotate = params.can_rotate === true;
    const geometry = geometryOf(name, { ...kind, canRotate });
    if (!geometry) return [];
    const [minVertices, maxVertices = Number.POSITIVE_INFINITY] = vertexLimits(params, NATURAL[name] ?? 1);
    return [
      {
        geometry,
        params,
        labels: new Set(leaves(params.objects_to_annotate)),
        limits: {
          minWidth: params.min_width ?? 0,
          minHeight: params.min_height ?? 0,
          integer: name === 'box' && params.integer_pixels === true && !canRotate,
          minVertices,
          maxVertices,
        },
      },
    ];
  });
}

/** A label that two geometries have is one. */
const distinct = (choices: readonly Choice[]): Choice[] => [...new Map(choices.map((one) => [one.name, one])).values()];

/** The limits of a geometry on a picture of this size. */
export const limitsOn = (
  { limits }: Wanted,
  { padding }: ShapeSpec,
  { width, height }: { width: number; height: number },
): Limits => ({
  ...limits,
  area: { left: -padding.x, top: -padding.y, width: width + 2 * padding.x, height: height + 2 * padding.y },
});
