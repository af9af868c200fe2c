/** Reads the shapes of an answer. Pure. */
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import { colourOf } from '../colours.ts';
import type { Drawn } from './drawn.ts';
import type { Limits } from './geometry.ts';
import { baseLocks, OPEN } from './locks.ts';
import { limitsOn, type ShapeSpec, type Wanted } from './spec.ts';

const NONE: Json[] = [];

export const annotationsIn = ({ annotations }: JsonObject): readonly Json[] =>
  Array.isArray(annotations) ? annotations : NONE;

/** What is read of an annotation once, however often the answer around it changes. */
type Read = Pick<Drawn, 'geometry' | 'shape' | 'limits' | 'outline' | 'bounds' | 'label' | 'name' | 'colour'>;

/** @returns reads answers to a task about a picture of this size. What is no shape that is asked for is left out. */
export function readerOf(spec: ShapeSpec, picture: { width: number; height: number }) {
  const { wanted, labels, params } = spec;
  const locks = baseLocks(params);
  const limits = new Map<Wanted, Limits>(wanted.map((one) => [one, limitsOn(one, spec, picture)]));
  const shown = new Map(labels.map((choice, index) => [choice.name, { name: choice.shown, colour: colourOf(index) }]));
  const reads = new WeakMap<JsonObject, Read>();

  const wantedFor = ({ type, geometry }: JsonObject): Wanted | undefined => {
    const name = type ?? geometry;
    return wanted.find((one) => one.geometry.name === name) ?? (name === undefined ? wanted[0] : undefined);
  };
  const read = (annotation: JsonObject): Read | undefined => {
    const known = reads.get(annotation);
    if (known) return known;
    const found = wantedFor(annotation);
    const shape = found?.geometry.read(annotation);
    if (!found || !shape) return undefined;
    const { geometry } = found;
    const label = typeof annotation.label === 'string' ? annotation.label : undefined;
    const look = shown.get(label ?? '') ?? { name: label ?? '', colour: colourOf(-1) };
    const outline = geometry.outline(shape);
    const one = {
      geometry,
      shape,
      limits: limits.get(found)!,
      outline,
      bounds: geometry.bounds(shape),
      label,
      ...look,
    };
    reads.set(annotation, one);
    return one;
  };

  return (annotations: readonly Json[]): Drawn[] =>
    annotations.flatMap((annotation, index) => {
      if (!isObject(annotation) || typeof annotation.uuid !== 'string') return [];
      const one = read(annotation);
      if (!one) return [];
      const base = locks.of(annotation.uuid);
      return [{ ...one, id: annotation.uuid, index, annotation, locks: base ?? OPEN, isBase: base !== undefined }];
    });
}

export const lookOf = (label: string | undefined, { labels }: ShapeSpec): { name: string; colour: string } => {
  const index = labels.findIndex(({ name }) => name === label);
  return { name: labels[index]?.shown ?? '', colour: colourOf(index) };
};
