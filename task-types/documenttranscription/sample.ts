/** Something found for each feature, for the answer of a test key. */
import type { Draw } from '../draw.ts';
import { sampleShape } from '../shared/geometry-samples.ts';
import { sampleUuid } from '../shared/sample-uuid.ts';
import { TEXTS } from '../shared/text-fields.ts';
import type { Found, Geometry, Response } from './answers.ts';
import { type Feature, nameOf } from './features.ts';

/** @param pages how many there are, where that is known. A group that could hold nothing found is left out. */
export function sampleFound(features: readonly Feature[], geometry: Geometry, pages: number, draw: Draw): Response {
  const annotations: Found[] = [];
  const add = (found: Found) => annotations.push({ uuid: sampleUuid(annotations.length), ...found });
  for (const feature of features.filter(({ type }) => type !== 'group')) {
    for (let count = draw.whole(1, 2, 1); count > 0; count--) {
      add({
        page: draw.whole(1, pages, 1),
        label: nameOf(feature),
        ...(feature.type === 'text' && { text: draw.one(TEXTS) }),
        location: { type: geometry, ...sampleShape(geometry, {}, draw) },
        refs: [],
      });
    }
  }
  // A group may hold another one that comes later in the list of features: go round until nothing is added.
  const groups = new Set(features.filter(({ type }) => type === 'group'));
  for (let before = -1; before !== groups.size; ) {
    before = groups.size;
    for (const group of groups) {
      const members = annotations.filter(({ label }) => !group.labels || group.labels.includes(label as string));
      if (members.length === 0) continue;
      groups.delete(group);
      add({ label: nameOf(group), refs: draw.some(members, 1, 3).map(({ uuid }) => uuid as string) });
    }
  }
  return { annotations };
}
