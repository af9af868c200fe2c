import { drawn, KINDS, without } from './draw.ts';

export default drawn((draw) => {
  const rows = draw.maybe(() => draw.pick(['repeatable_fields', 'row_fields']));
  return without({
    ...(draw.flag() ? { attachment: draw.url() } : { attachments: [draw.url()] }),
    attachment_type: draw.maybe(() => draw.pick(KINDS)),
    fields: rows ? draw.maybe(() => draw.textFields()) : draw.textFields(),
    ...(rows && { [rows]: draw.textFields() }),
  });
});
