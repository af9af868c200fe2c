import type { JsonObject } from '../../../task-types/kit.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import { texts } from '../../kit/texts/texts.ts';

const MOST = 3;

/** What somebody recognises an answer by: its labels, or else its values. */
export function summaryOf(response: JsonObject | undefined): string {
  if (!response) return '';
  const { annotations } = response;
  if (Array.isArray(annotations)) return countedLabels(annotations);
  return Object.values(response)
    .flat()
    .filter((value) => ['string', 'number', 'boolean'].includes(typeof value))
    .slice(0, MOST)
    .map((value) => String(value).slice(0, 60))
    .join(', ');
}

function countedLabels(annotations: unknown[]): string {
  if (annotations.length === 0) return texts.answers.nothingMarked;
  const counts = new Map<string, number>();
  for (const one of annotations) {
    const label = isObject(one) && typeof one.label === 'string' ? one.label : texts.answers.withoutLabel;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const names = [...counts].map(([label, count]) => texts.answers.countedLabel(count, label));
  const more = names.length - MOST;
  return [...names.slice(0, MOST), ...(more > 0 ? [texts.answers.more(more)] : [])].join(', ');
}
