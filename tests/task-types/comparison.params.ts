import { drawn, KINDS, without } from './draw.ts';
import { labels } from './label-arbitraries.ts';

export default drawn((draw) => {
  const choices = draw.maybe(() => labels(draw));
  return without({
    attachments: draw.times(2, 4, () => draw.url()),
    attachment_type: draw.pick(KINDS),
    choices,
    fields: choices ? draw.maybe(() => draw.textFields()) : draw.textFields(),
    ranking: draw.maybe(() => draw.flag()),
    blind_order: draw.maybe(() => draw.flag()),
  });
});
