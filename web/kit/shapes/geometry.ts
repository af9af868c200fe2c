/**
 * What the picture editor knows of a geometry: how it is drawn, painted, taken hold of and changed. One pure file for each
 * (box.ts, polygon.ts ...). Points and figures are pixels of the picture from its upper left corner; shapes are the
 * fields of the wire (task-types/shared/geometry-answers.ts), and what a shape has beside its geometry's fields is not
 * touched: each function gives fields to be put over those of the annotation.
 */
import type { JsonObject } from '../../../task-types/kit.ts';
import type { GeometryName } from '../../../task-types/shared/geometry-params.ts';
import type { Box, Limits as BoxLimits, Point } from '../boxes.ts';

export type { Box, Point };

/** What the task asks of a geometry, and where it may be drawn. */
export interface Limits extends BoxLimits {
  minVertices: number;
  /** Infinity where there is none. */
  maxVertices: number;
}

/**
 * How its points come. `drag`: two, from corner to corner by a drag or by two clicks. `click`: one. `vertices`: one by
 * one, until it is closed or ended. `steps`: the first two as with `drag`, then one click for each further point.
 */
export type DrawnBy = 'drag' | 'click' | 'vertices' | 'steps';

/** A run of straight pieces. A closed one has a last piece back to its first point, and may be filled. */
export interface Path {
  points: readonly Point[];
  isClosed: boolean;
  isFilled: boolean;
  /** What is behind, such as the far edges of a cuboid. */
  isFaint?: boolean;
}

/** How a shape looks. Also what others snap to: its points and the pieces between them. */
export interface Outline {
  paths: readonly Path[];
  /** Points that are seen from afar too, such as that of a point. */
  dots: readonly Point[];
}

export interface Handle extends Point {
  /** Of this handle within its shape, for example `nw` or `vertex 3`. */
  id: string;
  /** `corner` and `side` are squares, `vertex` is round, `turn` stands off the shape. Only a vertex can be removed. */
  kind: 'corner' | 'side' | 'vertex' | 'turn';
  /** As CSS has it. */
  cursor: string;
}

/** Keys held while a handle is dragged. */
export interface Held {
  shift: boolean;
  alt: boolean;
}

/** Why a shape cannot be, or (a warning) should perhaps not be. The page puts it into words. */
export type ShapeProblem =
  | { kind: 'empty' }
  | { kind: 'small'; minWidth: number; minHeight: number; width: number; height: number }
  | { kind: 'few'; least: number }
  | { kind: 'many'; most: number }
  | { kind: 'crosses'; isWarning: true };

/** A figure of a shape that can be written, such as `left`; its name is in the texts, `shapes.fields`. */
export interface Figure {
  name: string;
  value: number;
}

export interface Geometry<S extends JsonObject = JsonObject> {
  name: GeometryName;
  drawnBy: DrawnBy;
  /** The last point of a `vertices` drawing may be its first: a click on it ends the drawing. */
  isClosed?: boolean;
  /** Its fields, from an annotation that has them all; undefined for others. */
  read(annotation: JsonObject): S | undefined;
  /**
   * What the points so far would be, the last one being under the pointer; undefined while there is nothing to see.
   * Points outside of the area are brought into it.
   */
  draw(points: readonly Point[], limits: Limits): S | undefined;
  /** No further point can join. */
  isDone(points: readonly Point[], limits: Limits): boolean;
  outline(shape: S): Outline;
  bounds(shape: S): Box;
  /** @param reach how far off still counts, in pixels of the picture. */
  hit(shape: S, point: Point, reach: number): boolean;
  /** Those that there is room for at this scale (screen pixels for one of the picture), the most important first. */
  handles(shape: S, scale: number): readonly Handle[];
  /** With the handle moved to a point, as far as the limits let it. */
  drag(shape: S, handle: string, to: Point, limits: Limits, held: Held): S;
  /** Moved as far as the area lets it. */
  move(shape: S, dx: number, dy: number, limits: Limits): S;
  /** With its right lower end moved, as Alt and arrows do. */
  resize(shape: S, dx: number, dy: number, limits: Limits): S;
  /** By radians, clockwise, about its middle; for what can be turned. */
  turn?(shape: S, by: number, limits: Limits): S;
  problem(shape: S, limits: Limits): ShapeProblem | undefined;
  /** A new one for whoever draws with keys. @param room in the middle of what is on the screen. */
  inMiddle(room: Box, limits: Limits): S;
  figures(shape: S): readonly Figure[];
  /** With one figure set, as far as the limits let it. */
  setFigure(shape: S, name: string, value: number, limits: Limits): S;
  /** For shapes of vertices. */
  vertices?: VertexEditing<S>;
}

export interface VertexEditing<S extends JsonObject = JsonObject> {
  /** A place on an edge within reach, where a vertex can be put: its index among the vertices, and where it would be. */
  edgeAt(shape: S, point: Point, reach: number): { index: number; at: Point } | undefined;
  /** Undefined where no more are permitted. */
  insert(shape: S, index: number, at: Point, limits: Limits): S | undefined;
  /** Without these vertices (by index); undefined where too few would be left. */
  remove(shape: S, indices: readonly number[], limits: Limits): S | undefined;
  /** With fewer vertices, none of the old outline further away than this. Pixels of the picture. */
  simplify(shape: S, tolerance: number, limits: Limits): S;
}

/** The handle of a vertex, and the index in it. */
export const vertexHandle = (index: number): string => `vertex ${index}`;
export function vertexOf(handle: string | undefined): number | undefined {
  const index = /^vertex (\d+)$/.exec(handle ?? '')?.[1];
  return index === undefined ? undefined : Number(index);
}
