/** Labels and attributes that the rules let through. */
import type { Json, JsonObject } from '../../task-types/kit.ts';
import { type LabelDescription, leaves, leavesByChoice } from '../../task-types/shared/labels.ts';
import { type Draw, without } from './draw.ts';

/** A tree of labels with leaves of different names, at most five levels deep. */
export function labels(draw: Draw): LabelDescription[] {
  const names = draw.int(0, 9) === 0 ? ['__proto__'] : draw.keys(1, 6);
  let list: LabelDescription[] = names.map((choice) => (draw.flag() ? choice : { choice, display: 'shown' }));
  for (let level = draw.int(0, 4); level > 0; level--) {
    const cut = draw.int(1, list.length);
    list = [{ choice: draw.text(), subchoices: list.slice(0, cut) }, ...list.slice(cut)];
  }
  return list;
}

export const EVERY_TYPE = ['category', 'number', 'angle', 'text', 'x_line', 'y_line', 'linked'];

/** @param tree everything an annotation may be called; empty where there are none. */
export function attributes(draw: Draw, tree: LabelDescription[], types: string[] = EVERY_TYPE): JsonObject {
  const made = draw.keys(0, 5).map((name) => {
    const type = draw.pick(types);
    return { name, type, choices: type === 'category' ? labels(draw) : undefined };
  });
  const valueIn = (choices: LabelDescription[] | undefined): Json => {
    const wanted: Json[] = choices ? draw.some([...leavesByChoice(choices).keys()]) : [draw.int(0, 3), 'x', true];
    return draw.flag() ? wanted : (wanted[0] as Json);
  };
  const conditions = (self: string): JsonObject => {
    const others = made.filter(({ name }) => name !== self);
    const named = [...leavesByChoice(tree).keys()];
    const all = () => Object.fromEntries(draw.some(others).map(({ name, choices }) => [name, valueIn(choices)]));
    return without({
      label_condition: named.length
        ? draw.maybe(() => ({ label: draw.flag() ? draw.pick(named) : draw.some(named) }))
        : undefined,
      attribute_conditions: others.length ? draw.maybe(() => Array.from({ length: draw.int(0, 2) }, all)) : undefined,
    });
  };
  return Object.fromEntries(
    made.map(({ name, type, choices }) => [
      name,
      without({
        type: type === 'category' && draw.flag() ? undefined : type,
        choices,
        allow_multiple: type === 'category' ? draw.maybe(() => draw.flag()) : undefined,
        required: draw.maybe(() => draw.flag()),
        allowed_labels: type === 'linked' ? draw.maybe(() => draw.some(leaves(tree))) : undefined,
        conditions: draw.maybe(() => conditions(name)),
      }),
    ]),
  );
}
