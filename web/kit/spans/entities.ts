/** The spans and relations of an answer, and what can be done with them (api-facts E.16). Places are code points, as in the answer. Pure. */
import type { Json, JsonObject } from '../../../task-types/kit.ts';
import { baseOf } from '../../../task-types/shared/base-annotations.ts';
import { isObject } from '../../../task-types/shared/json.ts';
import type { CodePoints } from './code-points.ts';

export type Entity = JsonObject & { id: string; start: number; end: number; text: string; label: string };
export type Relation = JsonObject & { id: string; source_ref: string; target_ref: string; name?: string };

export interface RelationKind {
  name: string;
  description?: string;
  is_bidirectional?: boolean;
  source_allowed_labels?: string[];
  target_allowed_labels?: string[];
}

/** What the task lets a labeler do with the spans that came with it. */
export interface EntityLocks {
  adding: boolean;
  isFixed(id: string, what: 'place' | 'label' | 'removal'): boolean;
}

const isEntity = (one: Json): one is Entity =>
  isObject(one) &&
  typeof one.id === 'string' &&
  typeof one.label === 'string' &&
  Number.isInteger(one.start) &&
  Number.isInteger(one.end);

const isRelation = (one: Json): one is Relation =>
  isObject(one) && ['id', 'source_ref', 'target_ref'].every((key) => typeof one[key] === 'string');

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
const NO_ENTITIES: Entity[] = [];

/** The same list for the same answer. */
export function entitiesOf({ annotations }: JsonObject): Entity[] {
  const list = listOf(annotations);
  if (list.length === 0) return NO_ENTITIES;
  return list.every(isEntity) ? (list as Entity[]) : list.filter(isEntity);
}
export const relationsOf = ({ relationships }: JsonObject): Relation[] => listOf(relationships).filter(isRelation);

/** The answer to begin with: what came with the task. @param mint gives what has no id one. */
export function startOf(params: JsonObject, mint: () => string): JsonObject {
  const hypothesis = isObject(params.hypothesis ?? null) ? (params.hypothesis as JsonObject) : {};
  const given = listOf(Array.isArray(params.hypothesis) ? params.hypothesis : hypothesis.annotations);
  const annotations = [...baseOf(params), ...given.filter(isObject)].map(
    (one): JsonObject => ({ ...one, id: typeof one.id === 'string' && one.id ? one.id : mint() }),
  );
  const relationships = listOf(hypothesis.relationships);
  return { annotations, ...(relationships.length > 0 && { relationships }) };
}

export function locksOf(params: JsonObject): EntityLocks {
  const base = new Set(baseOf(params).map(({ id }) => id));
  const closed = {
    place: params.can_edit_base_annotations === false,
    label: params.can_edit_base_annotation_labels === false,
    removal: params.can_delete_base_annotations === false,
  };
  return {
    adding: params.base_annotations !== undefined && params.can_add_base_annotations === false,
    isFixed: (id, what) => closed[what] && base.has(id),
  };
}

/** UTF-16 units. */
const SHOWN = 60;

/** As much of a span as a row or a remark has room for. */
export const excerpt = (text: string): string => {
  const shown = text.slice(0, SHOWN).replace(/\s+/g, ' ');
  return text.length > SHOWN ? `${shown.toWellFormed()}…` : shown;
};

/** A span with this place and label is there already; the server takes none twice. */
export const sameAs = (
  entities: readonly Entity[],
  { id, start, end, label }: Pick<Entity, 'id' | 'start' | 'end' | 'label'>,
) => entities.find((one) => one.id !== id && one.start === start && one.end === end && one.label === label);

/** Moved at one end; undefined where nothing would be left, or nothing changes. */
export function adjusted(entity: Entity, points: CodePoints, side: 'start' | 'end', to: number): Entity | undefined {
  const at = Math.min(Math.max(to, 0), points.length);
  const next = { start: entity.start, end: entity.end, [side]: at };
  if (next.end <= next.start || entity[side] === at) return undefined;
  return { ...entity, ...next, text: points.slice(next.start, next.end) };
}

/** Without some spans, and the relations that they were in. */
export function without(value: JsonObject, ids: ReadonlySet<string>): JsonObject {
  const relations = relationsOf(value);
  const left = relations.filter((one) => !ids.has(one.source_ref) && !ids.has(one.target_ref));
  return {
    ...value,
    annotations: entitiesOf(value).filter(({ id }) => !ids.has(id)),
    ...(relations.length > 0 && { relationships: left }),
  };
}

const allows = (labels: string[] | undefined, { label }: Entity): boolean => !labels || labels.includes(label);

/** The kinds of relation that may join two spans in this direction. */
export function kindsBetween(kinds: readonly RelationKind[], source: Entity, target: Entity): RelationKind[] {
  if (source.id === target.id) return [];
  return kinds.filter(
    ({ source_allowed_labels, target_allowed_labels, is_bidirectional }) =>
      (allows(source_allowed_labels, source) && allows(target_allowed_labels, target)) ||
      (is_bidirectional === true && allows(source_allowed_labels, target) && allows(target_allowed_labels, source)),
  );
}

/** Relations that a change of labels has made impossible. */
export const brokenRelations = (value: JsonObject, kinds: readonly RelationKind[]): Relation[] => {
  const byId = new Map(entitiesOf(value).map((one) => [one.id, one]));
  return relationsOf(value).filter(({ source_ref, target_ref, name }) => {
    const [source, target] = [byId.get(source_ref), byId.get(target_ref)];
    if (!source || !target) return true;
    const able = kindsBetween(kinds, source, target);
    return name === undefined ? able.length === 0 : !able.some((kind) => kind.name === name);
  });
};

/** The span before or behind in the text; the first or last where none is selected. */
export function neighbour<E extends { id: string }>(
  sorted: readonly E[],
  selected: string | undefined,
  by: 1 | -1,
): E | undefined {
  if (sorted.length === 0) return undefined;
  const at = sorted.findIndex(({ id }) => id === selected);
  const from = at === -1 ? (by > 0 ? -1 : sorted.length) : at;
  return sorted[(from + by + sorted.length) % sorted.length];
}

/** The span that a refusal is about; of a relation the one that it begins at. @param path dotted, from the response. */
export function refusedSpan(value: JsonObject, path: string): string | undefined {
  const [, list, index] = /^(annotations|relationships)\.(\d+)/.exec(path) ?? [];
  const one = list === undefined ? undefined : listOf(value[list])[Number(index)];
  if (!isObject(one ?? null)) return undefined;
  const { id, source_ref } = one as JsonObject;
  const found = list === 'annotations' ? id : source_ref;
  return typeof found === 'string' ? found : undefined;
}
