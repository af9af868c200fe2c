/**
 * Cuboids in perspective: a face, and the far edge of the side that is seen. On the wire six named corners, in the order
 * that was recorded (api-facts E.25); further ones that came with a cuboid go where it goes.
 */
import { boxBetween } from '../boxes.ts';
import {
  boundsOf,
  type Corners,
  type Cuboid,
  cornersOf,
  faceOf,
  facesOf,
  fieldsOf,
  isSound,
  LEAST,
  NAMES,
  type Name,
  readCuboid,
  withOthers,
} from './cuboid-corners.ts';
import { ALMOST, excess, furthest, tidy, wayIn } from './fitting.ts';
import type { Geometry, Handle, Held, Limits, Path, Point } from './geometry.ts';
import { around, clamp, isWithin, middleOf, movable, nearestOnPath, round, within } from './plane.ts';

/** The recorded one, of the size 1 by 1: its face and its side. */
const USUAL = { face: 0.65, top: 0.05, bottom: 0.57 };
/** The first two points are the face, the next ones the upper and the lower end of the far edge. */
function draw([from, to, upper, lower]: readonly Point[], limits: Limits): Cuboid | undefined {
  if (!from || !to) return undefined;
  const { area } = limits;
  const face = boxBetween(from, to, { area, integer: false });
  const { top, height } = face;
  const right = face.left + face.width;
  if (!upper) return fieldsOf(faceOf(face, { x: right, top, bottom: top + height }), area);
  const far = within(upper, limits);
  // Until the lower end is set, the edge is as far from the face's below as above.
  const guess = clamp(top + height - Math.max(0, far.y - top), area.top, area.top + area.height);
  const end = lower ? within(lower, limits).y : guess;
  const [higher, deeper] = far.y <= end ? [far.y, end] : [end, far.y];
  const isFlat = deeper - higher < LEAST;
  const bottom = isFlat ? Math.min(higher + LEAST, area.top + area.height) : deeper;
  return fieldsOf(faceOf(face, { x: far.x, top: Math.min(higher, bottom - LEAST), bottom }), area);
}

/** With corners moved, sideways and then up or down, each as far as the limits let them. */
function changed(
  shape: Cuboid,
  change: (of: Corners, partX: number, partY: number) => Corners,
  limits: Limits,
): Cuboid {
  const { area, minWidth, minHeight } = limits;
  const now = cornersOf(shape);
  const bounds = boundsOf(now);
  const [out, wide, high] = [
    excess(bounds, area),
    Math.min(minWidth, bounds.width),
    Math.min(minHeight, bounds.height),
  ];
  const wasSound = isSound(now);
  const fits = (next: Corners) => {
    const { width, height, ...place } = boundsOf(next);
    const isLarge = width >= wide - ALMOST && height >= high - ALMOST;
    return isLarge && excess({ width, height, ...place }, area) <= out + ALMOST && (!wasSound || isSound(next));
  };
  const partX = furthest((part) => fits(change(now, part, 0)));
  const partY = furthest((part) => fits(change(now, partX, part)));
  return withOthers(shape, fieldsOf(change(now, partX, partY), area));
}

/** With some corners moved, each in the directions that it follows in. */
type Follow = Partial<Record<Name, { x?: true; y?: true }>>;
const shift = (of: Corners, follow: Follow, dx: number, dy: number): Corners =>
  Object.fromEntries(
    NAMES.map((name) => {
      const { x, y } = of[name];
      return [name, { x: follow[name]?.x ? x + dx : x, y: follow[name]?.y ? y + dy : y }];
    }),
  ) as Corners;

const ALONG = { x: true, y: true } as const;
/** A corner takes its neighbours along, so that edges stay upright; with Alt it goes alone. */
const FOLLOW: Record<string, Follow> = {
  'face-topleft': { 'face-topleft': ALONG, 'face-topright': { y: true }, 'face-bottomleft': { x: true } },
  'face-topright': { 'face-topright': ALONG, 'face-topleft': { y: true }, 'face-bottomright': { x: true } },
  'face-bottomleft': { 'face-bottomleft': ALONG, 'face-bottomright': { y: true }, 'face-topleft': { x: true } },
  'face-bottomright': { 'face-bottomright': ALONG, 'face-bottomleft': { y: true }, 'face-topright': { x: true } },
  'side-topcorner': { 'side-topcorner': ALONG, 'side-bottomcorner': { x: true } },
  'side-bottomcorner': { 'side-bottomcorner': ALONG, 'side-topcorner': { x: true } },
  face: { 'face-topleft': ALONG, 'face-topright': ALONG, 'face-bottomleft': ALONG, 'face-bottomright': ALONG },
  side: { 'side-topcorner': ALONG, 'side-bottomcorner': ALONG },
};

/** Where a handle is: corners where they are, faces in their middle, the side in the middle of its far edge. */
function placeOf(of: Corners, handle: string): Point {
  if (handle === 'face') return middleOf(around(facesOf(of).face));
  if (handle === 'side') return middleOf(around([of['side-topcorner'], of['side-bottomcorner']]));
  return of[handle as Name];
}

function dragged(shape: Cuboid, handle: string, to: Point, limits: Limits, { alt }: Held): Cuboid {
  const from = placeOf(cornersOf(shape), handle);
  const follow = alt && FOLLOW[handle]?.[handle as Name] ? { [handle]: ALONG } : FOLLOW[handle]!;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  return changed(shape, (of, partX, partY) => shift(of, follow, dx * partX, dy * partY), limits);
}

