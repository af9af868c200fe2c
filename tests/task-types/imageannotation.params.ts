import { drawn, without } from './draw.ts';
import { attributes } from './label-arbitraries.ts';
import { geometries, links, pixels } from './shape-arbitraries.ts';

export default drawn((draw) => {
  const asked = geometries(draw);
  const tree = Object.values(asked).flatMap(({ objects_to_annotate }) => objects_to_annotate);
  return without({
    attachment: draw.url(),
    geometries: asked,
    annotation_attributes: draw.maybe(() => attributes(draw, tree)),
    global_attributes: draw.maybe(() => attributes(draw, tree)),
    links: draw.maybe(() => links(draw, tree)),
    padding: draw.maybe(() => pixels(draw)),
    attachment_type: draw.maybe(() => 'image'),
  });
});
