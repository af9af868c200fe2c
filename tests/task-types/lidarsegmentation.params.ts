import { drawn, without } from './draw.ts';
import { labels } from './label-arbitraries.ts';

export default drawn((draw) => {
  const own = draw.flag();
  const tree = labels(draw).map((label, index) =>
    index % 2
      ? label
      : typeof label === 'string'
        ? { choice: label, instance_label: true }
        : { ...label, instance_label: draw.flag() },
  );
  return without({
    attachments: own
      ? draw.times(1, 4, () => draw.pick(['https://example.com/1.json', 's3://bucket/2.json']))
      : undefined,
    lidar_task: own ? undefined : '5f127f6f3a6b100017232099',
    lidar_task_frames: own ? undefined : draw.maybe(() => [0, 5, 2]),
    labels: own ? tree : draw.maybe(() => tree),
    meters_per_unit: draw.maybe(() => 2),
  });
});
