/** What spans may be called: names, or groups of which only the leaves can be chosen (api-facts E.16, E.2). */
import { Type } from 'typebox';
import type { Json, Problem } from '../kit.ts';
import { firstProblem, isObject } from '../shared/json.ts';
import { LABEL_DEPTH, type LabelDescription } from '../shared/labels.ts';

export type EntityLabel =
  | string
  | { name: string; description?: string; display_name?: string; color?: string; children?: EntityLabel[] };

const KEYS = ['name', 'description', 'display_name', 'color', 'children'];
const MOST_LABELS = 10_000;
const text = (description: string) => ({ type: 'string', description });

export const entityLabelsParam = Type.Unsafe<EntityLabel[]>({
  type: 'array',
  minItems: 1,
  maxItems: MOST_LABELS,
  description: 'What spans of the text may be.',
  items: {
    type: ['string', 'object'],
    minLength: 1,
    required: ['name'],
    additionalProperties: false,
    description: 'A name, or a label with a description of its own, or a group of labels.',
    properties: {
      name: { ...text('Name of the label, as the response gives it.'), minLength: 1 },
      description: text('Explanation shown to the labeler.'),
      display_name: text('Shown to the labeler instead of `name`.'),
      color: text('Color of its spans.'),
      children: {
        type: 'array',
        description: 'Labels below this one, in the same form; the label itself can then not be chosen.',
        items: { type: ['string', 'object'] },
      },
    },
  },
});

/** The same as other types describe labels. */
export const described = (labels: readonly EntityLabel[]): LabelDescription[] =>
  labels.map((label) =>
    typeof label === 'string'
      ? label
      : { choice: label.name, ...(label.children && { subchoices: described(label.children) }) },
  );

/** What the schema cannot say: nested levels, their depth, names given twice. */
export function entityLabelsProblem(labels: readonly Json[]): Problem | undefined {
  const seen = new Set<string>();
  const visitAll = (list: readonly Json[], at: string, depth: number): Problem | undefined =>
    depth > LABEL_DEPTH
      ? { path: at, message: `must not be nested deeper than ${LABEL_DEPTH} levels` }
      : firstProblem(list, (label, index) => visit(label, `${at}.${index}`, depth));
  const visit = (label: Json, at: string, depth: number): Problem | undefined => {
    if (typeof label === 'string')
      return label === '' ? { path: at, message: 'is not allowed to be empty' } : once(label, at);
    if (!isObject(label)) return { path: at, message: 'must be a string or an object' };
    const unknown = Object.keys(label).find((key) => !KEYS.includes(key));
    if (unknown !== undefined) return { path: `${at}.${unknown}`, message: 'is not allowed' };
    const { name, children } = label;
    if (name === undefined) return { path: `${at}.name`, message: 'is required' };
    if (typeof name !== 'string' || name === '') return { path: `${at}.name`, message: 'must be a non-empty string' };
    if (children !== undefined && !Array.isArray(children))
      return { path: `${at}.children`, message: 'must be an array' };
    return children?.length ? visitAll(children, `${at}.children`, depth + 1) : once(name, at);
  };
  const once = (name: string, at: string): Problem | undefined => {
    if (seen.has(name)) return { path: at, message: `must not repeat the label ${name}` };
    if (seen.size === MOST_LABELS) return { path: 'labels', message: `must hold at most ${MOST_LABELS} labels` };
    seen.add(name);
    return undefined;
  };
  return visitAll(labels, 'labels', 1);
}
