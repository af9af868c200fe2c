import fc from 'fast-check';
import type { JsonObject } from '../../task-types/kit.ts';
import { drawn, without } from './draw.ts';
import imageannotation from './imageannotation.params.ts';
import { labels } from './label-arbitraries.ts';

const ALLOWED = ['polygon', 'line', 'point'];

/** The params of a picture, with the geometries that are allowed. */
export default fc
  .tuple(
    imageannotation.filter((given) => !('links' in given)),
    drawn((draw) => ({ labels: labels(draw), isPicture: draw.flag() })),
  )
  .map(([{ attachment_type: _type, annotation_attributes, global_attributes, padding: _padding, ...given }, more]) => {
    const all = Object.entries(given.geometries as JsonObject);
    const kept = all.filter(([name]) => ALLOWED.includes(name));
    const isWhole = kept.length === all.length;
    const { attachment: _attachment, ...rest } = given;
    return without({
      ...rest,
      geometries: kept.length > 0 ? Object.fromEntries(kept) : { line: { objects_to_annotate: more.labels } },
      ...(isWhole && { annotation_attributes, global_attributes }),
      ...(more.isPicture
        ? { attachment: 'https://example.com/1.png', attachment_type: 'image' }
        : { attachments: ['https://example.com/1.json'] }),
    });
  }) as fc.Arbitrary<JsonObject>;
