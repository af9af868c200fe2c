import { drawn } from './draw.ts';
import { geometries } from './shape-arbitraries.ts';
import { video } from './video-arbitraries.ts';

export default drawn((draw) => {
  const asked = geometries(draw);
  const tree = Object.values(asked).flatMap(({ objects_to_annotate }) => objects_to_annotate);
  return video(draw, tree, { geometries: asked });
});
