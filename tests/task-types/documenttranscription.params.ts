import type { JsonObject } from '../../task-types/kit.ts';
import { drawn, without } from './draw.ts';

export default drawn((draw) => {
  const names = draw.keys(1, 6);
  const types = names.map((_, index) =>
    index === 0 ? draw.pick(['text', 'block']) : draw.pick(['text', 'block', 'group']),
  );
  const features = names.map((name, index): JsonObject => {
    const flags = draw.maybe(() => draw.some(['line', 'key', 'money']));
    if (types[index] !== 'group') return without({ type: types[index], label: name, flags });
    return without({ type: 'group', title: name, labels: draw.maybe(() => draw.some(names)), flags });
  });
  return without({
    ...(draw.flag() ? { attachment: draw.url() } : { attachments: draw.times(1, 4, () => draw.url()) }),
    features,
    lang: draw.maybe(() => draw.pick(['de', 'en-GB', 'zh-Hant'])),
    geometry: draw.maybe(() => draw.pick(['box', 'polygon'])),
    attachment_type: draw.maybe(() => draw.pick(['pdf', 'image'])),
  });
});
