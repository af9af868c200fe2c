/** spaCy's training examples: a JSON array of `[text, {entities: [[start, end, label]]}]`, as `Example.from_dict` takes them. */
import type { JsonObject } from '../../../task-types/kit.ts';
import type { Span } from '../../../task-types/marks.ts';
import type { Registry } from '../../registry.ts';
import type { TaskRow } from '../../store/tasks.ts';
import { type Format, readAnswer } from './format.ts';

export const spacy: Format = {
  summary: 'spaCy: a JSON array of [text, {entities}]; only with a type of texts',
  contentType: 'application/json; charset=utf-8',
  extension: 'spacy.json',
  takes: (type) => type.texts !== undefined,
  wantsType: true,
  writer(registry) {
    let texts = 0;
    return {
      begin: () => '[',
      add: (tasks) => {
        const examples = tasks.flatMap((task) => examplesOf(registry, task));
        return { now: examples.map((example) => `${texts++ ? ',' : ''}\n${JSON.stringify(example)}`).join('') };
      },
      end: () => ({ before: '\n]\n', after: '' }),
    };
  },
};

type Entity = [start: number, end: number, label: string];

/** @returns none for a task that is not completed, or whose text is elsewhere. */
function examplesOf(registry: Registry, task: TaskRow) {
  const type = registry.find(task.type);
  const texts = type?.type.texts;
  if (!texts || task.status !== 'completed' || task.responseJson === null) return [];
  const params = JSON.parse(task.paramsJson) as JsonObject;
  const text = texts.text(params);
  if (text === undefined) return [];
  const response = JSON.parse(task.responseJson) as JsonObject;
  const spans = readAnswer(type, params, response, () => texts.spans(params, response));
  if (!spans) return [];
  const entities = withoutOverlaps(spans);
  // spaCy's entities never overlap; where the labeler's do, all of them are a span group beside.
  const groups = entities.length < spans.length ? { spans: { sc: spans.map(entityOf) } } : {};
  return [[text, { entities: entities.map(entityOf), ...groups }]];
}

const entityOf = ({ start, end, label }: Span): Entity => [start, end, label];

/** The longest first, of equally long ones the first: as spacy.util.filter_spans. */
function withoutOverlaps(spans: Span[]): Span[] {
  const kept: Span[] = [];
  const taken = new Set<number>();
  for (const span of spans.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)) {
    // Those that were kept are at least as long, so one that overlaps covers an end of this one.
    if (taken.has(span.start) || taken.has(span.end - 1)) continue;
    for (let at = span.start; at < span.end; at++) taken.add(at);
    kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}
