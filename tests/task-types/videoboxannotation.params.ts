import { drawn, without } from './draw.ts';
import { labels } from './label-arbitraries.ts';
import { sides } from './shape-arbitraries.ts';
import { video } from './video-arbitraries.ts';

export default drawn((draw) => {
  const tree = labels(draw);
  return video(draw, tree, { objects_to_annotate: tree, ...without(sides(draw)) });
});
