/** Lines between points, as `connections` of the params ask for them: a help for the eye, no part of the answer. Pure. */
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import { isObject, own } from '../../../task-types/shared/json.ts';
import type { Point } from './geometry.ts';

export interface Connection {
  /** Labels of the two ends. */
  pair: readonly [string, string];
  /** The attribute that tells which points belong together; otherwise it is told by the order they were put in. */
  connection_attribute?: string;
}

export interface Named extends Point {
  id: string;
  label: string | undefined;
  attributes: JsonObject;
}

/** The `connections` of a point's params. */
export function connectionsOf(value: Json | undefined): Connection[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is JsonObject & { pair: [string, string] } => {
    if (!isObject(one) || !Array.isArray(one.pair)) return false;
    return one.pair.length === 2 && one.pair.every((end) => typeof end === 'string');
  });
}

/** The lines to draw. */
export function linesBetween(points: readonly Named[], connections: readonly Connection[]): [Named, Named][] {
  const figures = connections.some(({ connection_attribute }) => connection_attribute === undefined)
    ? figuresOf(points)
    : [];
  return connections.flatMap(({ pair: [a, b], connection_attribute: attribute }) => {
    const groups = attribute === undefined ? figures : [points];
    return groups.flatMap((group) => {
      const ends = group.filter(({ label }) => label === b);
      return group
        .filter(({ label }) => label === a)
        .flatMap((one) =>
          ends
            .filter((other) => other !== one && (attribute === undefined || belong(one, other, attribute)))
            .map((other): [Named, Named] => [one, other]),
        );
    });
  });
}

/** Points are put figure after figure: where a label comes again, the next figure begins. */
function figuresOf(points: readonly Named[]): Named[][] {
  const figures: Named[][] = [];
  let labels = new Set<string>();
  for (const point of points) {
    if (point.label === undefined) continue;
    if (figures.length === 0 || labels.has(point.label)) {
      figures.push([]);
      labels = new Set();
    }
    labels.add(point.label);
    figures.at(-1)!.push(point);
  }
  return figures;
}

/** One names the other, or both have the same value, such as a link to the same thing. */
function belong(one: Named, other: Named, attribute: string): boolean {
  const valuesOf = ({ attributes }: Named) => [own(attributes, attribute) ?? []].flat().map(String);
  const [mine, theirs] = [valuesOf(one), valuesOf(other)];
  return mine.includes(other.id) || theirs.includes(one.id) || mine.some((value) => theirs.includes(value));
}
