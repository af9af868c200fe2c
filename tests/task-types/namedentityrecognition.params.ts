import type { JsonObject } from '../../task-types/kit.ts';
import { type LabelDescription, leaves } from '../../task-types/shared/labels.ts';
import { drawn, without } from './draw.ts';
import { attributes, labels } from './label-arbitraries.ts';

type EntityLabel = string | JsonObject;

const named = (tree: LabelDescription[]): EntityLabel[] =>
  tree.map((label) =>
    typeof label === 'string'
      ? label
      : without({ name: label.choice, children: label.subchoices && named(label.subchoices) }),
  );

export default drawn((draw) => {
  const tree = labels(draw);
  const some = () => draw.maybe(() => draw.some(leaves(tree)));
  const kinds = () =>
    draw.keys(0, 3).map((name) =>
      draw.flag()
        ? name
        : without({
            name,
            is_bidirectional: draw.maybe(() => draw.flag()),
            source_allowed_labels: some(),
            target_allowed_labels: some(),
          }),
    );
  return without({
    text: draw.times(1, 8, () => draw.text()).join(draw.pick([' ', '\n', ''])),
    labels: named(tree),
    merge_newlines: draw.maybe(() => draw.flag()),
    relationships: draw.maybe(kinds),
    annotation_attributes: draw.maybe(() => attributes(draw, tree, ['category', 'number', 'angle', 'text'])),
  });
});
