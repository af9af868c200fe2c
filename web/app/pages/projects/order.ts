/** Putting things in order. */

/** The list with those named before or after another one, in the order they had; unknown names change nothing. */
export function moved<T>(order: readonly T[], names: Iterable<T>, target: T, place: 'before' | 'after'): T[] {
  const taken = new Set(names);
  if (taken.has(target) || !order.includes(target)) return [...order];
  const moving = order.filter((one) => taken.has(one));
  const rest = order.filter((one) => !taken.has(one));
  const at = rest.indexOf(target) + (place === 'after' ? 1 : 0);
  return [...rest.slice(0, at), ...moving, ...rest.slice(at)];
}

/** One place up or down; at the end it stays. */
export function stepped<T>(order: readonly T[], name: T, by: -1 | 1): T[] {
  const neighbour = order[order.indexOf(name) + by];
  if (!order.includes(name) || neighbour === undefined) return [...order];
  return moved(order, [name], neighbour, by < 0 ? 'before' : 'after');
}
