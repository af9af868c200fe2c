import { drawn, without } from './draw.ts';
import { attributes, labels } from './label-arbitraries.ts';
import { sides } from './shape-arbitraries.ts';

export default drawn((draw) => {
  const tree = labels(draw);
  return without({
    attachment: draw.url(),
    objects_to_annotate: tree,
    with_labels: draw.maybe(() => draw.flag()),
    ...sides(draw),
    annotation_attributes: draw.maybe(() => attributes(draw, tree)),
    global_attributes: draw.maybe(() => attributes(draw, tree)),
  });
});
