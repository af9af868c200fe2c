import { drawn, without } from './draw.ts';
import { attributes, labels } from './label-arbitraries.ts';

export default drawn((draw) => {
  const [own, tree] = [draw.flag(), labels(draw)];
  const known = own || draw.flag();
  return without({
    attachments: own ? draw.times(1, 3, () => 'https://example.com/1.json') : undefined,
    lidar_task: own ? undefined : '5f127f6f3a6b100017232099',
    lidar_task_frames: own ? undefined : draw.maybe(() => [0, 1]),
    labels: known ? tree : undefined,
    annotation_attributes: draw.maybe(() => attributes(draw, known ? tree : ['object'])),
  });
});
