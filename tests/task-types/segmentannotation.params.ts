import { leaves } from '../../task-types/shared/labels.ts';
import { drawn, without } from './draw.ts';
import { attributes, EVERY_TYPE, labels } from './label-arbitraries.ts';

const TYPES = EVERY_TYPE.filter((type) => type !== 'linked');

export default drawn((draw) => {
  const tree = labels(draw);
  return without({
    attachment: draw.url(),
    attachment_type: draw.maybe(() => 'image'),
    labels: tree,
    instance_labels: draw.maybe(() => draw.some(leaves(tree))),
    allow_unlabeled: draw.maybe(() => draw.flag()),
    allow_parent_labels: draw.maybe(() => draw.flag()),
    annotation_attributes: draw.maybe(() => attributes(draw, tree, TYPES)),
    global_attributes: draw.maybe(() => attributes(draw, tree, TYPES)),
  });
});
