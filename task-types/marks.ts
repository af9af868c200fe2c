/**
 * What an answer marks, in the terms that all formats know. A type says here what its answers mean
 * (kit.ts: `pictures`, `texts`); the formats are written from it, and no format names a type.
 */
import type { JsonObject } from './kit.ts';
import { type Mask, maskArea, maskBox } from './rle.ts';

export type Corner = JsonObject & { x: number; y: number };

/** Pixels, from the top left corner of the picture. */
export type Shape =
  /** `rotation` in radians, clockwise, around the middle; `vertices` are the corners of one that is rotated. */
  | { kind: 'box'; left: number; top: number; width: number; height: number; rotation?: number; vertices?: Corner[] }
  | { kind: 'polygon' | 'line'; vertices: Corner[] }
  /** The ends of the two axes, in turn around it. */
  | { kind: 'ellipse'; vertices: Corner[] }
  | { kind: 'cuboid'; vertices: Corner[] }
  | { kind: 'point'; x: number; y: number }
  | ({ kind: 'mask' } & Mask);

export type Kind = Shape['kind'];

export interface Mark {
  label: string;
  shape: Shape;
  uuid?: string;
  attributes?: JsonObject;
}

/** What formats of pictures (COCO, YOLO, Pascal VOC) need to know of a type. */
export interface PictureMarks<P = JsonObject, R = JsonObject> {
  /** What may be marked with it. */
  kinds: readonly Kind[];
  /** Everything that a mark may be called, in the order of the params. */
  labels(params: P): string[];
  marks(params: P, response: R): Mark[];
  /**
   * The params of a create for marks of these labels and kinds.
   * @param given params of the requester, which stay.
   */
  paramsFor(given: JsonObject, wanted: { labels: string[]; kinds: Kind[] }): JsonObject;
  /** The pre-labels of a create with these params. */
  hypothesis(given: JsonObject, marks: Mark[]): JsonObject;
}

/** Code points (not UTF-16 units) from the start of the text; `end` is the first behind it. */
export interface Span {
  start: number;
  end: number;
  label: string;
}

/** What formats of texts (spaCy) need to know of a type. */
export interface TextSpans<P = JsonObject, R = JsonObject> {
  /** @returns undefined when the task does not hold the text itself. */
  text(params: P): string | undefined;
  spans(params: P, response: R): Span[];
}

export interface Rectangle {
  left: number;
  top: number;
  width: number;
  height: number;
}

const CIRCLE = 64;

/** The shape as a polygon; undefined for one without an inside, and for a mask, which may have several. */
export function outlineOf(shape: Shape): Corner[] | undefined {
  switch (shape.kind) {
    case 'box':
      return cornersOf(shape);
    case 'polygon':
      return shape.vertices;
    case 'cuboid':
      return hullOf(shape.vertices);
    case 'ellipse':
      return ellipseOf(shape.vertices);
    default:
      return undefined;
  }
}

function cornersOf({ left, top, width, height, rotation = 0, vertices }: Shape & { kind: 'box' }): Corner[] {
  if (vertices && vertices.length > 0) return vertices;
  const [x, y] = [left + width / 2, top + height / 2];
  const [cos, sin] = [Math.cos(rotation), Math.sin(rotation)];
  const corners: [number, number][] = [
    [left, top],
    [left + width, top],
    [left + width, top + height],
    [left, top + height],
  ];
  if (!rotation) return corners.map(([cx, cy]) => ({ x: cx, y: cy }));
  return corners.map(([cx, cy]) => ({
    x: x + (cx - x) * cos - (cy - y) * sin,
    y: y + (cx - x) * sin + (cy - y) * cos,
  }));
}

function ellipseOf(ends: Corner[]): Corner[] {
  const [a, b, c, d] = ends as [Corner, Corner, Corner, Corner];
  const [x, y] = [(a.x + c.x + b.x + d.x) / 4, (a.y + c.y + b.y + d.y) / 4];
  const [ux, uy, vx, vy] = [(a.x - c.x) / 2, (a.y - c.y) / 2, (b.x - d.x) / 2, (b.y - d.y) / 2];
  return Array.from({ length: CIRCLE }, (_, i) => {
    const angle = (2 * Math.PI * i) / CIRCLE;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    return { x: x + ux * cos + vx * sin, y: y + uy * cos + vy * sin };
  });
}

/** The convex hull (Andrew's monotone chain). */
function hullOf(points: Corner[]): Corner[] {
  const sorted = points.map(({ x, y }) => ({ x, y })).sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: Corner[]): Corner[] => {
    const chain: Corner[] = [];
    for (const p of list) {
      while (chain.length > 1 && turn(chain.at(-2)!, chain.at(-1)!, p) <= 0) chain.pop();
      chain.push(p);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.toReversed())];
}

const turn = (a: Corner, b: Corner, c: Corner): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** The smallest upright rectangle around it. */
export function aroundShape(shape: Shape): Rectangle {
  if (shape.kind === 'mask') return maskBox(shape);
  if (shape.kind === 'box' && !shape.rotation && !shape.vertices?.length) {
    const { left, top, width, height } = shape;
    return { left, top, width, height };
  }
  const points = shape.kind === 'point' ? [shape] : shape.kind === 'line' ? shape.vertices : outlineOf(shape)!;
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  return { left, top, width: right - left, height: bottom - top };
}

/** Square pixels; 0 for points and lines. */
export function areaOf(shape: Shape): number {
  if (shape.kind === 'mask') return maskArea(shape);
  if (shape.kind === 'box' && shape.width && shape.height) return shape.width * shape.height;
  const outline = outlineOf(shape) ?? [];
  let twice = 0;
  outline.forEach((a, i) => {
    const b = outline[(i + 1) % outline.length]!;
    twice += a.x * b.y - b.x * a.y;
  });
  return Math.abs(twice) / 2;
}
