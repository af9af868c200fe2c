/** Spans that overlap, laid out: which pieces of the text are in which of them, and which line below the text is whose. Pure. */

/** In UTF-16 units. */
export interface Placed {
  id: string;
  start: number;
  end: number;
}

export interface Segment<S extends Placed> {
  start: number;
  end: number;
  /** The smallest last: that is the one on top. */
  spans: readonly S[];
  /** Those that end with this piece. */
  ending: readonly S[];
}

/** By start, the longer first: an outer span comes before what is nested in it. */
export const inTextOrder = (a: Placed, b: Placed): number =>
  a.start - b.start || b.end - a.end || (a.id < b.id ? -1 : 1);

/** @param sorted in the order of the text. @returns the line of each span, from 0; spans that meet have different ones. */
export function lanesOf(sorted: readonly Placed[]): Map<string, number> {
  const lanes = new Map<string, number>();
  /** Where each line is free again. */
  const free: number[] = [];
  for (const { id, start, end } of sorted) {
    const lane = free.findIndex((at) => at <= start);
    const own = lane === -1 ? free.length : lane;
    free[own] = end;
    lanes.set(id, own);
  }
  return lanes;
}

/** The pieces of a stretch of text; every border of a span is one of theirs. @param spans that touch the stretch, sorted. */
export function segmentsOf<S extends Placed>(start: number, end: number, spans: readonly S[]): Segment<S>[] {
  const borders = new Set([start, end]);
  for (const span of spans) {
    if (span.start > start && span.start < end) borders.add(span.start);
    if (span.end > start && span.end < end) borders.add(span.end);
  }
  const places = [...borders].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1]!;
    const here = spans.filter((span) => span.start < to && span.end > from);
    here.sort((a, b) => b.end - b.start - (a.end - a.start) || inTextOrder(a, b));
    return { start: from, end: to, spans: here, ending: here.filter((span) => span.end === to) };
  });
}

/** Finds the spans that touch a stretch, without looking at all of them each time. */
export function spanIndex<S extends Placed>(sorted: readonly S[]): (start: number, end: number) => S[] {
  /** The furthest end of all up to here. */
  let furthest = 0;
  const reach = sorted.map(({ end }) => {
    furthest = Math.max(furthest, end);
    return furthest;
  });
  const first = (test: (index: number) => boolean): number => {
    let [low, high] = [0, sorted.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (test(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  return (start, end) => {
    const from = first((index) => reach[index]! > start);
    const to = first((index) => sorted[index]!.start >= end);
    return sorted.slice(from, to).filter((span) => span.end > start);
  };
}
