import { leaves } from '../../task-types/shared/labels.ts';
import { drawn, KINDS, without } from './draw.ts';
import { attributes, labels } from './label-arbitraries.ts';

export default drawn((draw) => {
  const categories = draw.maybe(() => labels(draw));
  const ids = (names: string[]) => Object.fromEntries(names.map((name, i) => [name, draw.flag() ? i : `id ${i}`]));
  const taxonomies = () => ({ [draw.key()]: { choices: labels(draw) }, ...attributes(draw, [], ['category']) });
  const allow_multiple = draw.maybe(() => draw.flag());
  return without({
    attachment: draw.url(),
    attachment_type: draw.maybe(() => draw.pick(KINDS)),
    categories,
    taxonomies: categories ? draw.maybe(taxonomies) : taxonomies(),
    // A category called __proto__ cannot be a key of what the server lets in.
    category_ids: draw.maybe(() =>
      ids((categories ? draw.some(leaves(categories)) : []).filter((c) => c !== '__proto__')),
    ),
    allow_multiple,
    hypothesis: categories
      ? draw.maybe(() => ({ category: allow_multiple ? draw.some(leaves(categories)) : draw.pick(leaves(categories)) }))
      : undefined,
  });
});
