/** Relations between spans (api-facts E.16): which kinds there may be, and those of an answer. */
import { type TSchema, Type } from 'typebox';
import type { Draw } from '../draw.ts';
import type { JsonObject, Problem } from '../kit.ts';
import { firstProblem, listed } from '../shared/json.ts';
import { sampleUuid } from '../shared/sample-uuid.ts';
import type { Span } from './spans.ts';

export type Kind = string | KindDefinition;
type KindDefinition = {
  name: string;
  description?: string;
  is_bidirectional?: boolean;
  source_allowed_labels?: string[];
  target_allowed_labels?: string[];
};
export type Relationship = JsonObject & { id: string; source_ref: string; target_ref: string; name?: string };

const permitted = (end: string) => ({
  type: 'array',
  minItems: 1,
  maxItems: 10_000,
  items: { type: 'string' },
  description: `Labels that it may ${end}; any when left out.`,
});

export const kindsParam = Type.Optional(
  Type.Unsafe<Kind[]>({
    type: 'array',
    maxItems: 1000,
    description: 'Kinds of relations between spans; none may be drawn when left out.',
    items: {
      type: ['string', 'object'],
      minLength: 1,
      required: ['name'],
      additionalProperties: false,
      description: 'A name, or a kind that says what it may join.',
      properties: {
        name: { type: 'string', minLength: 1, description: 'Name of the kind, as the response gives it.' },
        description: { type: 'string', description: 'Explanation shown to the labeler.' },
        is_bidirectional: { type: 'boolean', description: 'It holds both ways. False when left out.' },
        source_allowed_labels: permitted('start at'),
        target_allowed_labels: permitted('end at'),
      },
    },
  }),
);

const kindOf = (kind: Kind): KindDefinition => (typeof kind === 'string' ? { name: kind } : kind);

/** @param labels that spans can have. */
export function kindsProblem(kinds: readonly Kind[] = [], labels: ReadonlySet<string>): Problem | undefined {
  const seen = new Set<string>();
  return firstProblem(kinds.map(kindOf), (kind, index) => {
    if (seen.has(kind.name))
      return { path: `relationships.${index}`, message: `must not repeat the name ${kind.name}` };
    seen.add(kind.name);
    return firstProblem(['source_allowed_labels', 'target_allowed_labels'] as const, (key) =>
      firstProblem(kind[key] ?? [], (label, place) =>
        labels.has(label)
          ? undefined
          : { path: `relationships.${index}.${key}.${place}`, message: `must be one of ${listed(labels)}` },
      ),
    );
  });
}

/** Of one kind the name may be left out; of several it says which. */
export function relationshipsAnswer(kinds: readonly Kind[] = []): TSchema {
  if (kinds.length === 0) return Type.Unsafe<unknown>({ type: 'array', maxItems: 0 });
  const ref = { type: 'string', minLength: 1, description: 'id of an annotation' };
  return Type.Unsafe<unknown>({
    type: 'array',
    items: {
      type: 'object',
      required: ['id', 'source_ref', 'target_ref', ...(kinds.length > 1 ? ['name'] : [])],
      properties: {
        id: { type: 'string', minLength: 1 },
        source_ref: ref,
        target_ref: ref,
        name: { type: 'string', enum: kinds.map((kind) => kindOf(kind).name) },
      },
    },
  });
}

const allows = (labels: string[] | undefined, { label }: Span): boolean => !labels || labels.includes(label);

const joins = (kind: KindDefinition, source: Span, target: Span): boolean =>
  (allows(kind.source_allowed_labels, source) && allows(kind.target_allowed_labels, target)) ||
  (kind.is_bidirectional === true &&
    allows(kind.source_allowed_labels, target) &&
    allows(kind.target_allowed_labels, source));

/** Ids are unique, and each joins two spans that its kind allows. */
export function relationshipsProblem(
  drawn: readonly Relationship[],
  kinds: readonly Kind[] = [],
  spans: readonly Span[],
): Problem | undefined {
  const byName = new Map(kinds.map((kind) => [kindOf(kind).name, kindOf(kind)]));
  const byId = new Map(spans.map((span) => [span.id, span]));
  const seen = new Set<string>();
  return firstProblem(drawn, ({ id, source_ref, target_ref, name }, index) => {
    const at = `relationships.${index}`;
    if (seen.has(id)) return { path: `${at}.id`, message: 'is already used for another relationship' };
    seen.add(id);
    const [source, target] = [byId.get(source_ref), byId.get(target_ref)];
    if (!source) return { path: `${at}.source_ref`, message: 'must be the id of an annotation' };
    if (!target || target === source)
      return { path: `${at}.target_ref`, message: 'must be the id of another annotation' };
    const kind = name === undefined ? kindOf(kinds[0]!) : byName.get(name);
    if (kind && joins(kind, source, target)) return undefined;
    return { path: at, message: `must not join ${source.label} to ${target.label}` };
  });
}

/** Spans that a sample relates: every pair of them is looked at for each kind. */
const MOST_ENDS = 20;

/** One of each kind for which there are two spans to join. */
export function sampleRelationships(kinds: readonly Kind[] = [], spans: readonly Span[], draw: Draw): Relationship[] {
  return kinds.map(kindOf).flatMap((kind, index) => {
    const ends = spans.slice(0, MOST_ENDS);
    const pairs = ends.flatMap((source) =>
      ends.flatMap((target) => (source !== target && joins(kind, source, target) ? [{ source, target }] : [])),
    );
    if (pairs.length === 0) return [];
    const { source, target } = draw.one(pairs);
    return [{ id: sampleUuid(1000 + index), source_ref: source.id, target_ref: target.id, name: kind.name }];
  });
}
