/** What a requester orders: each of the seven types, of pictures and texts that are really there. */
import { png, servePictures } from '../kit/pictures.ts';

/** Pixels. */
const SIZE = { width: 64, height: 48 };
const TEXT = 'The kettle is quick, but the lid sticks.';
const FIELDS = { title: 'Title of the page', author: 'Who wrote it' };

export interface Order {
  type: string;
  uniqueId: string;
  /** Of the Idempotency-Key header. */
  key: string;
  body: object;
}

/** A picture of its own for each name, a PNG that decodes. */
export function servePicturesOf(count: number) {
  const picture = (i: number) => png(SIZE.width, SIZE.height, (x, y) => [(x * 4) & 255, (y * 5) & 255, (i * 37) & 255]);
  return servePictures(Object.fromEntries(Array.from({ length: count }, (_, i) => [`${i}.png`, picture(i)])));
}

const PARAMS: Record<string, (picture: string, other: string) => object> = {
  imageannotation: (attachment) => ({ attachment, geometries: { box: { objects_to_annotate: ['cow', 'calf'] } } }),
  annotation: (attachment) => ({ attachment, objects_to_annotate: ['cow', 'calf'], with_labels: true }),
  categorization: (attachment) => ({ attachment, attachment_type: 'image', categories: ['yes', 'no'] }),
  comparison: (one, two) => ({ attachments: [one, two], attachment_type: 'image', choices: ['left', 'right'] }),
  transcription: (attachment) => ({ attachment, attachment_type: 'image', fields: FIELDS }),
  datacollection: () => ({ attachment: TEXT, attachment_type: 'text', fields: FIELDS }),
  textcollection: (content) => ({
    attachments: [
      { type: 'text', content: TEXT },
      { type: 'image', content },
    ],
    fields: [
      {
        type: 'category',
        field_id: 'mood',
        title: 'Mood',
        required: true,
        choices: [{ label: 'Good', value: 'good' }],
      },
      { type: 'text', field_id: 'note', title: 'Note', required: true },
    ],
  }),
};
export const SEVEN_TYPES = Object.keys(PARAMS);

/** @param i which one; each has a picture, a unique_id and a callback path of its own. @param run told apart by it. */
export function order(
  i: number,
  { run, pictures, callbacks }: { run: string; pictures: string[]; callbacks: string },
): Order {
  const type = SEVEN_TYPES[i % SEVEN_TYPES.length]!;
  const [picture, other] = [pictures[i % pictures.length]!, pictures[(i + 1) % pictures.length]!];
  const uniqueId = `${run}-${i}`;
  const body = { ...PARAMS[type]!(picture, other), unique_id: uniqueId, callback_url: `${callbacks}/task/${i}` };
  return { type, uniqueId, key: `create ${uniqueId}`, body };
}
