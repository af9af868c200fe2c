/** For each task type the params that its schema and its rules let through. */
import type fc from 'fast-check';
import type { Json, JsonObject } from '../../task-types/kit.ts';
import { type LabelDescription, leaves } from '../../task-types/shared/labels.ts';
import { type Draw, drawn, without } from './draw.ts';
import { attributes, labels } from './label-arbitraries.ts';

const KINDS = ['text', 'image', 'video', 'audio', 'website', 'pdf'];
const pixels = (draw: Draw): number => (draw.flag() ? draw.int(0, 1_000_000) : draw.real(0, 9999));

function vertexLimits(draw: Draw): JsonObject {
  const least = draw.maybe(() => draw.int(1, 30));
  return without({
    min_vertices: least,
    max_vertices: draw.maybe(() => (draw.flag() ? null : draw.int(least ?? 1, 40))),
  });
}

const sides = (draw: Draw) => ({
  min_width: draw.maybe(() => pixels(draw)),
  min_height: draw.maybe(() => pixels(draw)),
});

const GEOMETRIES: { [name: string]: (draw: Draw) => JsonObject } = {
  box: (draw) =>
    without({
      ...sides(draw),
      can_rotate: draw.maybe(() => draw.flag()),
      integer_pixels: draw.maybe(() => draw.flag()),
    }),
  polygon: vertexLimits,
  line: vertexLimits,
  point: (draw) => without({ connections: draw.maybe(() => [{ pair: ['a', 'b'] }]) }),
  cuboid: (draw) => without({ ...sides(draw), camera_height: draw.maybe(() => null) }),
  ellipse: () => ({}),
};

function links(draw: Draw, tree: LabelDescription[]): JsonObject {
  const definition = () =>
    without({
      is_bidirectional: draw.maybe(() => draw.flag()),
      from_allowed_labels: draw.maybe(() => draw.some(leaves(tree))),
      to_allowed_labels: draw.maybe(() => draw.some(leaves(tree))),
    });
  return Object.fromEntries(draw.keys(0, 3).map((name) => [name, definition()]));
}

const imageannotation = drawn((draw) => {
  const names = draw.some(Object.keys(GEOMETRIES));
  const geometries = Object.fromEntries(
    names.map((name) => [name, { objects_to_annotate: labels(draw), ...GEOMETRIES[name]?.(draw) }]),
  );
  const tree = Object.values(geometries).flatMap(({ objects_to_annotate }) => objects_to_annotate);
  return without({
    attachment: draw.url(),
    geometries,
    annotation_attributes: draw.maybe(() => attributes(draw, tree)),
    global_attributes: draw.maybe(() => attributes(draw, tree)),
    links: draw.maybe(() => links(draw, tree)),
    padding: draw.maybe(() => pixels(draw)),
    attachment_type: draw.maybe(() => 'image'),
  });
});

const annotation = drawn((draw) => {
  const tree = labels(draw);
  return without({
    attachment: draw.url(),
    objects_to_annotate: tree,
    with_labels: draw.maybe(() => draw.flag()),
    ...sides(draw),
    annotation_attributes: draw.maybe(() => attributes(draw, tree)),
    global_attributes: draw.maybe(() => attributes(draw, tree)),
  });
});

const categorization = drawn((draw) => {
  const categories = draw.maybe(() => labels(draw));
  const ids = (names: string[]) => Object.fromEntries(names.map((name, i) => [name, draw.flag() ? i : `id ${i}`]));
  const taxonomies = () => ({ [draw.key()]: { choices: labels(draw) }, ...attributes(draw, [], ['category']) });
  return without({
    attachment: draw.url(),
    attachment_type: draw.maybe(() => draw.pick(KINDS)),
    categories,
    taxonomies: categories ? draw.maybe(taxonomies) : taxonomies(),
    // A category called __proto__ cannot be a key of what the server lets in.
    category_ids: draw.maybe(() =>
      ids((categories ? draw.some(leaves(categories)) : []).filter((c) => c !== '__proto__')),
    ),
    allow_multiple: draw.maybe(() => draw.flag()),
  });
});

const comparison = drawn((draw) => {
  const choices = draw.maybe(() => labels(draw));
  return without({
    attachments: draw.times(2, 4, () => draw.url()),
    attachment_type: draw.pick(KINDS),
    choices,
    fields: choices ? draw.maybe(() => draw.textFields()) : draw.textFields(),
  });
});

