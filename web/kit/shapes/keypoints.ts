/** Points that are put one after the other in the order of their labels, such as the joints of a body. Pure. */
import { leaves } from '../../../task-types/shared/labels.ts';
import { type Connection, connectionsOf, linesBetween, type Named } from './connections.ts';
import type { Drawn } from './drawn.ts';
import type { Point } from './geometry.ts';
import type { Wanted } from './spec.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import type { JsonObject } from '../../../task-types/kit.ts';

/** Of the task's points; empty where they stand for themselves. */
export const connectionsIn = (wanted: readonly Wanted[]): Connection[] => {
  const points = wanted.find(({ geometry }) => geometry.name === 'point');
  return connectionsOf((points?.params as JsonObject | undefined)?.connections);
};

/** The labels in the order in which the points are put; undefined for what has no order. */
export function orderOf(wanted: Wanted): string[] | undefined {
  return connectionsIn([wanted]).length > 0 ? leaves(wanted.params.objects_to_annotate) : undefined;
}

/** The lines between the points that were drawn. */
export function linesOf(drawn: readonly Drawn[], connections: readonly Connection[]): { from: Named; to: Named }[] {
  if (connections.length === 0) return [];
  const points = drawn.flatMap(({ geometry, id, label, shape, annotation }): Named[] => {
    if (geometry.name !== 'point') return [];
    const { x, y } = shape as unknown as Point;
    return [{ id, label, x, y, attributes: isObject(annotation.attributes) ? annotation.attributes : {} }];
  });
  return linesBetween(points, connections).map(([from, to]) => ({ from, to }));
}
