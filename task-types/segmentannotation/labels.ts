/** What pixels may be labeled with (api-facts E.9). */
import type { Problem } from '../kit.ts';
import { type LabelDescription, labelsProblem, leavesByChoice } from '../shared/labels.ts';

export type Labels = {
  labels: LabelDescription[];
  instance_labels?: LabelDescription[];
  allow_parent_labels?: boolean;
};

/** `labels` and `instance_labels` are one list to choose from: a label may be in both. */
export function segmentLabelsProblem({ labels, instance_labels = [] }: Labels): Problem | undefined {
  return labelsProblem(labels, 'labels') ?? labelsProblem(instance_labels, 'instance_labels');
}

/** Each name that a pixel may have, in order, and whether each thing of it has a mask of its own. */
export function segmentLabels({ labels, instance_labels = [], allow_parent_labels }: Labels): Map<string, boolean> {
  const found = new Map<string, boolean>();
  const visit = (label: LabelDescription, inherited: boolean): void => {
    const { choice, subchoices = [], instance_label } = typeof label === 'string' ? { choice: label } : label;
    const isInstance = instance_label ?? inherited;
    if (subchoices.length === 0 || allow_parent_labels) found.set(choice, isInstance || (found.get(choice) ?? false));
    for (const below of subchoices) visit(below, isInstance);
  };
  for (const label of labels) visit(label, false);
  for (const label of instance_labels) visit(label, true);
  return found;
}

/** Everything that a condition of an attribute may name. */
export const allLabels = ({ labels, instance_labels = [] }: Labels): LabelDescription[] => {
  const names = leavesByChoice(labels);
  return [...labels, ...instance_labels.filter((one) => !names.has(typeof one === 'string' ? one : one.choice))];
};
