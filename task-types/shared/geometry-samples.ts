/** One shape of each geometry for the answer of a test key: constant ones (api-facts E.25 where recorded), or drawn. */
import { CONSTANT, type Draw } from '../draw.ts';
import type { JsonObject } from '../kit.ts';
import { drawnShape } from './drawn-shapes.ts';
import { vertexLimits } from './geometry-answers.ts';
import type { Geometry, GeometryName } from './geometry-params.ts';

/** Recorded: 100 by 100 at the origin. */
const sampleBox = ({ min_width = 0, min_height = 0 }: Partial<Geometry>) => ({
  left: 0,
  top: 0,
  width: Math.max(100, Math.ceil(min_width)),
  height: Math.max(100, Math.ceil(min_height)),
});

/** Recorded for polygons and lines alike. */
const TRIANGLE = [
  { x: 10, y: 10 },
  { x: 110, y: 110 },
  { x: 10, y: 110 },
];

/** The triangle; more vertices than three go round a circle, so that a polygon does not cross itself. */
function sampleVertices(geometry: Geometry): { x: number; y: number }[] {
  const [least, most = Number.POSITIVE_INFINITY] = vertexLimits(geometry, 3);
  if (least <= 3) return TRIANGLE.slice(0, Math.min(3, most));
  const round = (value: number) => Math.round(value * 100) / 100;
  return Array.from({ length: least }, (_, i) => {
    const angle = (2 * Math.PI * i) / least;
    return { x: round(110 + 100 * Math.cos(angle)), y: round(110 + 100 * Math.sin(angle)) };
  });
}

/** Recorded for cuboidannotation: four corners of the face, two of the side. */
const CUBOID: [description: string, x: number, y: number][] = [
  ['face-topleft', 100, 70],
  ['face-bottomleft', 100, 296],
  ['face-topright', 320, 70],
  ['face-bottomright', 320, 296],
  ['side-topcorner', 441, 82],
  ['side-bottomcorner', 441, 198],
];
const CUBOID_WIDTH = 341;
const CUBOID_HEIGHT = 226;

function sampleCuboid({ min_width = 0, min_height = 0 }: Geometry) {
  // Whole factors: they keep the extents exact.
  const wider = Math.max(1, Math.ceil(min_width / CUBOID_WIDTH));
  const higher = Math.max(1, Math.ceil(min_height / CUBOID_HEIGHT));
  return CUBOID.map(([description, x, y]) => ({ description, y: y * higher, x: x * wider, type: 'vertex' }));
}

const SAMPLES: Record<GeometryName, (geometry: Geometry) => JsonObject> = {
  box: sampleBox,
  polygon: (geometry) => ({ vertices: sampleVertices(geometry) }),
  line: (geometry) => ({ vertices: sampleVertices(geometry) }),
  point: () => ({ x: 10, y: 10 }),
  // The ends of the two axes.
  ellipse: () => ({
    vertices: [
      { x: 60, y: 10 },
      { x: 110, y: 60 },
      { x: 60, y: 110 },
      { x: 10, y: 60 },
    ],
  }),
  cuboid: (geometry) => ({ vertices: sampleCuboid(geometry) }),
};

export const sampleShape = (name: GeometryName, geometry: Partial<Geometry>, draw: Draw): JsonObject =>
  draw === CONSTANT ? SAMPLES[name](geometry as Geometry) : drawnShape(name, geometry, draw);
