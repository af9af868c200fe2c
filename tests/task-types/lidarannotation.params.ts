import { drawn, without } from './draw.ts';
import { attributes, labels } from './label-arbitraries.ts';

export default drawn((draw) => {
  const tree = labels(draw);
  return without({
    attachments: draw.times(1, 4, () => draw.pick(['https://example.com/1.json', 's3://bucket/2.json'])),
    attachment_type: draw.maybe(() => 'json'),
    labels: tree,
    annotation_attributes: draw.maybe(() => attributes(draw, tree)),
    max_distance_meters: draw.maybe(() => draw.real(0.01, 99)),
    meters_per_unit: draw.maybe(() => draw.pick([0.01, 1, 2.5])),
    pitch_and_roll_enabled: draw.maybe(() => draw.flag()),
    dependents: draw.maybe(() => ({ defs: [], require_audit: true })),
  });
});
