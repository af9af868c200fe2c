/** The shapes of one COCO annotation. */
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import type { Corner, Shape } from '../../../task-types/marks.ts';
import { decompressRuns, isMask } from '../../../task-types/rle.ts';
import type { Category } from './read-coco.ts';

export interface NamedShape {
  label: string;
  shape: Shape;
}

type Problem = (what: string) => Error;

/**
 * A polygon of several parts is several shapes; keypoints are points beside the shape, of the names that the category
 * gives them. What an export of ours says beyond COCO (`geometry`, `vertices`, `rotated_box`) gives back the same shape.
 * @param problem makes the error for `<member>" <sentence>`.
 */
export function shapesOf(annotation: JsonObject, { name, keypoints }: Category, problem: Problem): NamedShape[] {
  const single = keypoints.length === 1 && annotation.geometry === 'point';
  const points = pointsOf(annotation.keypoints, problem).flatMap((point, i): NamedShape[] =>
    point ? [{ label: single ? name : (keypoints[i] ?? name), shape: point }] : [],
  );
  if (single) return points;
  return [...bodyOf(annotation, problem, points.length > 0).map((shape) => ({ label: name, shape })), ...points];
}

function bodyOf(annotation: JsonObject, problem: Problem, hasPoints: boolean): Shape[] {
  const { segmentation, bbox, geometry, vertices, rotated_box: rotated } = annotation;
  if ((geometry === 'ellipse' || geometry === 'cuboid') && isCorners(vertices)) return [{ kind: geometry, vertices }];
  if (geometry === 'box' && isObject(rotated)) {
    const { left, top, width, height, rotation, vertices: corners } = rotated;
    const numbers = [left, top, width, height, rotation];
    if (!areNumbers(numbers)) throw problem('rotated_box" must have left, top, width, height and rotation');
    const [l, t, w, h, r] = numbers as [number, number, number, number, number];
    const given = isCorners(corners) ? { vertices: corners } : {};
    return [{ kind: 'box', left: l, top: t, width: w, height: h, rotation: r, ...given }];
  }
  if (isObject(segmentation)) return [maskOf(segmentation, problem)];
  if (Array.isArray(segmentation) && segmentation.length > 0) {
    return segmentation.map((part, i) => ({ kind: 'polygon', vertices: cornersOf(part, i, problem) }));
  }
  if (bbox === undefined) {
    if (hasPoints) return [];
    throw problem('bbox" is required where there is no segmentation');
  }
  if (!areNumbers(bbox) || bbox.length !== 4 || bbox[2]! < 0 || bbox[3]! < 0) {
    throw problem('bbox" must be four numbers: x, y, width and height');
  }
  const [left, top, width, height] = bbox as [number, number, number, number];
  return [{ kind: 'box', left, top, width, height }];
}

function maskOf({ size, counts }: JsonObject, problem: Problem): Shape {
  if (!areNumbers(size) || size.length !== 2) throw problem('segmentation.size" must be [height, width]');
  const [height, width] = size as [number, number];
  const runs = typeof counts === 'string' ? decompressRuns(counts) : areNumbers(counts) ? counts : undefined;
  if (!runs || !isMask({ width, height, runs })) {
    throw problem(`segmentation.counts" must be runs that add up to ${height} x ${width} pixels`);
  }
  return { kind: 'mask', width, height, runs };
}

function cornersOf(part: Json, i: number, problem: Problem): Corner[] {
  if (!areNumbers(part) || part.length % 2 || part.length < 6) {
    throw problem(`segmentation.${i}" must be at least three pairs of numbers`);
  }
  return Array.from({ length: part.length / 2 }, (_, n) => ({ x: part[2 * n]!, y: part[2 * n + 1]! }));
}

/** In their order; undefined for one that is not labeled (v = 0). */
function pointsOf(keypoints: Json | undefined, problem: Problem): (Shape | undefined)[] {
  if (keypoints === undefined) return [];
  if (!areNumbers(keypoints) || keypoints.length % 3)
    throw problem('keypoints" must be triples of numbers: x, y and v');
  return Array.from({ length: keypoints.length / 3 }, (_, n) => {
    const [x, y, v] = keypoints.slice(3 * n, 3 * n + 3) as [number, number, number];
    return v > 0 ? { kind: 'point', x, y } : undefined;
  });
}

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number' && Number.isFinite(one));
const isCorners = (value: Json | undefined): value is Corner[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => isObject(one) && areNumbers([one.x, one.y]));
