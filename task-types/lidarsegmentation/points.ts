/** What each point of the frames is: the schema of it, and the rules between its parts (api-facts E.14). */
import { type TSchema, Type } from 'typebox';
import type { JsonObject, Problem } from '../kit.ts';
import { firstProblem } from '../shared/json.ts';
import { perFrame } from '../shared/lidar/params.ts';

export type Thing = JsonObject & { label: string; index: number; instance?: number };
/** The documents call the list either name; one of them is enough. */
export type Points = JsonObject & { objects: Thing[]; point_objects?: number[][]; point_labels?: number[][] };

export const NAMES = ['point_objects', 'point_labels'] as const;

export const pointsOf = ({ point_objects, point_labels }: Points): number[][] => point_objects ?? point_labels ?? [];

/** @param labels that there are; undefined where another task knows them. */
export function pointsAnswer(labels: string[] | undefined, frames: number | undefined): TSchema {
  const index = { type: 'integer', minimum: 0 };
  const list = perFrame(frames, Type.Unsafe<unknown>({ type: 'array', items: index }));
  return Type.Unsafe<unknown>({
    type: 'object',
    required: ['objects'],
    properties: {
      objects: {
        type: 'array',
        items: {
          type: 'object',
          required: ['label', 'index'],
          properties: {
            label: { type: 'string', minLength: 1, ...(labels && { enum: labels }) },
            index: { ...index, minimum: 1 },
            instance: index,
          },
        },
      },
      point_objects: list,
      point_labels: list,
    },
    anyOf: NAMES.map((name) => ({ type: 'object', required: [name], properties: { [name]: true } })),
  });
}

/**
 * Each index and each instance of a label once; only labels with instances several times; points that name an object.
 * @param instances the labels that have them; undefined where another task knows it.
 */
export function pointsProblem(points: Points, instances: ReadonlySet<string> | undefined): Problem | undefined {
  const [indexes, seen] = [new Set<number>(), new Set<string>()];
  if (points.point_objects && points.point_labels) {
    return { path: 'point_labels', message: 'is another name of point_objects; only one of the two is allowed' };
  }
  const name = points.point_objects ? 'point_objects' : 'point_labels';
  return (
    firstProblem(points.objects, ({ label, index, instance }, at) => {
      const path = `objects.${at}`;
      if (indexes.has(index)) return { path: `${path}.index`, message: 'is already used for another object' };
      indexes.add(index);
      const hasInstances = !instances || instances.has(label);
      if (!hasInstances && instance !== undefined) {
        return { path: `${path}.instance`, message: `is not asked for: ${label} has no instances` };
      }
      const key = JSON.stringify([label, instance]);
      if (seen.has(key)) {
        const message = hasInstances
          ? 'must be another instance of its label'
          : 'must not repeat a label without instances';
        return { path: hasInstances ? `${path}.instance` : `${path}.label`, message };
      }
      seen.add(key);
      return undefined;
    }) ??
    firstProblem(pointsOf(points), (frame, at) => {
      // Frames have hundreds of thousands of points.
      const wrong = frame.findIndex((index) => index !== 0 && !indexes.has(index));
      return wrong < 0
        ? undefined
        : { path: `${name}.${at}.${wrong}`, message: 'must be 0 or the index of one of the objects' };
    })
  );
}

/** The share of points that have the same label, of all that either has; 1 when there are none. */
export function pointsLikeness(a: Points, b: Points): number {
  const labelsOf = ({ objects }: Points) => new Map(objects.map(({ index, label }) => [index, label]));
  const [ours, theirs] = [labelsOf(a), labelsOf(b)];
  const [one, other] = [pointsOf(a), pointsOf(b)];
  let [same, all] = [0, 0];
  for (let frame = 0; frame < Math.max(one.length, other.length); frame++) {
    const [left, right] = [one[frame] ?? [], other[frame] ?? []];
    all += Math.max(left.length, right.length);
    for (let i = 0; i < Math.min(left.length, right.length); i++) {
      if (ours.get(left[i]!) === theirs.get(right[i]!)) same++;
    }
  }
  return all === 0 ? 1 : same / all;
}
