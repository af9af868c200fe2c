import { drawn } from './draw.ts';
import { oneGeometry } from './one-geometry-arbitraries.ts';

export default drawn((draw) => oneGeometry(draw));
