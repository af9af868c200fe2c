/** Shapes drawn at random: inside the picture, as far as their least size lets them. */
import type { Draw } from '../draw.ts';
import type { JsonObject } from '../kit.ts';
import { vertexLimits } from './geometry-answers.ts';
import type { Geometry, GeometryName } from './geometry-params.ts';

const MORE_VERTICES = 5;

function drawnBox({ min_width = 0, min_height = 0 }: Partial<Geometry>, { picture, whole }: Draw) {
  const side = (least: number, room: number): [start: number, length: number] => {
    const shortest = Math.max(1, Math.ceil(least));
    const length = whole(shortest, Math.max(shortest, room), shortest);
    return [whole(0, Math.max(0, room - length), 0), length];
  };
  const [left, width] = side(min_width, picture.width);
  const [top, height] = side(min_height, picture.height);
  return { left, top, width, height };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Vertices around a middle, in the order of their angles, so that a polygon does not cross itself. */
function drawnVertices(geometry: Geometry, draw: Draw) {
  const [least, most = Number.POSITIVE_INFINITY] = vertexLimits(geometry, 3);
  const { left, top, width, height } = drawnBox({}, draw);
  const count = draw.whole(least, Math.min(most, least + MORE_VERTICES), least);
  return Array.from({ length: count }, (_, i) => {
    const angle = (2 * Math.PI * i) / count;
    const reach = draw.whole(50, 100, 100) / 200;
    return {
      x: round(left + width * (0.5 + reach * Math.cos(angle))),
      y: round(top + height * (0.5 + reach * Math.sin(angle))),
    };
  });
}

/** The recorded cuboid (api-facts E.25), of the size 1 by 1. */
const CUBOID: [description: string, x: number, y: number][] = [
  ['face-topleft', 0, 0],
  ['face-bottomleft', 0, 1],
  ['face-topright', 0.65, 0],
  ['face-bottomright', 0.65, 1],
  ['side-topcorner', 1, 0.05],
  ['side-bottomcorner', 1, 0.57],
];

function drawnCuboid(geometry: Geometry, draw: Draw) {
  const { left, top, width, height } = drawnBox(geometry, draw);
  return CUBOID.map(([description, x, y]) => ({
    description,
    y: round(top + y * height),
    x: round(left + x * width),
    type: 'vertex',
  }));
}

/** The ends of the two axes. */
function drawnEllipse(draw: Draw) {
  const { left, top, width, height } = drawnBox({}, draw);
  const [x, y] = [left + width / 2, top + height / 2];
  return [
    { x, y: top },
    { x: left + width, y },
    { x, y: top + height },
    { x: left, y },
  ];
}

const DRAWN: Record<GeometryName, (geometry: Geometry, draw: Draw) => JsonObject> = {
  box: drawnBox,
  polygon: (geometry, draw) => ({ vertices: drawnVertices(geometry, draw) }),
  line: (geometry, draw) => ({ vertices: drawnVertices(geometry, draw) }),
  point: (_geometry, { whole, picture }) => ({ x: whole(0, picture.width, 0), y: whole(0, picture.height, 0) }),
  ellipse: (_geometry, draw) => ({ vertices: drawnEllipse(draw) }),
  cuboid: (geometry, draw) => ({ vertices: drawnCuboid(geometry, draw) }),
};

export const drawnShape = (name: GeometryName, geometry: Partial<Geometry>, draw: Draw): JsonObject =>
  DRAWN[name](geometry as Geometry, draw);