const transcription = drawn((draw) => {
  const rows = draw.maybe(() => draw.pick(['repeatable_fields', 'row_fields']));
  return without({
    ...(draw.flag() ? { attachment: draw.url() } : { attachments: [draw.url()] }),
    attachment_type: draw.maybe(() => draw.pick(KINDS)),
    fields: rows ? draw.maybe(() => draw.textFields()) : draw.textFields(),
    ...(rows && { [rows]: draw.textFields() }),
  });
});

const datacollection = drawn((draw) => ({
  attachment: draw.url(),
  attachment_type: draw.pick(['text', 'image', 'website']),
  fields: draw.textFields(),
}));

const UNITS = ['text', 'boolean', 'number', 'datetime', 'time_range', 'category', 'select'];

function choices(draw: Draw): Json[] {
  const values = [
    ...new Set<string | number | boolean>([
      ...draw.keys(1, 3),
      ...draw.times(0, 3, () => draw.int(-2, 2)),
      draw.flag(),
    ]),
  ];
  const list = values.map((value): JsonObject => ({ label: String(value), value }));
  if (draw.flag()) return list;
  const cut = draw.int(1, list.length);
  return [{ label: 'Group', value: 'group', subchoices: list.slice(0, cut) }, ...list.slice(cut)];
}

/** How many leaves the choices above have. */
const count = (list: Json[]): number =>
  list.reduce<number>((sum, one) => sum + ((one as { subchoices?: Json[] }).subchoices?.length ?? 1), 0);

function condition(draw: Draw, ids: string[], depth = 0): Json {
  const value = (): Json =>
    draw.pick<Json>(['x', true, 1, ['test response', 'y'], { not: 'x' }, { values: [1, true] }, { odd: 1 }]);
  const form = depth > 2 ? 0 : draw.int(0, 2);
  if (form === 1) return Array.from({ length: draw.int(0, 2) }, () => condition(draw, ids, depth + 1));
  if (form === 2 && !ids.includes('not')) return { not: condition(draw, ids, depth + 1) };
  return Object.fromEntries(draw.some(ids).map((id) => [id, value()]));
}

const textcollection = drawn((draw) => {
  const ids = draw.keys(1, 8);
  // The last ids go to groups, so that conditions know which fields take an answer.
  const units = ids.slice(0, Math.max(1, ids.length - 2));
  const spare = ids.slice(units.length);
  const field = (field_id: string): JsonObject => {
    const type = draw.pick(UNITS);
    const others = units.filter((id) => id !== field_id);
    const least = draw.maybe(() => draw.int(1, 3));
    const options = type === 'category' || type === 'select' ? choices(draw) : undefined;
    const leastChoices = options && draw.maybe(() => draw.int(0, count(options)));
    const min = draw.maybe(() => draw.real(-1e9, 1e9));
    return without({
      type,
      field_id,
      title: 'Title',
      required: draw.maybe(() => draw.flag()),
      min_responses_required: least,
      max_responses_required: draw.maybe(() => draw.int(least ?? 1, 100)),
      conditions: others.length ? draw.maybe(() => [condition(draw, others)]) : undefined,
      ...(type === 'text' && { max_characters: draw.maybe(() => draw.int(1, 20)) }),
      ...(type === 'number' && { min, max: draw.maybe(() => (min ?? 0) + draw.int(0, 5)) }),
      choices: options,
      min_choices: leastChoices,
      max_choices: options && draw.maybe(() => draw.int(Math.max(1, leastChoices ?? 1), 9)),
    });
  };
  let fields = units.map(field);
  for (const [level, field_id] of spare.entries()) {
    if (level === 0 && fields.length >= 2 && draw.flag()) {
      fields = [{ type: 'field_set', field_id, title: 'Set', fields: fields.slice(0, 2) }, ...fields.slice(2)];
    } else if (level === 1 && draw.flag()) {
      fields = [{ type: 'form', field_id, title: 'Form', conditions: [condition(draw, units)], fields }];
    }
  }
  return without({
    attachments: [{ type: draw.pick(KINDS), content: draw.url() }],
    fields,
    responses_required: draw.maybe(() => draw.int(1, 100)),
  });
});

export const PARAMS: { [type: string]: fc.Arbitrary<JsonObject> } = {
  imageannotation,
  annotation,
  categorization,
  comparison,
  transcription,
  datacollection,
  textcollection,
};
