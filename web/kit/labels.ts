/** Lists of labels of the params, flattened for palettes and choices. */
import type { LabelDescription } from '../../task-types/shared/labels.ts';

export interface Choice {
  /** As the answer gives it. */
  name: string;
  shown: string;
  description: string | undefined;
  /** The groups it is in, outermost first. */
  groups: string[];
}

export function choicesOf(labels: readonly LabelDescription[], groups: string[] = []): Choice[] {
  return labels.flatMap((label) => {
    if (typeof label === 'string') return [{ name: label, shown: label, description: undefined, groups }];
    const { choice, display = choice, description, subchoices } = label;
    if (subchoices?.length) return choicesOf(subchoices, [...groups, display]);
    return [{ name: choice, shown: display, description, groups }];
  });
}

/** Fits what was typed: anywhere in the name or its groups, in any case. */
export function isFound({ shown, groups }: Choice, typed: string): boolean {
  return [...groups, shown].join(' ').toLowerCase().includes(typed.trim().toLowerCase());
}

/**
 * What fits what was typed, with its index in the list: names that are it, then names that begin with it, then names with a
 * word that does, then all others, each in their order.
 */
export function findChoices(choices: readonly Choice[], typed: string): { choice: Choice; index: number }[] {
  const all = choices.map((choice, index) => ({ choice, index }));
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return all;
  const rank = ({ shown }: Choice): number => {
    const name = shown.toLowerCase();
    if (name === wanted) return 0;
    if (name.startsWith(wanted)) return 1;
    return name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted)) ? 2 : 3;
  };
  const found = all.filter(({ choice }) => isFound(choice, typed)).map((one) => ({ ...one, rank: rank(one.choice) }));
  return found.sort((a, b) => a.rank - b.rank || a.index - b.index).map(({ choice, index }) => ({ choice, index }));
}

/** The key of the label with this index: the first nine have one. */
export const keyOf = (index: number): string | undefined => (index < 9 ? String(index + 1) : undefined);