function shifted(shape: Cuboid, { dx, dy }: { dx: number; dy: number }, { area }: Limits): Cuboid {
  const there = ({ x, y }: Point) => tidy({ x: x + dx, y: y + dy }, area);
  return { vertices: shape.vertices.map((one) => ({ ...one, ...there(one) })) };
}

const moved = (shape: Cuboid, dx: number, dy: number, limits: Limits): Cuboid =>
  shifted(shape, movable(boundsOf(cornersOf(shape)), dx, dy, { ...limits, integer: false }), limits);

/** The whole of it drawn out from its upper left corner. */
const resized = (shape: Cuboid, dx: number, dy: number, limits: Limits): Cuboid =>
  changed(
    shape,
    (of, partX, partY) => {
      const { left, top, width, height } = boundsOf(of);
      const drawnOut = ({ x, y }: Point): Point => ({
        x: width > 0 ? left + ((x - left) * (width + dx * partX)) / width : x,
        y: height > 0 ? top + ((y - top) * (height + dy * partY)) / height : y,
      });
      return Object.fromEntries(NAMES.map((name) => [name, drawnOut(of[name])])) as Corners;
    },
    limits,
  );

const CURSORS: Record<string, string> = {
  'face-topleft': 'nwse-resize',
  'face-bottomright': 'nwse-resize',
  'face-topright': 'nesw-resize',
  'face-bottomleft': 'nesw-resize',
};
/** Screen pixels that a face must have for a handle in its middle. */
const ROOM = 48;

function handlesOf(shape: Cuboid, scale: number): Handle[] {
  const of = cornersOf(shape);
  const { width, height } = around(facesOf(of).face);
  const hasRoom = Math.min(width, height) * scale >= ROOM;
  const far = of['side-bottomcorner'].y - of['side-topcorner'].y;
  const ids = [...NAMES, ...(hasRoom ? ['face'] : []), ...(far * scale >= ROOM ? ['side'] : [])];
  return ids.map((id) => ({
    id,
    ...placeOf(of, id),
    kind: id === 'face' || id === 'side' ? 'side' : 'corner',
    cursor: CURSORS[id] ?? 'move',
  }));
}

export const cuboid: Geometry<Cuboid> = {
  name: 'cuboid',
  drawnBy: 'steps',
  read: readCuboid,
  draw,
  isDone: (points) => points.length >= 4,
  outline: (shape) => {
    const { face, side, back } = facesOf(cornersOf(shape));
    const faint: Path = { points: back, isClosed: false, isFilled: false, isFaint: true };
    const seen = [face, side].map((points): Path => ({ points, isClosed: true, isFilled: true }));
    return { paths: [faint, ...seen], dots: [] };
  },
  bounds: (shape) => boundsOf(cornersOf(shape)),
  hit: (shape, at, reach) => {
    const { face, side } = facesOf(cornersOf(shape));
    return [face, side].some(
      (points) => isWithin(points, at) || nearestOnPath({ points, isClosed: true }, at, reach) !== undefined,
    );
  },
  handles: handlesOf,
  drag: dragged,
  move: moved,
  resize: resized,
  problem: (shape, { minWidth, minHeight }) => {
    const of = cornersOf(shape);
    const face = around(facesOf(of).face);
    if (face.width < LEAST || face.height < LEAST) return { kind: 'empty' };
    const { width, height } = boundsOf(of);
    return width < minWidth || height < minHeight ? { kind: 'small', minWidth, minHeight, width, height } : undefined;
  },
  inMiddle: (room, limits) => {
    const { area, minWidth, minHeight } = limits;
    const width = clamp(Math.max(room.width, minWidth, 4), 1, area.width);
    const height = clamp(Math.max(room.height, minHeight, 4), 1, area.height);
    const { left, top } = room;
    const far = { x: left + width, top: top + USUAL.top * height, bottom: top + USUAL.bottom * height };
    const face = { left, top, width: USUAL.face * width, height };
    const shape = fieldsOf(faceOf(face, far), area);
    return shifted(shape, wayIn(boundsOf(cornersOf(shape)), area), limits);
  },
  figures: (shape) => {
    const of = cornersOf(shape);
    const { left, top, width, height } = around(facesOf(of).face);
    return [
      { name: 'left', value: left },
      { name: 'top', value: top },
      { name: 'width', value: round(width) },
      { name: 'height', value: round(height) },
      { name: 'sideX', value: of['side-topcorner'].x },
      { name: 'sideTop', value: of['side-topcorner'].y },
      { name: 'sideBottom', value: of['side-bottomcorner'].y },
    ];
  },
  setFigure: (shape, name, value, limits) => {
    const of = cornersOf(shape);
    const face = around(facesOf(of).face);
    const go = (handle: string, dx: number, dy: number): Cuboid => {
      const from = placeOf(of, handle);
      return dragged(shape, handle, { x: from.x + dx, y: from.y + dy }, limits, { shift: false, alt: false });
    };
    switch (name) {
      case 'left':
        return go('face', value - face.left, 0);
      case 'top':
        return go('face', 0, value - face.top);
      case 'width':
        return go('face-bottomright', value - face.width, 0);
      case 'height':
        return go('face-bottomright', 0, value - face.height);
      case 'sideX':
        return go('side', value - of['side-topcorner'].x, 0);
      case 'sideTop':
        return go('side-topcorner', 0, value - of['side-topcorner'].y);
      default:
        return go('side-bottomcorner', 0, value - of['side-bottomcorner'].y);
    }
  },
};
