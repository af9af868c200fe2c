import type { Json, JsonObject } from '../../task-types/kit.ts';
import { type Draw, drawn, KINDS, without } from './draw.ts';

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

export default drawn((draw) => {
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
