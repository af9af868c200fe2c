import { drawn } from './draw.ts';

export default drawn((draw) => ({
  attachment: draw.url(),
  attachment_type: draw.pick(['text', 'image', 'website']),
  fields: draw.textFields(),
}));
