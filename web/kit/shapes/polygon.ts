/** Polygons: vertices around an area. */
import { isWithin, middleOf } from './plane.ts';
import { vertexGeometry } from './vertices.ts';

export const polygon = vertexGeometry({
  name: 'polygon',
  isClosed: true,
  natural: 3,
  path: (points) => ({ points, isClosed: true, isFilled: true }),
  perPiece: 1,
  contains: ({ vertices }, point) => isWithin(vertices, point),
  inMiddle: (room) => {
    const { x, y } = middleOf(room);
    const [wide, high] = [room.width / 2, room.height / 2];
    return [
      { x, y: y - high },
      { x: x + wide, y },
      { x, y: y + high },
      { x: x - wide, y },
    ];
  },
});
