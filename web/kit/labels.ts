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

/** The key of the label with this index: the first nine have one. */
export const keyOf = (index: number): string | undefined => (index < 9 ? String(index + 1) : undefined);
