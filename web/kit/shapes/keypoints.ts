/** Points that are put one after the other in the order of their labels, such as the joints of a body. Pure. */
import type { JsonObject } from '../../../task-types/kit.ts';
import { leaves } from '../../../task-types/shared/labels.ts';
import { connectionsOf } from './connections.ts';
import type { Wanted } from './spec.ts';

/** The labels in the order in which the points are put; undefined for what has no order. */
export function orderOf({ params }: Wanted): string[] | undefined {
  const { connections } = params as unknown as JsonObject;
  return connectionsOf(connections).length > 0 ? leaves(params.objects_to_annotate) : undefined;
}

/**
 * The label of the point after this one; after the last the first, for the next figure.
 * @param by -1 for the one before.
 */
export function labelAfter(label: string | undefined, order: readonly string[], by: 1 | -1 = 1): string | undefined {
  if (label === undefined) return order[0];
  const at = order.indexOf(label);
  return at < 0 ? label : order[(at + by + order.length) % order.length];
}
