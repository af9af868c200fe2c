/** Putting things in order, best first; what is not yet in it has no rank. Pure. */

/** The item at this rank, wherever it was. */
export function placed(order: readonly number[], item: number, at: number): number[] {
  const rest = order.filter((one) => one !== item);
  return rest.toSpliced(Math.min(Math.max(at, 0), rest.length), 0, item);
}

/** By its key: the next rank, or none any more. The last of all needs no key. */
export function turned(order: readonly number[], item: number, count: number): number[] {
  if (order.includes(item)) {
    const rest = order.filter((one) => one !== item);
    return rest;
  }
  const next = [...order, item];
  if (next.length !== count - 1) return next;
  const last = Array.from({ length: count }, (_, index) => index).find((one) => !next.includes(one))!;
  return [...next, last];
}

/** One step up or down; what has no rank gets the last. */
export function moved(order: readonly number[], item: number, by: number): number[] {
  const at = order.indexOf(item);
  return at < 0 ? [...order, item] : placed(order, item, at + by);
}

/** What of an answer is an order: whole numbers below `count`, each once. */
export const orderIn = (value: unknown, count: number): number[] =>
  Array.isArray(value) ? [...new Set(value)].filter((one) => Number.isInteger(one) && one >= 0 && one < count) : [];
