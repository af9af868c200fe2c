/** Lists of labels: plain names, or descriptions with subchoices of which only the leaves can be chosen (api-facts E.2). */
import { Type } from 'typebox';
import type { Json, Problem } from '../kit.ts';
import { isObject } from './json.ts';

export type LabelDescription =
  | string
  | {
      choice: string;
      subchoices?: LabelDescription[];
      instance_label?: boolean;
      display?: string;
      description?: string;
    };

export const LABEL_DEPTH = 8;
const MOST_LABELS = 10_000;

const name = { type: 'string', minLength: 1, description: 'Name of the label, as the response gives it.' };

/** A list of labels in the params (api-facts E.2). Nested levels are checked by `labelsProblem`. */
export function labelsParam(description: string) {
  return Type.Unsafe<LabelDescription[]>({
    type: 'array',
    minItems: 1,
    maxItems: MOST_LABELS,
    description,
    items: {
      anyOf: [
        name,
        {
          type: 'object',
          required: ['choice'],
          description: 'A label with a description of its own, or a group of labels.',
          properties: {
            choice: name,
            subchoices: {
              type: 'array',
              description: 'Labels below this one, in the same form; the label itself can then not be chosen.',
              items: { type: ['string', 'object'] },
            },
            instance_label: { type: 'boolean', description: 'Segmentation: each instance gets its own mask.' },
            display: { type: 'string', description: 'Shown to the labeler instead of `choice`.' },
            description: { type: 'string', description: 'Explanation shown to the labeler.' },
          },
        },
      ],
    },
  });
}

/** The names that can be chosen, in order. */
export function leaves(labels: readonly LabelDescription[]): string[] {
  return labels.flatMap((label) => {
    if (typeof label === 'string') return [label];
    return label.subchoices?.length ? leaves(label.subchoices) : [label.choice];
  });
}

/** The leaves of which each thing is an instance of its own. A group's mark holds for what is below it. */
export function instanceLabels(labels: readonly LabelDescription[], marked = false): Set<string> {
  return new Set(
    labels.flatMap((label) => {
      if (typeof label === 'string') return marked ? [label] : [];
      const isMarked = label.instance_label ?? marked;
      if (label.subchoices?.length) return [...instanceLabels(label.subchoices, isMarked)];
      return isMarked ? [label.choice] : [];
    }),
  );
}

/** For every name in the list, group or leaf, the leaves it stands for. */
export function leavesByChoice(labels: readonly LabelDescription[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const visit = (label: LabelDescription): void => {
    const choice = typeof label === 'string' ? label : label.choice;
    const below = found.get(choice) ?? new Set();
    for (const leaf of leaves([label])) below.add(leaf);
    found.set(choice, below);
    if (typeof label !== 'string') label.subchoices?.forEach(visit);
  };
  labels.forEach(visit);
  return found;
}

/** What is wrong with a list of labels that its schema cannot say: nested levels, depth, names given twice. */
export function labelsProblem(labels: readonly Json[], path: string): Problem | undefined {
  const seen = new Set<string>();
  const visitAll = (list: readonly Json[], at: string, depth: number): Problem | undefined => {
    if (depth > LABEL_DEPTH) return { path: at, message: `must not be nested deeper than ${LABEL_DEPTH} levels` };
    for (const [index, label] of list.entries()) {
      const problem = visit(label, `${at}.${index}`, depth);
      if (problem) return problem;
    }
    return undefined;
  };
  const visit = (label: Json, at: string, depth: number): Problem | undefined => {
    if (typeof label !== 'string' && !isObject(label)) return { path: at, message: 'must be a string or an object' };
    const choice = typeof label === 'string' ? label : Object.hasOwn(label, 'choice') ? label.choice : undefined;
    if (typeof choice !== 'string' || choice === '') {
      return typeof label === 'string'
        ? { path: at, message: 'is not allowed to be empty' }
        : { path: `${at}.choice`, message: choice === undefined ? 'is required' : 'must be a non-empty string' };
    }
    const subchoices = typeof label === 'string' ? undefined : label.subchoices;
    if (subchoices !== undefined && !Array.isArray(subchoices)) {
      return { path: `${at}.subchoices`, message: 'must be an array' };
    }
    if (subchoices?.length) return visitAll(subchoices, `${at}.subchoices`, depth + 1);
    if (seen.has(choice)) return { path: at, message: `must not repeat the choice ${choice}` };
    if (seen.size === MOST_LABELS) return { path, message: `must hold at most ${MOST_LABELS} choices` };
    seen.add(choice);
    return undefined;
  };
  return visitAll(labels, path, 1);
}
